import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { openBytes, openTable } from '#sheet/sheet.ts';
import { sniffTimeFormat } from '#sheet/time.ts';
import { createEpwReader, readLocation, type EpwLocation } from './epw.ts';
import { linesOf, type Intake, type Taker } from './intake.ts';
import { createRowReader, placeColumns } from './rows.ts';
import type { Series } from './store.ts';

export type WeatherFile = { readonly path: string; readonly name: string };

/** Where the hours of a file go: asked once the place is known, before the first hour. */
export type OpenIntake = (
  place: Pick<EpwLocation, 'latitude' | 'longitude' | 'elevationM' | 'source' | 'name'> | null,
  zone: Zone,
) => Promise<Taker>;

/** Reads an EPW file to its end. Throws Problem `not-epw`, `zone-needed`, and what `sheet` says of files that cannot be read. */
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
  readonly timeColumn: string | undefined;
  readonly columns: Readonly<Record<string, string>>;
  readonly zone: string;
};

/** Reads a table of observations to its end. Throws Problem `time-column-needed`, `column-missing`, `variable-unknown`, `zone-unknown`. */
export async function readTableFile(
  file: WeatherFile,
  { timeColumn, columns, zone: zoneName }: CsvMapping,
  open: OpenIntake,
): Promise<Intake> {
  if (timeColumn === undefined) throw new Problem('bad-input', 'time-column-needed', {});
  const zone = zoneNamed(zoneName);
  const { format, findings } = await timeFormatOf(file, timeColumn, columns);
  const table = await openTable(file.path, { name: file.name });
  const take = createRowReader(table.header, { timeColumn, columns, zone, timeFormat: format });
  const intake = await open(null, zone);
  for await (const batch of table.rows) {
    for (const row of batch) {
      const { observations, rejects, missing } = take(row);
      await intake.take(observations);
      for (const one of rejects) intake.reject(one);
      intake.miss(missing);
    }
  }
  return intake.end([...table.findings, ...findings]);
}

/** The zone of that IANA name. Throws Problem `zone-unknown`. */
export function zoneNamed(name: string): Zone {
  const zone = createZone(name);
  if (zone === null) throw new Problem('bad-input', 'zone-unknown', { zone: name });
  return zone;
}

/** An IANA name for an offset: China's own, else a fixed one. Throws where the offset is no whole hour: then `zone` must be given. */
function zoneOfOffset(seconds: number): string {
  if (seconds === 28_800) return 'Asia/Shanghai';
  const hours = seconds / 3600;
  if (!Number.isInteger(hours)) throw new Problem('bad-input', 'zone-needed', { offsetHours: hours });
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** Looks at the first rows for the order of day and month, and refuses a table before anything is written where a column is not there. */
async function timeFormatOf(
  { path, name }: WeatherFile,
  timeColumn: string,
  columns: Readonly<Record<string, string>>,
): Promise<ReturnType<typeof sniffTimeFormat>> {
  const table = await openTable(path, { name });
  const { time } = placeColumns(table.header, { timeColumn, columns });
  let samples: string[] = [];
  for await (const batch of table.rows) {
    samples = batch.map(({ cells }) => cells[time] ?? '');
    break;
  }
  return sniffTimeFormat(samples);
}

/** A finding where a station has no coordinates: it cannot be chosen as the nearest. */
export function placeless(station: { code: string; latitude: number | null }): Finding[] {
  return station.latitude === null ? [{ code: 'station-without-place', severity: 'warning', evidence: { station: station.code } }] : [];
}
