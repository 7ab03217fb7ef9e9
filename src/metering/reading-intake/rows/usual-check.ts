import { Problem } from '#kernel/problem.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { decimalMarkOf } from '#platform/tables/decimal-mark.ts';
import type { Table } from '#platform/tables/table.ts';
import { topCells } from '../headings/top-cells.ts';
import { createSizes, isUsual, otherUnitOf, refuseUnusual, type SizeRow } from '../usual-size.ts';

/** What the last readings of meters come to, by meter and unit; of those that have none nothing. */
export type Earlier = (meters: readonly number[]) => Promise<readonly SizeRow[]>;

type File = {
  readonly table: Table;
  /** The order of decimals was taken over from the sender's last file, and which it is. */
  readonly decimals: 'comma' | 'point' | undefined;
  /** The file, or the sender, names no unit. */
  readonly isUnitless: boolean;
  /** Its headings are the interface's own, whose bare numbers are in the unit of the meter. */
  readonly isOwn: boolean;
};

/** So many metering points are compared with what they were. */
const mostCompared = 1000;

/**
 * Compares the readings of metering points that were there before with their earlier ones, where a unit or an order of decimals was taken
 * that the file does not say. `note` takes each reading, `check` throws at the end.
 */
export function createUsualCheck({ table, decimals, isUnitless, isOwn }: File, earlier: Earlier | undefined) {
  const sizes = createSizes();
  const watched = new Map<number, SeriesFacts>();
  return {
    watch(meter: SeriesFacts): void {
      if (meter.kind === 'instant' || watched.size >= mostCompared) return;
      if (decimals !== undefined || (isUnitless && (!isOwn || otherUnitOf(meter) !== null))) watched.set(meter.id, meter);
    },
    note(meter: number, at: number, width: number, value: number, unit: number): void {
      if (watched.has(meter)) sizes.add(meter, at, width, value, unit);
    },
    /** Throws `unit-of-meter-open`, `decimals-open`. @param assumed metering points whose readings were taken in their own unit */
    async check(assumed: ReadonlySet<number>): Promise<void> {
      if (watched.size === 0 && decimals === undefined) return;
      const before = Map.groupBy(watched.size === 0 ? [] : ((await earlier?.([...watched.keys()])) ?? []), ({ meter }) => meter);
      if (decimals !== undefined)
        await refuseDecimals(
          table,
          decimals,
          [...watched.keys()].map((id) => isUsual(sizes.of(id), before.get(id) ?? [])),
        );
      for (const [id, meter] of watched)
        if (assumed.has(id) && meter.kind !== 'instant')
          refuseUnusual(meter, sizes.of(id), before.get(id) ?? [], otherUnitOf(meter) === null);
    },
  };
}

/** That the rows show another order of decimals than that of the sender's last file. */
function decimalsDiffer(shown: 'comma' | 'point', before: 'comma' | 'point'): Problem {
  const choices = [{ set: { decimals: shown } }, { set: { decimals: before } }];
  return new Problem('bad-input', 'decimals-differ', { example: `--decimals ${shown}`, choices });
}

/**
 * Throws `decimals-open` where an order that was taken over makes other amounts than there were before, or thousands, and no amounts show
 * that these are right; `decimals-differ` where the rows show another order, those of sums among them.
 */
async function refuseDecimals(table: Table, mark: 'comma' | 'point', usual: readonly (boolean | null)[]): Promise<void> {
  if (usual.includes(true) && !usual.includes(false)) return;
  try {
    const shown = decimalMarkOf(await topCells(table), { ...table, anySize: true });
    if (shown !== mark) throw decimalsDiffer(shown, mark);
  } catch (trouble) {
    if (!(trouble instanceof Problem) || trouble.code === 'decimals-differ') throw trouble;
    const makesThousands = (mark === 'comma') !== String(trouble.evidence['text']).includes(',');
    if (makesThousands || usual.includes(false)) throw trouble;
  }
}
