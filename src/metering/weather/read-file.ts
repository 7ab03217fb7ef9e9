import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { headingKey, refuseTwice } from '#platform/tables/columns.ts';
import { longRow } from '#platform/tables/rejects.ts';
import { otherColumns } from '#platform/tables/other-columns.ts';
import { createStatusTally, deviceReader, flagReader, plainOf, type StatusColumn, statusColumns } from '#platform/tables/row-status.ts';
import { openBytes } from '#platform/tables/tables.ts';
import { openWeatherTable, type WeatherTable } from './weather-table.ts';
import { parseTime, sniffTimeFormat } from '#platform/tables/time.ts';
import { type DecimalMark, decimalMarkOf } from '#platform/tables/decimal-mark.ts';
import type { Table } from '#platform/tables/table.ts';
import { createDoubled } from './doubled-times.ts';
import { conversionFrom, conversionIn } from './heading-unit.ts';
import { variableUnit } from './variable.ts';
import { createEpwReader, isEpwHead, readLocation, type EpwLocation } from './epw.ts';
import { linesOf, type Intake, type Taker } from './intake.ts';
import { clockIn } from './heading-clock.ts';
import { plainValues, refuseOpenShare, stationColumnIn, timeColumnIn, variableColumnsIn } from './known-columns.ts';
import { createRowReader, placeColumns } from './rows.ts';
import { rowTimeIn } from './time-beside.ts';
import { type ShownUnit, unitByValues, unitsShown } from './units-by-values.ts';
import { placeHeader } from './export.ts';
import type { Series, Station } from './store.ts';

export type WeatherFile = { readonly path: string; readonly name: string };

/** Where the hours of a file go: called once the place is known, before the first hour. */
export type OpenIntake = (
  place: (Pick<EpwLocation, 'source' | 'name'> & Pick<Station, 'latitude' | 'longitude' | 'elevationM'>) | null,
  zone: Zone,
) => Promise<Taker>;

/** Reads an EPW file to its end. Throws Problem `not-epw`, `zone-needed`, and whatever `sheet` throws for files that cannot be read. */
export async function readEpwFile(
  file: WeatherFile,
  asked: { series: Series; zone: string | undefined },
  open: OpenIntake,
): Promise<Intake> {
  const table = await openBytes(file.path, { name: file.name });
  const location = readLocation(table.header);
  const intake = await open(location, zoneNamed(asked.zone ?? zoneOfOffset(location.offsetSeconds)));
  const reader = createEpwReader(location, asked.series);
  for await (const line of linesOf(table.bytes)) await intake.take(reader.take(line));
  const { missing, rejects, findings } = reader.end();
  intake.miss(missing);
  for (const one of rejects) intake.reject(one);
  return intake.end([...table.findings, ...findings]);
}

export type CsvMapping = {
  /** If omitted: the column with such a heading or the only one that contains times. */
  readonly timeColumn?: string | undefined;
  /** By variable; empty: the columns with headings of variables. */
  readonly columns: Readonly<Record<string, string>>;
  /** If omitted: according to the file, otherwise Asia/Shanghai. */
  readonly zone?: string | undefined;
  /** The zone of the station, if it exists already. */
  readonly zoneOfStation?: string | undefined;
  /** If a file contains several stations: the one to read. */
  readonly station?: string | undefined;
  readonly series: Series;
};

type Mapped = { readonly timeColumn: string; readonly columns: Readonly<Record<string, string>> };

