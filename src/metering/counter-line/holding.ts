import { teller, type Job } from './job.ts';
import type { InstantSeries, LineFinding, Word } from './meter.ts';
import { agrees, countRows, type Count } from './revise.ts';
import { endOfGroup, endOfKey, type Rows } from './rows.ts';

/**
 * What holds at a point: stretches that do not overlap, in order of time. Column arrays that grow and are reused for the next point; `n`
 * stretches are valid. From `from` to `to` (s) `value` holds (integer, 0.0001 of the point's unit).
 */
export type Holding = { n: number; from: Float64Array; to: Float64Array; value: Float64Array };

/** An empty holding. Create one and use it for every point that is drawn. */
export function createHolding(): Holding {
  return { n: 0, ...columnsOf(1024) };
}

const columnsOf = (size: number): Omit<Holding, 'n'> => ({
  from: new Float64Array(size),
  to: new Float64Array(size),
  value: new Float64Array(size),
});

/** The result at an instant: a value, nothing plausible, or nothing ever sent. */
type Sent = number | 'doubtful' | 'unsent';

/** Receives each finding on an instant. */
type Telling = Omit<Job, 'meter'>;

/**
 * Draws what holds at a point from its values: the only source of it (`live.md` 2). A value holds until the next instant, at most as long
 * as the point's `hold`. An instant whose values contradict each other, or are not plausible, ends what held and holds nothing until a
 * person has decided; a value decided to be bad is treated as never sent.
 * @param rows all values of the point in some stretch of time, with their revisions, in the unit of its quantity; or all values of the
 * point
 * @param into is emptied first; `cutHolding` makes steps of it
 * @param told receives each finding, in no particular order; null if not needed
 * @param count the rows of this import are added to it by outcome
 */
export function drawHolding(
  rows: Rows,
  series: InstantSeries,
  into: Holding,
  told: ((found: LineFinding) => void) | null,
  count?: Count,
): void {
  into.n = 0;
  if (count !== undefined) countRows(rows, count);
  reserve(into, rows.to - rows.from);
  const job = teller(series.decisions, told);
  const { hold } = series;
  let open = false;
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    const alone = b - a === 1 && isPlausible(rows.value[a] as number, series);
    const sent = alone ? (rows.value[a] as number) : sentAt(rows, a, b, series, job);
    if (sent === 'unsent') continue;
    const at = rows.at[a] as number;
    if (open) into.to[into.n - 1] = Math.min(into.to[into.n - 1] as number, at);
    open = sent !== 'doubtful';
    if (sent === 'doubtful') continue;
    into.from[into.n] = at;
    into.to[into.n] = at + hold;
    into.value[into.n] = sent;
    into.n += 1;
  }
}

function reserve(into: Holding, size: number): void {
  if (size > into.from.length) Object.assign(into, columnsOf(2 * size));
}

function isPlausible(value: number, { low, high }: InstantSeries): boolean {
  return (low === null || value >= low) && (high === null || value <= high);
}

/** The result at one instant, whose rows are `a` to `b`. A value that was struck out is struck out wherever it occurs among them. */
function sentAt(rows: Rows, a: number, b: number, series: InstantSeries, job: Telling): Sent {
  const at = rows.at[a] as number;
  const struck = new Set<number>();
  const told = new Set<string>();
  const tell = (code: string, value: number, said: Word | null, evidence: Readonly<Record<string, unknown>>): void => {
    if (told.has(`${code} ${value}`)) return;
    told.add(`${code} ${value}`);
    job.tell(
      code,
      code === 'contradiction' ? 'error' : 'warning',
      at,
      at,
      () => ({ value: value / 1e4, ...evidence, unit: series.unit }),
      said,
      value,
    );
  };
  for (;;) {
    const values = inForce(rows, a, b, struck);
    if (values.length === 0) return 'unsent';
    const [single] = values as [number];
    const settled = values.length === 1 ? single : settle(values, at, struck, job, tell);
    if (settled === null) return 'doubtful';
    if (settled === 'again') continue;
    if (isPlausible(settled, series)) return settled;
    const said = job.decided('implausible', at, at, settled)?.word ?? null;
    const limit = (value: number | null) => (value === null ? null : value / 1e4);
    tell('implausible', settled, said, { low: limit(series.low), high: limit(series.high) });
    if (said === 'good') return settled;
    if (said !== 'bad') return 'doubtful';
    struck.add(settled);
  }
}

/**
 * The value in force among those not struck out; several, the smallest first, where they contradict each other; none where none is left.
 */
function inForce(rows: Rows, a: number, b: number, struck: ReadonlySet<number>): number[] {
  let held: number[] = [];
  for (let group = a, end = a; group < b; group = end) {
    end = endOfGroup(rows, group, b);
    if (struck.size === 0 && agrees(rows, group, end)) held = [rows.value[group] as number];
    else {
      const values = new Set<number>();
      for (let i = group; i < end; i++) if (!struck.has(rows.value[i] as number)) values.add(rows.value[i] as number);
      if (values.size > 0) held = [...values].toSorted((one, other) => one - other);
    }
  }
  return held;
}

/** Values that contradict each other: the one that a person chose; null while undecided; `again` where some were struck out. */
function settle(
  values: readonly number[],
  at: number,
  struck: Set<number>,
  job: Telling,
  tell: (code: string, value: number, said: Word | null, evidence: Readonly<Record<string, unknown>>) => void,
): number | null | 'again' {
  let [chosen, latest]: [number | null, number] = [null, -1];
  const before = struck.size;
  for (const value of values) {
    const said = job.decided('contradiction', at, at, value);
    tell('contradiction', value, said?.word ?? null, { values: values.map((one) => one / 1e4) });
    if (said?.word === 'bad') struck.add(value);
    if (said?.word === 'this' && said.order > latest) [chosen, latest] = [value, said.order];
  }
  return chosen ?? (struck.size > before ? 'again' : null);
}
