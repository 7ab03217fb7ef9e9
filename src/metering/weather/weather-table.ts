import { createZone } from '#kernel/zone.ts';
import { Problem } from '#kernel/problem.ts';
import { headingKey } from '#platform/tables/columns.ts';
import { clockNamed, clockOfTitles } from '#platform/tables/heading-clock.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { openTable } from '#platform/tables/tables.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { parseTime } from '#platform/tables/time.ts';
import { isEpwHead } from './epw.ts';
import { conversionFrom } from './heading-unit.ts';
import { weatherVariableTerms } from './vocabulary.ts';
import { type Variable, variableNames } from './variable.ts';

/** A table of weather with its surroundings: the clock of its times and the units of its columns. */
export type WeatherTable = {
  readonly table: Table;
  /** How many seconds its times are ahead of UTC, or their zone; null if nothing around it says so. */
  readonly clock: { readonly offset: number } | { readonly zone: string } | null;
  /** The zone of its place, as named by the head of a service. */
  readonly zone: string | null;
  /** The unit of a column, according to a row of units, the head of a service or a title. */
  readonly unitOf: (variable: Variable, heading: string, at: number) => string | null;
};

/**
 * Opens a table of weather below the heads that services write above it (Open-Meteo, NSRDB, PVGIS, NASA POWER) and below titles.
 * @throws Problem `weather-clock-unknown` if a title names an unknown clock
 */
export async function openWeatherTable({ path, name }: { readonly path: string; readonly name: string }): Promise<WeatherTable> {
  const opened = await openTable(path, { name });
  if (isEpwHead(opened.header)) return { table: opened, zone: null, clock: null, unitOf: () => null };
  const top = await firstBatch(opened);
  const facts = factsIn(opened.header, top);
  const table = facts === null ? opened : await openTable(path, { name, headerRow: facts.headerRow });
  const first = facts === null ? top[0] : (await firstBatch(table))[0];
  const units = first !== undefined && isUnitRow(first.cells) ? first : null;
  const titles = table.above ?? [];
  return {
    table: units === null ? table : { ...table, rows: without(table, units.row) },
    zone: facts?.zone ?? null,
    clock: facts?.clock ?? clockOfUnits(units?.cells ?? []) ?? clockAbove(titles, table.header),
    unitOf: (variable, heading, at) =>
      (units === null ? null : unitCell(units.cells[at])) ??
      facts?.units.get(headingKey(heading)) ??
      unitOfParameter(titles, heading) ??
      unitOfTitles(titles, variable),
  };
}

async function firstBatch({ rows }: Table): Promise<RowBatch> {
  for await (const batch of rows) return batch;
  return [];
}

function without({ rows }: Table, row: number): Table['rows'] {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const batch of rows) yield batch.filter((one) => one.row !== row);
    },
  };
}

type Facts = {
  readonly headerRow: number;
  readonly clock: { readonly offset: number } | null;
  readonly zone: string | null;
  readonly units: ReadonlyMap<string, string>;
};

const saysOffset: Readonly<Record<string, number>> = { utc_offset_seconds: 1, timezone: 3600 };
const beginsTable = /^(?:time|date|datetime|timestamp|year)$/iu;

/** The head of a service: headings and a row for facts about the whole file, and the table below; null if there is none. */
function factsIn(header: readonly string[], rows: RowBatch): Facts | null {
  const keys = header.map((heading) => headingKey(heading));
  const at = keys.findIndex((key) => key in saysOffset);
  const below = rows.slice(0, 50).find(({ cells }) => cells.slice(0, 2).some((cell) => beginsTable.test(cell.trim())));
  const above = below === undefined ? [] : rows.filter(({ row }) => row < below.row);
  if (at < 0 || below === undefined || above.length === 0 || keys.some((key) => beginsTable.test(key))) return null;
  const offsets = new Set(above.map(({ cells }) => Number(cells[at]) * (saysOffset[keys[at] as string] as number)));
  const [offset = Number.NaN] = offsets;
  const units = keys.flatMap((key, place): [string, string][] => {
    const unit = (above[0]?.cells[place] ?? '').trim();
    return key.endsWith('units') && unit !== '' ? [[key.replace(/units$/u, ''), unit]] : [];
  });
  return {
    headerRow: below.row,
    clock: offsets.size === 1 && Number.isFinite(offset) ? { offset } : null,
    zone: (above[0]?.cells ?? []).map((cell) => cell.trim()).find((cell) => cell.includes('/') && createZone(cell) !== null) ?? null,
    units: new Map(units),
  };
}

