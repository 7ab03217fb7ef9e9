import { instantUnitOf, type ReadUnit } from '#kernel/quantity.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import type { Plan } from './layout.ts';

/** Which of these are codes of points that the sender may see. */
export type KnownPoints = (codes: readonly string[]) => Promise<ReadonlySet<string>>;

export const noPoints: KnownPoints = async () => new Set();

/**
 * Which columns of values, in the order of the plan, hold values of points: in the wide layout those whose heading is a point, otherwise
 * all if the first rows name a point.
 */
export async function pointColumns(
  plan: Plan,
  codes: readonly string[],
  rows: readonly (readonly string[])[],
  points: KnownPoints,
): Promise<(at: number) => boolean> {
  const column = plan.layout === 'wide' ? null : plan.meter;
  const asked = column === null ? codes : [...new Set(rows.map((cells) => (cells[column] ?? '').trim()))].filter((code) => code !== '');
  const found = asked.length === 0 ? new Set<string>() : await points(asked);
  if (plan.layout === 'wide') return (at) => found.has(codes[at] as string);
  return () => found.size > 0;
}

type Head = { readonly header: readonly string[]; readonly under: readonly string[] | undefined };

/** The units that columns of points name in their heading or in a row of units under it; null if they name none. */
export function pointUnitsOf(columns: readonly number[], { header, under }: Head, ofPoint: (at: number) => boolean): (ReadUnit | null)[] {
  return columns.map((column, at) =>
    ofPoint(at) ? (unitNamed(under?.[column] ?? '', true) ?? unitNamed(header[column] ?? '', false)) : null,
  );
}

function unitNamed(text: string, whole: boolean): ReadUnit | null {
  const bare = text.replace(/^\s*[([（【]\s*|\s*[)\]）】]\s*$/gu, '');
  const [named] = whole ? [unitIn(bare)] : unitsNamed(text);
  return named === null || named === undefined ? null : (named.unit ?? instantUnitOf(named.code));
}
