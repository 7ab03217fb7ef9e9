import { choicesIn } from '#kernel/choice.ts';
import { Problem } from '#kernel/problem.ts';
import type { OnRow } from '#platform/tables/bytes.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { createAdmission } from './admit.ts';
import { copyReading, createBatch, faultNumber, type Batch } from './batch.ts';
import type { FileInspection } from './inspection/file-inspection.ts';
import type { FileSays } from './file-says.ts';
import { besideOf as columnBeside } from './times/row-time.ts';
import { eachPortion, noneMerged, openReadings, type IntakeNeeds, type Says } from './reading-intake.ts';

/** A reading that was accepted: its metering point, when (s UTC), and how long (s; 0: a register). */
export type WantedReading = { readonly meter: SeriesFacts; readonly at: number; readonly width: number };

/** A cell of a row, with its heading and its position in the header from 0. */
export type NamedCell = { readonly heading: string; readonly column: number; readonly text: string };

/** A row with a reading, by its number as a spreadsheet counts it: the cells that identify the reading, and last its value. */
export type FoundRow = { readonly row: number; readonly cells: readonly NamedCell[] };

export type FoundRows = {
  readonly rows: readonly FoundRow[];
  /** The name of the sheet; null if the file has none. */
  readonly sheet: string | null;
  /** Whether its columns are those that a spreadsheet shows. */
  readonly hasColumns: boolean;
  /** Whether it is now read differently from when it was taken in. */
  readonly isReadOtherwise: boolean;
};

/** The maximum number of places shown for one reading. */
const mostFound = 20;

/**
 * Finds the rows of a file that contain one reading, by taking the file in once more without writing anything.
 * @param known which codes belong to metering points, and to points
 * @param told the codes of the findings from when the file was taken in
 * @throws Problem as `takeIn`
 * @example await findRows(path, '2025.csv', says, known, { meter, at: 1735660800, width: 900 }) // { rows: [{ row: 12, cells: […] }], … }
 */
export async function findRows(
  path: string,
  name: string,
  says: Says,
  known: Pick<IntakeNeeds, 'known' | 'points' | 'atInstants'>,
  wanted: WantedReading,
  told: ReadonlySet<string>,
): Promise<FoundRows> {
  const opened = await openAsTaken(told, path, name, says, known);
  const { source, seen, codes, reader } = opened;
  // a refund is part of the reading, even if its meter counts one way
  const meter =
    told.has('refunds-netted') && wanted.meter.kind !== 'instant' ? { ...wanted.meter, direction: 'both' as const } : wanted.meter;
  const search = createSearch(opened.file, { ...wanted, meter }, cellReader(seen));
  const settle = async (): Promise<void> => {
    search.look(reader.batch(), codes.texts);
    reader.clear();
  };
  await eachPortion(opened, noneMerged(seen.plan), settle, (...row) => {
    const before = reader.batch().size;
    reader.row(...row);
    search.note(reader.batch(), before, codes.texts, row);
  });
  const { sheet } = source.table;
  const isReadOtherwise = seen.findings.some(({ code }) => ways.test(code) && !told.has(code));
  return {
    rows: search.end(),
    sheet: sheet ?? null,
    hasColumns: opened.asStands && (source.bytes !== null || sheet !== undefined),
    isReadOtherwise,
  };
}

/** How earlier versions settled what is asked today. */
const takenOnce: Readonly<Record<string, Pick<Says, 'decimals' | 'dateOrder' | 'marks' | 'carrier'>>> = {
  'decimals-open': { decimals: 'point' },
  'date-order-open': { dateOrder: 'month-day' },
  'date-year-open': { dateOrder: 'month-day' },
  'marks-open': { marks: 'start' },
  'carrier-word-unknown': { carrier: 'electricity' },
};

/** How earlier versions took what is read differently today. */
const readEarlier: Readonly<Record<string, Partial<Says>>> = {
  'marks-end-shown': { marks: 'start' },
  'registers-apart': { registersTogether: true },
  'codes-joined': { registersTogether: true },
  'runs-last-read': { runsRead: false },
};

/** Findings about ways of reading that earlier versions did not have when they took a file in. */
const ways =
  /^(?:registers-apart|codes-joined|rows-not-energy|parts-added|refunds-netted|zone-read|blocks-read|meter-read|file-period-read|hours-across-read|counted-anew-read|days-filled|codes-filled|month-and-day|day-clock-read|roc-years-read|month-edges-read|months-of-spans|days-before-read|rows-void|runs-last-read|values-void|swaps-read|carriers-across-read|parts-in-total|coarser-rows-left|marks-of-above|[a-z]+-column-guessed)$/u;

