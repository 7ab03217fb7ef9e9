import { formatInstant } from '#kernel/instant.ts';
import type { Cell } from '#platform/tables/write.ts';
import type { Station } from './store.ts';
import { variables } from './variable.ts';

/** Where the station is: repeated in every row, so that the table is self-contained. */
export const placeHeader = ['station', 'stationName', 'latitude', 'longitude', 'elevation', 'zone', 'source'] as const;

/** One current value: seconds, the variable's number, 0.0001 of its unit. Ordered by time. */
export type Standing = { readonly at: number; readonly variable: number; readonly value: number };

/** The columns of exported weather; an import recognises these names. @param held numbers of the variables that have values */
export function exportHeader(held: readonly number[]): string[] {
  return ['time', ...held.map((one) => variables[one]?.name ?? String(one)), ...placeHeader];
}

/** Their types in formats that have types. */
export const exportKinds: Readonly<Record<string, 'instant' | 'decimal'>> = {
  time: 'instant',
  ...Object.fromEntries(variables.map(({ name }) => [name, 'decimal'] as const)),
};

/** A row for each instant with everything observed then; the rest is empty. Times in UTC. */
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
