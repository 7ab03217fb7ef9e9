import type { Staged } from '#metering/reading-intake/staging.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { repeatsAmong, type Lives } from '#metering/counter-line/counter-line.ts';
import { foldStage } from '../series/fold-store.ts';
import { gather } from '../series/gather.ts';
import { createPortion } from '../series/portion.ts';
import type { ReadingsInternals } from './internals.ts';
import type { MeterRun } from '../series/repeat-store.ts';
import type { ReadingStore } from '../series/store.ts';

const metersTogether = 200;
const portion = 500_000;

/**
 * Removes rows that repeat what others carry (docs/decisions/0019), as kept by stores of earlier versions, and live readings that came
 * late: year by year, each is rewritten without them and replaced atomically. Imports wait, live readings and queries continue.
 * @returns the number of rows removed
 */
export async function foldRepeats({ store, committer }: Pick<ReadingsInternals, 'store' | 'committer'>): Promise<number> {
  let folded = 0;
  for (const year of await store.doubledYears(wholeProgram)) folded += await committer.inTurn(() => foldYear({ store, committer }, year));
  return folded;
}

async function foldYear({ store, committer }: Pick<ReadingsInternals, 'store' | 'committer'>, year: number): Promise<number> {
  const { liveWrites, visibility } = committer;
  // live readings from here on are received later
  const until = await liveWrites.alone(async () => committer.instants(1));
  try {
    await store.dropStage(wholeProgram, foldStage);
    await store.openStage(wholeProgram, foldStage);
    const { meters, rows } = await foldMeters(store, year, until, visibility.lifeOf, committer.tell);
    if (rows === 0) return 0;
    await store.layAside(wholeProgram, year, until, meters);
    await liveWrites.alone(async () => {
      await store.layLater(wholeProgram, year, until);
      await store.takeFolded(wholeProgram, year);
    });
    return rows;
  } finally {
    await store.dropStage(wholeProgram, foldStage);
  }
}

/** Writes the kept rows of meters from which something is removed, and stores the runs; before anything is removed. */
async function foldMeters(
  store: ReadingStore,
  year: number,
  until: number,
  lives: Lives,
  tell: (runs: readonly MeterRun[]) => Promise<void>,
): Promise<{ meters: number[]; rows: number }> {
  const [from, to] = [Date.UTC(year, 0, 1) / 1000, Date.UTC(year + 1, 0, 1) / 1000 - 1];
  const folded = { meters: [] as number[], rows: 0 };
  const kept = createPortion();
  const stage = (rows: Staged): Promise<void> => store.stage(wholeProgram, foldStage, rows);
  const all = await store.metersIn(wholeProgram, year);
  for (let at = 0; at < all.length; at += metersTogether) {
    const seen = { scope: programScope, meters: all.slice(at, at + metersTogether) };
    const told = await store.runsOf(seen, { from, to, since: 0 });
    const runs: MeterRun[] = [];
    for await (const { meter, rows } of gather(store.readings(seen, { from, to, known: { ...asOfNow, received: until }, hidden: [] }))) {
      const found = repeatsAmong(rows, lives);
      if (found === null) continue;
      folded.meters.push(meter);
      folded.rows += found.count;
      const before = new Set(told.get(meter)?.map(nameOf));
      runs.push(...found.runs.map((run) => ({ meter, ...run })).filter((run) => !before.has(nameOf(run))));
      for (let i = rows.from; i < rows.to; i++) if (found.told[i - rows.from] === 0) kept.add(meter, rows, i);
      if (kept.size() >= portion) await stage(kept.cut());
    }
    await tell(runs);
  }
  if (kept.size() > 0) await stage(kept.cut());
  return folded;
}

function nameOf({ import: id, received, unit, first, firstWidth, last, lastWidth }: MeterRun): string {
  return [id, received, unit, first, firstWidth, last, lastWidth].join(' ');
}