/** Opens a file that was taken in before, possibly before its numbers or dates were asked about, or its times were recognised as ends. */
async function openAsTaken(
  told: ReadonlySet<string>,
  ...[path, name, says, known]: Parameters<typeof openReadings>
): ReturnType<typeof openReadings> {
  try {
    const opened = await openReadings(path, name, says, known);
    const earlier = opened.seen.findings.flatMap(({ code }) => (told.has(code) ? [] : [readEarlier[code] ?? {}]));
    const isVoid = opened.statuses?.isSeen === true && !told.has('rows-void') && !told.has('values-void');
    const taken: Partial<Says> = Object.assign({}, ...earlier, isVoid ? { statusesRead: false } : {});
    return Object.keys(taken).length > 0 ? await openReadings(path, name, { ...says, ...taken }, known) : opened;
  } catch (error) {
    const taken = error instanceof Problem ? (takenOnce[error.code] ?? ofBuilding(error)) : undefined;
    if (taken === undefined) throw error;
    return openAsTaken(told, path, name, { ...says, ...taken }, known);
  }
}

/** For a building with one room the building was taken; for its parts their names without it. */
const ofBuilding = ({ code, evidence }: Problem): Partial<Says> | undefined =>
  code === 'rooms-open' || code === 'building-open' ? (choicesIn(evidence)[0]?.set as Partial<Says>) : undefined;

type RowBytes = Parameters<OnRow>;

/** Reads the cells of a row that identify the reading, and that of its value. */
function cellReader(seen: FileInspection): (row: RowBytes, column: number) => NamedCell[] {
  const beside = besideOf(seen);
  return ([bytes, starts, ends, fields], value) =>
    [...beside, value].map((column) => ({
      heading: seen.header[column] ?? '',
      column,
      text: column < fields ? bytes.toString('utf8', starts[column], ends[column]) : '',
    }));
}

function besideOf({ plan }: FileInspection): number[] {
  const { unit } = plan;
  const parts = plan.layout === 'long' ? [...(plan.parts ?? []), ...(plan.minus === undefined ? [] : [plan.minus])] : [];
  const meter = plan.layout === 'wide' ? null : plan.meter;
  const registers = plan.layout === 'wide' ? [] : (plan.registers ?? []).map(({ column }) => column);
  if (plan.layout === 'months') return [meter, ...registers, unit].filter((one) => one !== null);
  const others = plan.layout === 'days' ? [] : [...columnBeside(plan.written), plan.end];
  return [...new Set([meter, ...registers, plan.time, ...others, ...parts, unit])].filter((one) => one !== null);
}

/** The maximum distance between local time and instant, whatever the zone (s). */
const apart = 2 * 86_400;

function createSearch(file: FileSays, { meter, at, width }: WantedReading, cellsOf: ReturnType<typeof cellReader>) {
  const found: FoundRow[] = [];
  // an hour that the clock repeats is settled at the end, in the order of the rows
  const waiting: FoundRow[] = [];
  let now: FoundRow | undefined;
  const settled = (isWanted: boolean): void => {
    const row = now ?? waiting.shift();
    now = undefined;
    if (isWanted && row !== undefined && found.length < mostFound) found.push(row);
  };
  const admission = createAdmission(
    file,
    (_meter, its, lasts) => settled(its === at && lasts === width),
    () => settled(false),
  );
  let slot = -1;
  const one = createBatch(1);
  /** Rows near the requested time, by the place of their reading in the batch. */
  const noted = new Map<number, FoundRow>();
  return {
    /** Keeps the cells of a row that may be the requested one. @param from the first of its readings in the batch */
    note(batch: Batch, from: number, codes: readonly string[], row: RowBytes): void {
      for (let place = from; place < batch.size; place++) {
        const isOther = codes[batch.slot[place] as number] !== meter.code;
        if (isOther || Math.abs((batch.start[place] as number) - at) > apart + width) continue;
        noted.set(place, { row: row[4], cells: cellsOf(row, batch.column[place] as number) });
      }
    },
    look(batch: Batch, codes: readonly string[]): void {
      if (slot < 0) {
        slot = codes.indexOf(meter.code);
        if (slot >= 0) admission.know(meter.code, { meter }, slot);
      }
      for (let place = 0; place < batch.size; place++) {
        const fault = batch.fault[place] as number;
        if (batch.slot[place] !== slot || (fault !== 0 && fault !== faultNumber.empty)) continue;
        const isMissing = fault !== 0 || (file.zeroIsMissing && batch.value[place] === 0);
        one.size = 0;
        copyReading(batch, place, one);
        now = isMissing ? undefined : (noted.get(place) ?? { row: batch.row[place] as number, cells: [] });
        admission.take(one);
        if (now !== undefined) waiting.push(now);
        now = undefined;
      }
      noted.clear();
    },
    end(): FoundRow[] {
      admission.end();
      return found.toSorted((a, b) => a.row - b.row);
    },
  };
}
