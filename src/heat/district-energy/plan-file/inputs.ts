/** A number that a plan rests on: where it is in the file, of which row, and where it is from. */
export type DistrictInput = { readonly path: string; readonly code: string | null; readonly value: number; readonly origin: string };

type Row = Readonly<Record<string, unknown>>;

/**
 * All numbers of a district's file with their origins. Tables of shares by month and hour stay in the file: they are named, not listed.
 * @example inputsOf({ rate: { value: 0.05, origin: '示范' } }) // [{ path: 'rate.value', code: null, value: 0.05, origin: '示范' }]
 */
export const inputsOf = (value: unknown): DistrictInput[] => numbersIn(value, '', { code: null, origin: '' });

function numbersIn(value: unknown, path: string, of: Pick<DistrictInput, 'code' | 'origin'>): DistrictInput[] {
  if (typeof value === 'number') return of.origin === '' ? [] : [{ path, value, ...of }];
  if (Array.isArray(value)) return value.flatMap((one, at) => (Array.isArray(one) ? [] : numbersIn(one, `${path}[${at}]`, of)));
  if (typeof value !== 'object' || value === null) return [];
  const row = value as Row;
  const own = { code: textOf(row['code']) ?? of.code, origin: textOf(row['origin']) ?? of.origin };
  return Object.entries(row).flatMap(([name, one]) => numbersIn(one, path === '' ? name : `${path}.${name}`, own));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
