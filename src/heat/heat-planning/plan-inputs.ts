import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';

/** A number that a plan is based on: its path in the file, its row, and its origin. */
export type PlanInput = { readonly path: string; readonly code: string | null; readonly value: number; readonly origin: string | null };

type Row = Readonly<Record<string, unknown>>;

const lists = ['periods', 'sources', 'demands'] as const;

/**
 * All numbers of a file that was read without faults, with their origins: that of the row, of its load index, or of the name in `origins`.
 * @example inputsOf({ maxKm: 5, origins: { maxKm: '示范' } }) // [{ path: 'maxKm', code: null, value: 5, origin: '示范' }]
 */
export function inputsOf(value: unknown): PlanInput[] {
  const top = value as Row;
  const origins = (top['origins'] ?? {}) as Row;
  const common = Object.entries(top).flatMap(([name, one]) =>
    name === 'origins' || (lists as readonly string[]).includes(name) ? [] : numbersIn(one, name, null, textOf(origins[name])),
  );
  const rows = lists.flatMap((list) =>
    ((top[list] ?? []) as Row[]).flatMap((row, at) =>
      numbersIn(row, `${list}[${at}]`, textOf(row['code']), textOf(row['origin']) ?? textOf(origins[list])),
    ),
  );
  return [...common, ...rows];
}

/** A row's own origin applies to everything in it. */
function numbersIn(value: unknown, path: string, code: string | null, origin: string | null): PlanInput[] {
  if (typeof value === 'number') return [{ path, code, value, origin }];
  if (Array.isArray(value)) return value.flatMap((one, at) => numbersIn(one, `${path}[${at}]`, code, origin));
  if (typeof value !== 'object' || value === null) return [];
  const own = textOf((value as Row)['origin']) ?? origin;
  return Object.entries(value).flatMap(([name, one]) => numbersIn(one, `${path}.${name}`, code, own));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** Each row, constant or load index without an origin. */
export function withoutOrigin(inputs: readonly PlanInput[]): Finding[] {
  const paths = inputs
    .filter(({ origin }) => origin === null)
    .map(({ path }) => path.replace(/(?<=\])\..*$|(?<=\.plot|\.measured)\..*$/u, ''));
  return [...new Set(paths)].map((path) => ({ code: 'match-no-origin', severity: 'error', evidence: { path } }));
}

/** Throws `match-bad` with each of them. */
export function refuseWithoutOrigin(value: unknown): void {
  const faults = withoutOrigin(inputsOf(value));
  if (faults.length > 0) throw new Problem('bad-input', 'match-bad', { count: faults.length }, faults);
}