/** Reads a table of observations to its end. Throws Problem `time-column-needed`, `column-missing` or `weather-clock-unknown`. */
export async function readTableFile(file: WeatherFile, asked: CsvMapping, open: OpenIntake): Promise<Intake> {
  const opened = await openWeatherTable(file);
  const { table } = opened;
  const { mapped, place, format, findings, time, shown, statuses, isTimed, mark } = await inspectFile(opened, asked);
  const said = opened.zone ?? (opened.clock !== null && 'zone' in opened.clock ? opened.clock.zone : undefined);
  const zone = zoneNamed(asked.zone ?? said ?? asked.zoneOfStation ?? (place?.zone || 'Asia/Shanghai'));
  // the sender's option takes precedence over the heading, and the heading over titles
  const offsetSeconds = asked.zone === undefined ? (clockIn(mapped.timeColumn) ?? offsetAround(opened)) : null;
  const isAssumed =
    !isTimed &&
    offsetSeconds === null &&
    [asked.zone, said, asked.zoneOfStation, place?.zone || undefined].every((one) => one === undefined);
  const assumed: Finding[] = isAssumed ? [{ code: 'weather-zone-assumed', severity: 'info', evidence: { zone: zone.name } }] : [];
  const isOther = otherStation(table.header, asked.station, await stationsIn(table));
  const doubled = createDoubled();
  const take = createRowReader(table.header, {
    ...mapped,
    zone,
    offsetSeconds,
    timeFormat: format,
    series: asked.series,
    time,
    shown,
    mark,
  });
  const intake = await open(place, zone);
  let leapHours = 0;
  for await (const batch of table.rows) {
    for (const row of batch) {
      if (isOther(row.cells) || statuses.left(row.cells, row.row).length > 0) continue;
      const { observations, rejects, missing, isLeap = false } = take(row);
      if (isLeap) leapHours += 1;
      doubled.add(row.row, observations);
      await intake.take(observations);
      for (const one of rejects) intake.reject(one);
      intake.miss(missing);
    }
  }
  for (const [row, cells] of table.long ?? []) intake.reject({ row, column: '', found: '', ...longRow(cells, table.header) });
  const leap: Finding[] = leapHours === 0 ? [] : [{ code: 'leap-day-left-out', severity: 'info', evidence: { hours: leapHours } }];
  return intake.end([
    ...table.findings,
    ...findings,
    ...assumed,
    ...leap,
    ...statuses.told(),
    ...columnsLeft(table.header, mapped, time.columns),
  ]);
}

/** Columns of a table of observations that contain nothing that is stored. */
function columnsLeft(header: readonly string[], { timeColumn, columns }: Mapped, ofTime: readonly number[]): Finding[] {
  const read = new Set([timeColumn, ...Object.values(columns), ...placeHeader].map(headingKey));
  const taken = header.flatMap((heading, at) =>
    read.has(headingKey(heading)) || at === stationColumnIn(header) || ofTime.includes(at) ? [at] : [],
  );
  const left = otherColumns(header, taken).join(', ');
  return left === '' ? [] : [{ code: 'weather-columns-left', severity: 'info', evidence: { columns: left } }];
}

type Rows = readonly (readonly string[])[];

function mappedIn(header: readonly string[], rows: Rows, { timeColumn, columns }: CsvMapping): Mapped {
  const time = timeColumn ?? timeColumnIn(header, rows);
  if (Object.keys(columns).length > 0) return { timeColumn: time, columns };
  const found = variableColumnsIn(header);
  refuseTwice(
    header,
    Object.values(found).map((column) => header.indexOf(column)),
  );
  return { timeColumn: time, columns: found };
}

/** What a file says about itself before it is read: its format and its station; null if it does not say. */
export async function identifyFile(
  file: WeatherFile,
  asked?: string,
): Promise<{ readonly format: 'epw' | 'csv'; readonly station: string | null }> {
  const { table } = await openWeatherTable(file);
  const [, place = '', , , , wmo = ''] = table.header;
  if (isEpwHead(table.header)) return { format: 'epw', station: wmo.trim() || place.trim() || null };
  const stations = await stationsIn(table);
  const [station = null] = stations;
  if (stations.size > 1 && (asked === undefined || !stations.has(asked)))
    throw new Problem('bad-input', 'stations-several', { stations: [...stations].slice(0, 20).join(', '), count: stations.size });
  return { format: 'csv', station };
}

