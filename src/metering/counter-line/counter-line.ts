import { drawInterval } from './interval.ts';
import { jobOf } from './job.ts';
import type { LineFinding, Meter } from './meter.ts';
import { drawPlain } from './plain.ts';
import { drawRegister } from './register.ts';
import { countRows, type Count } from './revise.ts';
import type { Rows } from './rows.ts';
import type { Line } from './spans.ts';

export { cut } from './cut.ts';
export { cutHolding, emptySteps, type HoldingSteps, type Limits } from './cut-holding.ts';
export { createHolding, drawHolding, type Holding } from './holding.ts';
export { cutPlain } from './plain-cut.ts';
export {
  factorOf,
  type Device,
  type InstantSeries,
  type LineDecision,
  type LineFinding,
  type Meter,
  type Series,
  type Word,
} from './meter.ts';
export type { Life, Lives, Run } from './carried.ts';
export { notCarried } from './come-back.ts';
export { repeatsAmong, repeatsOf, type Own, type Repeats } from './repeats.ts';
export { runOf } from './whole-repeat.ts';
export { countRows, eachInForce, eachRevision, type Count } from './revise.ts';
export { quantityIn, unitOf, type Rows } from './rows.ts';
export { createLine, type Line } from './spans.ts';

/**
 * Draws the line of one meter from its readings: the only source of use (section 4 of the specification, docs/readings.md). The same rows
 * give the same line, in whatever order they came.
 * @param rows all readings of the meter in some stretch of time, with their revisions; or all readings of the meter
 * @param into is emptied first; `cut` makes steps of it
 * @param told receives each finding, in no particular order; null if not needed
 * @param count the rows of this import are added to it by outcome
 * @example draw(rows, meter, line, (found) => findings.push(found)) // `cut(line, edges)` makes steps of it
 */
export function draw(rows: Rows, meter: Meter, into: Line, told: ((found: LineFinding) => void) | null, count?: Count): void {
  into.n = 0;
  if (count !== undefined) countRows(rows, count);
  if (drawPlain(rows, meter, into)) return;
  const job = jobOf(meter, told);
  if (meter.kind === 'register') drawRegister(rows, job, into);
  else drawInterval(rows, job, into);
}
