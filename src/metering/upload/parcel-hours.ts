import { hourElement, hourFields, parcelFilesIn, rowsOf } from '#platform/tables/parcel.ts';
import { openZip } from '#platform/tables/zip.ts';

/** An hour of an item: `null` if it has no row. */
export type HourChange = {
  readonly building: string;
  readonly item: string;
  readonly start: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** The hours of a parcel by key: `BUILDING\nITEM\nSTART\nN`, the N-th of that name (an hour may occur twice). */
export type Hours = Map<string, { readonly end: string; readonly value: string }>;

/** Reads all hours of a parcel. Throws as `rowsOf` and `openZip`. */
export async function hoursIn(bytes: Buffer): Promise<Hours> {
  const zip = await openZip(async (at, length) => bytes.subarray(at, at + length), bytes.length);
  const files = parcelFilesIn(zip);
  const hours: Hours = new Map();
  if (files === null) return hours;
  for await (const rows of rowsOf(() => zip.open(files.energy), hourElement, hourFields)) addHours(hours, rows);
  return hours;
}

/** Adds rows from `rowsOf`; rows marked invalid are skipped. */
export function addHours(hours: Hours, rows: readonly (readonly (string | undefined)[])[]): void {
  for (const [, building = '', item = '', start = '', end = '', value = '', , state = ''] of rows) {
    if (state === '0') continue;
    const name = `${building}\n${item}\n${start}`;
    let number = 1;
    while (hours.has(`${name}\n${number}`)) number += 1;
    hours.set(`${name}\n${number}`, { end, value });
  }
}

/** The differences of a parcel from the one before it, in the order of building, item and hour. */
export async function changedHours(before: Buffer | null, after: Buffer): Promise<HourChange[]> {
  const [earlier, later] = [before === null ? new Map<string, never>() : await hoursIn(before), await hoursIn(after)];
  const names = [...new Set([...earlier.keys(), ...later.keys()])].toSorted();
  return names.flatMap((name) => {
    const [was, is] = [earlier.get(name)?.value ?? null, later.get(name)?.value ?? null];
    if (was === is) return [];
    const [building = '', item = '', start = ''] = name.split('\n');
    return [{ building, item, start, before: was, after: is }];
  });
}
