import { countRows, repeatsOf, type Lives, type Rows } from '#metering/counter-line/counter-line.ts';
import type { LiveRow } from './live-row.ts';
import type { Outcome } from './live-row.ts';
import type { MeterRun } from '../series/repeat-store.ts';
import { firstFrom } from './tails.ts';

/** The readings of a group that are kept, and those stored as runs (docs/decisions/0019). */
export type LiveKept = { readonly rows: LiveRow[]; readonly runs: MeterRun[] };

/**
 * Examines the readings of one meter that came together, after the meter was drawn: adds the outcome to each message, and those that say
 * something new to what is kept.
 * @param some the incoming readings
 * @param drawn the rows that the meter was drawn from, these included
 * @returns which of the drawn rows need not be kept; null: all must be
 */
export function judgeLive(some: readonly LiveRow[], drawn: Rows, lives: Lives, kept: LiveKept): ((i: number) => boolean) | null {
  const [first, last] = [Math.min(...some.map((row) => row.at)), Math.max(...some.map((row) => row.at))];
  const view = { ...drawn, from: firstFrom(drawn, first), to: firstFrom(drawn, last + 1) };
  for (const outcome of new Set(some.map((row) => row.of))) count(view, outcome);
  // there are no other rows
  if (view.to - view.from === some.length) {
    kept.rows.push(...some);
    return null;
  }
  const meter = some[0]?.meter as number;
  const gone = new Set<number>();
  const runs: MeterRun[] = [];
  const own: LiveRow[] = [];
  for (const [id, mine] of Map.groupBy(some, (row) => row.import)) {
    const since = Math.min(...mine.map((row) => row.of.received));
    const found = repeatsOf(view, { import: id, since }, lives);
    const outcomes = new Map(mine.map(({ of }) => [of.received, of]));
    for (let i = view.from; i < view.to; i++) {
      if (view.import[i] !== id || (view.received[i] as number) < since) continue;
      if (found !== null && found.told[i - view.from] !== 0) gone.add(i);
      else own.push({ ...rowAt(view, i), meter, of: outcomes.get(view.received[i] as number) as Outcome });
    }
    runs.push(...(found?.runs ?? []).map((run) => ({ meter, ...run })));
  }
  const isWhole = own.length + gone.size === some.length;
  kept.rows.push(...(isWhole ? own : some));
  if (!isWhole || gone.size === 0) return null;
  kept.runs.push(...runs);
  return (i) => gone.has(i);
}

function count(view: Rows, outcome: Outcome): void {
  const own = { import: outcome.import, received: outcome.received, accepted: 0, repeated: 0, revised: 0 };
  countRows(view, own);
  outcome.accepted += own.accepted;
  outcome.repeated += own.repeated;
  outcome.revised += own.revised;
}

function rowAt(rows: Rows, i: number) {
  return {
    at: rows.at[i] as number,
    width: rows.width[i] as number,
    value: rows.value[i] as number,
    unit: rows.unit[i] as number,
    received: rows.received[i] as number,
    import: rows.import[i] as number,
  };
}