const unitCell = (cell: string | undefined): string | null => {
  const bare = (cell ?? '').trim().replaceAll(/^[([（【]\s*|\s*[)\]）】]$/gu, '');
  return bare === '' || bare === '-' ? null : bare;
};

const isKnown = (unit: string): boolean => variableNames.some((variable) => conversionFrom(variable, unit) !== null);

/** A row under the header that contains units: some that are known, and neither numbers nor times. */
function isUnitRow(cells: readonly string[]): boolean {
  const said = cells.flatMap((cell) => unitCell(cell) ?? []);
  const isValue = (cell: string): boolean => typeof parseDecimal(cell) === 'number' || typeof parseTime(cell) === 'object';
  return said.some(isKnown) && !said.some(isValue) && said.every((cell) => cell.length <= 30);
}

/** A clock among units, under the times: `(北京时)`, `UTC`. */
function clockOfUnits(cells: readonly string[]): { readonly offset: number } | null {
  for (const cell of cells) {
    const unit = unitCell(cell);
    const said = unit === null || isKnown(unit) ? null : clockNamed(unit);
    if (typeof said === 'number') return { offset: said };
  }
  return null;
}

/** The lines that PVGIS writes above its tables, whose times are UTC without saying so. */
const isOfPvgis = (titles: readonly string[], header: readonly string[]): boolean =>
  titles.some((title) => /radiation database|pvgis/iu.test(title)) && header.some((heading) => /^time/iu.test(heading.trim()));

function clockAbove(titles: readonly string[], header: readonly string[]): WeatherTable['clock'] {
  const found = clockOfTitles(titles);
  if (found === null) return isOfPvgis(titles, header) ? { offset: 0 } : null;
  if ('unknown' in found) throw new Problem('bad-input', 'weather-clock-unknown', { heading: found.title, clock: found.unknown });
  return 'zone' in found && createZone(found.zone) === null ? null : found;
}

/** `RH2M     MERRA-2 Relative Humidity at 2 Meters (%)`: the parameter of that heading with its unit. */
function unitOfParameter(titles: readonly string[], heading: string): string | null {
  const behind = (title: string): string => title.trimStart().slice(heading.trim().length);
  const line = titles.find((title) => title.trimStart().startsWith(heading.trim()) && /^(?:\s{2,}|\s*[:=])/u.test(behind(title)));
  return line === undefined ? null : (/\(([^()]+)\)\s*$/u.exec(line.trim())?.[1] ?? null);
}

/** `气温单位：0.1℃，风速单位：km/h` or `单位：0.1℃` among titles, for the variables that can be in it. */
function unitOfTitles(titles: readonly string[], variable: Variable): string | null {
  const parts = titles
    .filter((title) => /单位|(?<![a-z])units?(?![a-z])/iu.test(title))
    .flatMap((title) => title.normalize('NFKC').split(/[,;、|]/u))
    .map((part) => part.replaceAll(/[()[\]【】]/gu, ' ').trim());
  const names = Object.values(weatherVariableTerms).flatMap(({ zh, en }) => [zh, en.toLowerCase()]);
  const { zh, en } = weatherVariableTerms[variable];
  const own = parts.find((part) => [zh, en.toLowerCase()].some((name) => part.toLowerCase().includes(name)));
  const all = parts.filter((part) => !names.some((name) => part.toLowerCase().includes(name)));
  const unit = [own, ...all].flatMap((part) => unitAtEnd(part ?? '')).find((one) => conversionFrom(variable, one) !== null);
  return unit ?? null;
}

const unitAtEnd = (part: string): string[] => {
  const [, behind] = /(?:[:=]|为|是|单位|\s)\s*([^\s:=]+)$/u.exec(part) ?? [];
  return [behind ?? part].filter((unit) => unit !== '');
};