type FilePlace = NonNullable<Parameters<OpenIntake>[0]> & { readonly zone: string };

/** Where the station is, as each row of an exported file says; null if it does not. */
function placeIn(header: readonly string[], cells: readonly string[]): FilePlace | null {
  const cell = (name: (typeof placeHeader)[number]): string => cells[header.findIndex((heading) => heading.trim() === name)] ?? '';
  const number = (text: string): number | null => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));
  const [latitude, longitude] = [number(cell('latitude')), number(cell('longitude'))];
  const [name, zone, source] = [cell('stationName'), cell('zone'), cell('source')];
  if (latitude === null && longitude === null && name === '' && zone === '') return null;
  const here = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return {
    name,
    zone,
    source,
    latitude: here ? latitude : null,
    longitude: here ? longitude : null,
    elevationM: number(cell('elevation')),
  };
}

/** The zone of that IANA name. Throws Problem `zone-unknown`. */
export function zoneNamed(name: string): Zone {
  const zone = createZone(name);
  if (zone === null) throw new Problem('bad-input', 'zone-unknown', { zone: name });
  return zone;
}

/**
 * Zones with offsets of fractional hours whose clock has not been changed since 1990 (IANA tzdb), by hours from UTC: there are no fixed
 * zones for these. Elsewhere (Tehran, St. John's) there was summer time.
 */
const between: Readonly<Record<string, string>> = {
  '4.5': 'Asia/Kabul',
  '5.5': 'Asia/Kolkata',
  '5.75': 'Asia/Kathmandu',
  '6.5': 'Asia/Yangon',
  '9.5': 'Australia/Darwin',
  '-9.5': 'Pacific/Marquesas',
};

