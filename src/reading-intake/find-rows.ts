import type { MeterFacts } from '#registry/facts.ts';
import { createAdmission } from './admit.ts';
import { copyReading, createBatch, faultNumber, type Batch } from './batch.ts';
import type { FileInspection } from './file-inspection.ts';
import type { FileSays } from './file-says.ts';
import { besideOf as columnBeside } from './row-time.ts';
import { eachPortion, noneMerged, openReadings, type IntakeNeeds, type Says } from './reading-intake.ts';

/** A reading that was taken in: of which metering point, when (s UTC), and how long (s; 0: a register). */
export type WantedReading = { readonly meter: MeterFacts; readonly at: number; readonly width: number };

/** Where a reading stands: the number of its row as a spreadsheet counts it, and the place of the column of its value. */
export type FoundCell = { readonly row: number; readonly column: number };

export type FoundRows = {
  readonly cells: readonly FoundCell[];
  /** The columns that say of a row which reading it is, beside those of values. */
  readonly beside: readonly number[];
  readonly header: readonly string[];
  /** The name of the sheet; null where the file has none. */
  readonly sheet: string | null;
};

/** So many places of one reading are told. */
const mostFound = 20;

/**
 * Finds the rows of a file that told one reading, by taking the file in once more without writing anything.
 * @param known which codes are those of metering points
 * @throws Problem as `takeIn`
 * @example await findRows(path, '2025.csv', says, known, { meter, at: 1735660800, width: 900 }) // { cells: [{ row: 12, column: 2 }], … }
 */
export async function findRows(
  path: string,
  name: string,
  says: Says,
  known: IntakeNeeds['known'],
  wanted: WantedReading,
): Promise<FoundRows> {
  const opened = await openReadings(path, name, says, known);
  const { source, seen, codes, reader } = opened;
  const search = createSearch(opened.file, wanted);
  await eachPortion(opened, noneMerged(seen.plan), async () => {
    search.look(reader.batch(), codes.texts);
    reader.clear();
  });
  return { cells: search.end(), beside: besideOf(seen), header: seen.header, sheet: source.table.sheet ?? null };
}

function besideOf({ plan }: FileInspection): number[] {
  const { unit } = plan;
  const meter = plan.layout === 'wide' ? null : plan.meter;
  if (plan.layout === 'months') return [meter, unit].filter((one) => one !== null);
  const [end, other] = plan.layout === 'days' ? [null, null] : [plan.end, columnBeside(plan.written)];
  return [meter, plan.time, other, end, unit].filter((one) => one !== null);
}

function createSearch(file: FileSays, { meter, at, width }: WantedReading) {
  const found: FoundCell[] = [];
  // an hour that the clock repeats is settled at the end, in the order of the rows
  const waiting: FoundCell[] = [];
  let now: FoundCell | undefined;
  const settled = (isWanted: boolean): void => {
    const cell = now ?? (waiting.shift() as FoundCell);
    now = undefined;
    if (isWanted && found.length < mostFound) found.push(cell);
  };
  const admission = createAdmission(
    file,
    (_meter, its, lasts) => settled(its === at && lasts === width),
    () => settled(false),
  );
  let slot = -1;
  const one = createBatch(1);
  return {
    look(batch: Batch, codes: readonly string[]): void {
      if (slot < 0) {
        slot = codes.indexOf(meter.code);
        if (slot < 0) return;
        admission.know(meter.code, { meter }, slot);
      }
      for (let place = 0; place < batch.size; place++) {
        if (batch.slot[place] !== slot) continue;
        const fault = batch.fault[place] as number;
        if (fault !== 0 && fault !== faultNumber.empty) continue;
        const isMissing = fault !== 0 || (file.zeroIsMissing && batch.value[place] === 0);
        one.size = 0;
        copyReading(batch, place, one);
        const cell = { row: batch.row[place] as number, column: batch.column[place] as number };
        now = isMissing ? undefined : cell;
        admission.take(one);
        if (now !== undefined) waiting.push(now);
        now = undefined;
      }
    },
    end(): FoundCell[] {
      admission.end();
      return found.toSorted((a, b) => a.row - b.row);
    },
  };
}
