import { Problem } from '#kernel/problem.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { decimalMarkOf } from '#platform/tables/decimal-mark.ts';
import type { Table } from '#platform/tables/table.ts';
import { topCells } from '../headings/top-cells.ts';
import { createSizes, isUsual, otherUnitOf, refuseUnusual, type SizeRow } from '../usual-size.ts';

/** The sizes of the last readings of meters, by meter and unit; nothing for those without any. */
export type Earlier = (meters: readonly number[]) => Promise<readonly SizeRow[]>;

type File = {
  readonly table: Table;
  /** The notation of decimals taken over from the sender's last file, if it was. */
  readonly decimals: 'comma' | 'point' | undefined;
  /** Neither the file nor the sender names a unit. */
  readonly isUnitless: boolean;
  /** Its headings are the interface's own, whose bare numbers are in the unit of the meter. */
  readonly isOwn: boolean;
};

/** The maximum number of metering points compared. */
const mostCompared = 1000;

/**
 * Compares the readings of metering points that existed before with their earlier ones, if a unit or a notation of decimals was used that
 * the file does not state. `note` takes each reading, `check` throws at the end.
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

/** The problem that the rows show another notation of decimals than the sender's last file. */
function decimalsDiffer(shown: 'comma' | 'point', before: 'comma' | 'point'): Problem {
  const choices = [{ set: { decimals: shown } }, { set: { decimals: before } }];
  return new Problem('bad-input', 'decimals-differ', { example: `--decimals ${shown}`, choices });
}

/**
 * Throws `decimals-open` if a notation that was taken over gives other amounts than before, or thousands, and no amounts show that these
 * are right; `decimals-differ` if the rows show another notation, including those of sums.
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