/** An IANA name for an offset: China's own, otherwise one without clock changes. Throws if there is none: then `zone` must be given. */
export function zoneOfOffset(seconds: number): string {
  if (seconds === 28_800) return 'Asia/Shanghai';
  const hours = seconds / 3600;
  const own = between[String(hours)];
  if (own !== undefined) return own;
  if (!Number.isInteger(hours)) throw new Problem('bad-input', 'zone-needed', { offsetHours: hours });
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/**
 * Inspects the first rows for the order of day and month and for the place, and refuses a table before anything is written if a column is
 * missing.
 */
async function inspectFile({ table, unitOf }: WeatherTable, asked: CsvMapping) {
  let first: readonly { readonly cells: readonly string[] }[] = [];
  for await (const batch of table.rows) {
    first = batch;
    break;
  }
  const mapped = mappedIn(
    table.header,
    first.map(({ cells }) => cells),
    asked,
  );
  const rows = first.map(({ cells }) => cells);
  const { time, values } = placeColumns(table.header, mapped);
  const rowTime = rowTimeIn(table.header, rows, time);
  const shown = shownUnits(rows, values, unitOf);
  const { format, findings } = sniffTimeFormat(rows.map(rowTime.text));
  const read = new Set([...rowTime.columns, ...values.map(({ at }) => at)]);
  const columns = valueStates(table.header, rows).filter(({ column }) => !read.has(column));
  refuseFlags(table.header, rows, columns);
  const isTimed = rows.some((row) => {
    const at = parseTime(rowTime.text(row), format);
    return typeof at === 'object' && at.offsetSeconds !== null;
  });
  return {
    mapped,
    place: placeIn(table.header, rows[0] ?? []),
    format,
    findings: [...findings, ...unitsShown(values.flatMap(({ variable, column }) => unitTold(column, shown.get(variable))))],
    time: rowTime,
    shown,
    statuses: createStatusTally(table.header, columns),
    isTimed,
    mark: markOf(table, rows, values),
  };
}

const unitTold = (column: string, unit: ShownUnit | undefined): [string, string][] =>
  unit === undefined || unit.isSaid === true ? [] : [[column, unit.unit]];

/** The units that the values of columns imply, by variable. @throws Problem `weather-unit-open` */
function shownUnits(
  rows: Rows,
  columns: ReturnType<typeof placeColumns>['values'],
  unitOf: WeatherTable['unitOf'],
): ReadonlyMap<string, ShownUnit> {
  return new Map(
    columns.flatMap(({ variable, column, at }) => {
      const said = conversionIn(variable, column) === null ? unitOf(variable, column, at) : null;
      const convert = said === null ? null : conversionFrom(variable, said);
      if (said !== null && convert === null)
        throw new Problem('bad-input', 'weather-unit-unknown', {
          heading: column.trim(),
          unit: said,
          variable,
          own: variableUnit(variable),
        });
      if (said !== null && convert !== null) return [[variable, { unit: said, convert, isSaid: true }] as const];
      const cells = rows.map((row) => row[at] ?? '');
      refuseOpenShare(variable, column, cells);
      const unit = unitByValues(variable, column, plainValues(variable, column, cells));
      return unit === null ? [] : [[variable, unit] as const];
    }),
  );
}

/** The stations named by a column of the table. */
async function stationsIn({ header, rows }: Table): Promise<ReadonlySet<string>> {
  const column = stationColumnIn(header);
  const stations = new Set<string>();
  if (column < 0) return stations;
  for await (const batch of rows) for (const { cells } of batch) if (cells[column]?.trim()) stations.add(cells[column].trim());
  return stations;
}

/** In a file of several stations, whether a row belongs to a station other than the one being read. */
function otherStation(
  header: readonly string[],
  asked: string | undefined,
  stations: ReadonlySet<string>,
): (cells: readonly string[]) => boolean {
  const column = stationColumnIn(header);
  return stations.size < 2 ? () => false : (cells) => (cells[column] ?? '').trim() !== asked;
}

const offsetAround = ({ clock }: WeatherTable): number | null => (clock !== null && 'offset' in clock ? clock.offset : null);

/** The columns that give the quality of values in rows: also of the device that measured them. */
function valueStates(header: readonly string[], rows: Rows): StatusColumn[] {
  const own = header.flatMap((heading, column): StatusColumn[] => {
    const cells = [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((cell) => cell !== '');
    const of = deviceReader(plainOf(heading), cells) ?? flagReader(plainOf(heading), cells);
    return of === null ? [] : [{ column, of }];
  });
  return [...own, ...statusColumns(header, rows).filter(({ column }) => own.every((one) => one.column !== column))];
}

/** @throws Problem `weather-flags-open` */
function refuseFlags(header: readonly string[], rows: Rows, columns: readonly StatusColumn[]): void {
  const open = columns.find(({ column, of }) => rows.some((row) => of(row[column] ?? '') === 'open'));
  if (open === undefined) return;
  const flags = [...new Set(rows.map((row) => (row[open.column] ?? '').trim()))].filter((cell) => cell !== '').toSorted();
  throw new Problem('bad-input', 'weather-flags-open', {
    column: (header[open.column] as string).trim(),
    flags: flags.slice(0, 10).join(', '),
  });
}

/** The decimal separator; if nothing indicates it, a point, and a comma is rejected cell by cell. */
function markOf(table: Table, rows: Rows, values: ReturnType<typeof placeColumns>['values']): DecimalMark {
  try {
    return decimalMarkOf(
      rows.map((row) => values.map(({ at }) => row[at] ?? '')),
      table,
    );
  } catch (error) {
    if (error instanceof Problem) return 'point';
    throw error;
  }
}

/** A finding if a station has no coordinates: it cannot be chosen as the nearest. */
export function placeless(station: { code: string; latitude: number | null }): Finding[] {
  return station.latitude === null ? [{ code: 'station-without-place', severity: 'warning', evidence: { station: station.code } }] : [];
}
