import { formatInstant } from '#kernel/instant.ts';
import type { Cell } from '#platform/tables/write.ts';
import type { Station } from './store.ts';
import { variables } from './variable.ts';

/** Where the station is: in every row, so that a table of rows is all there is. */
export const placeHeader = ['station', 'stationName', 'latitude', 'longitude', 'elevation', 'zone', 'source'] as const;

/** One value as it stands: seconds, the variable's number, 0.0001 of its unit. Ordered by time. */
export type Standing = { readonly at: number; readonly variable: number; readonly value: number };

/** The columns of exported weather; an import knows them by these names. @param held numbers of the variables that there are values of */
export function exportHeader(held: readonly number[]): string[] {
  return ['time', ...held.map((one) => variables[one]?.name ?? String(one)), ...placeHeader];
}

/** What they hold where a format has types. */
export const exportKinds: Readonly<Record<string, 'instant' | 'decimal'>> = {
  time: 'instant',
  ...Object.fromEntries(variables.map(({ name }) => [name, 'decimal'] as const)),
};

/** A row for each instant with all that was observed then; what was not is empty. Times in UTC. */
export async function* exportRows(
  values: AsyncIterable<Standing>,
  held: readonly number[],
  { code, name, latitude, longitude, elevationM, zone, source }: Station,
): AsyncGenerator<Cell[]> {
  const place = [code, name, latitude ?? '', longitude ?? '', elevationM ?? '', zone, source];
  const columnOf = new Map(held.map((variable, at) => [variable, at + 1]));
  let row: Cell[] | null = null;
  let last = Number.NaN;
  for await (const { at, variable, value } of values) {
    if (row === null || at !== last) {
      if (row !== null) yield row;
      row = [formatInstant(at), ...held.map(() => ''), ...place];
      last = at;
    }
    row[columnOf.get(variable) as number] = value / 10_000;
  }
  if (row !== null) yield row;
}
