import { wholeProgram } from '#kernel/unscoped.ts';
import { monthsIn, nextMonth, monthOf, piecesOf, runsOf, type DayRange, type Pieces } from '../series/months.ts';
import type { ReadingStore } from '../series/store.ts';
import { classes, type MeterWindow } from '../series/windows.ts';

/** A month whose rows must not be used: how often day rows were written into it since it became loose, and when last (ms). */
type Loose = { touched: number; at: number };

const daySeconds = 86_400;

export type MonthRows = Awaited<ReturnType<typeof createMonthRows>>;

/**
 * Keeps the sums of day rows by month in sync with them. What a commit publishes is added up again before it becomes visible, for just its
 * meters and months. Live readings come too often for that: their months are loose, and answered by day rows, until they have received
 * nothing for a while.
 * @param nextNumber returns numbers that only increase, even across restarts. Everything that writes day rows or takes a number does so
 * alone in the live-write lock
 */
export async function createMonthRows(store: ReadingStore, nextNumber: () => number, clock: () => number) {
  const marked = await store.monthMarks(wholeProgram);
  const loose = new Map<number, Loose>(
    marked.flatMap(({ month, loose: is }) => (is === 1 ? [[month, { touched: 0, at: -Infinity }]] : [])),
  );

  async function mark(months: readonly number[]): Promise<void> {
    const fresh = months.filter((month) => !loose.has(month));
    if (fresh.length === 0) return;
    await store.markMonths(wholeProgram, fresh, 1, nextNumber());
    for (const month of fresh) loose.set(month, { touched: 0, at: -Infinity });
  }

  function touch(months: Iterable<number>): void {
    for (const month of months) {
      const held = loose.get(month);
      if (held !== undefined) loose.set(month, { touched: held.touched + 1, at: clock() });
    }
  }

  return {
    /** The pieces of a sum over local days at this moment. */
    pieces: (days: DayRange): Pieces => piecesOf(days, (month) => loose.has(month)),
    /** Marks the months of day rows without any month rows, as left by a restore or an upgrade. Called before any drawing or query. */
    begin: async (): Promise<void> => mark(await store.monthsUnmade(wholeProgram)),
    /** Called before day rows are written that are not added up immediately. @param days of those rows */
    async loosen(days: Iterable<number>): Promise<void> {
      const months = new Set<number>();
      let [month, next] = [0, 0];
      for (const day of days) {
        if (day < month || day >= next) [month, next] = [monthOf(day), nextMonth(day)];
        months.add(month);
      }
      await mark([...months]);
      touch(months);
    },
    /** Adds up what a commit has drawn (days since 1970-01-01), once it is among the day rows; may be repeated. */
    async follow(drawn: readonly MeterWindow[], number: number): Promise<void> {
      for (const { from, to, meters } of alikeOf(drawn)) {
        const months = monthsIn({ from, to });
        touch(months);
        for (const run of runsOf(months)) await store.addMonths(wholeProgram, meters, run, number);
      }
    },
    /** Months in which nothing was written since an instant (ms). */
    quiet: (since: number): number[] => [...loose].flatMap(([month, { at }]) => (at <= since ? [month] : [])),
    tighten,
    /**
     * Recalculates the months in which a row is not the sum of its days; until then they are answered by day rows.
     * @param steady prevents day rows from becoming visible meanwhile. @returns how many rows were wrong
     */
    mend: (steady: Apart, alone: Apart): Promise<number> => mendRows(store, { mark, tighten }, steady, alone),
  };

  /**
   * Recalculates loose months; one that was written into meanwhile stays loose.
   * @param alone blocks writers of day rows meanwhile
   */
  async function tighten(months: readonly number[], alone: Apart): Promise<void> {
    for (const run of runsOf(months)) {
      const inside = monthsIn(run);
      const [before, number] = await alone(async () => [inside.map((month) => loose.get(month)?.touched), nextNumber()] as const);
      await store.addMonths(wholeProgram, null, run, number);
      await alone(async () => {
        const still = inside.filter((month, at) => loose.get(month)?.touched === before[at]);
        if (still.length === 0) return;
        await store.markMonths(wholeProgram, still, 0, nextNumber());
        for (const month of still) loose.delete(month);
      });
    }
  }
}

/** Runs work while blocking something else. */
type Apart = <T>(work: () => Promise<T>) => Promise<T>;

type Marking = {
  readonly mark: (months: readonly number[]) => Promise<void>;
  readonly tighten: (months: readonly number[], alone: Apart) => Promise<void>;
};

async function mendRows(store: ReadingStore, { mark, tighten }: Marking, steady: Apart, alone: Apart): Promise<number> {
  const wrong = await steady(() => store.monthsUnlike(wholeProgram));
  const months = [...new Set(wrong.map(({ month }) => month))];
  await alone(() => mark(months));
  for (const [month, rows] of Map.groupBy(wrong, (row) => row.month)) {
    const stray = rows.flatMap((row) => (row.stray === 1 ? [row.meter] : []));
    if (stray.length > 0) await store.dropMonth(wholeProgram, stray, month);
  }
  await tighten(months, alone);
  return wrong.length;
}

type Alike = DayRange & { readonly meters: readonly number[] };

/** Groups meters with similar days, so that one long meter does not make all of them be added up over its length. */
function alikeOf(drawn: readonly MeterWindow[]): Alike[] {
  const windows = drawn.map(({ meter, from, to }) => ({ meter, from: from * daySeconds, to: to * daySeconds }));
  return classes(windows).map(({ from, to, windows: some }) => ({
    from: from / daySeconds,
    to: to / daySeconds,
    meters: some.map(({ meter }) => meter),
  }));
}
