import { factorOf, type Meter, type Rows, type Series, unitOf } from '#metering/counter-line/counter-line.ts';
import { firstFrom } from './tails.ts';

/** As at the intake: use above 1.2 times a known capacity is doubtful. */
const overCapacity = 1.2;
/** Our own rule: no register rises this much faster than the median of its last rises, once this many were seen. */
const overPace = 1000;
const rises = 8;

/** A reading (at `at`, s) that a register cannot have reached from the one before it, and why: `capacity`, `dial` or `pace`. */
export type Jump = {
  readonly at: number;
  readonly from: number;
  readonly value: number;
  readonly unit: string;
  readonly seconds: number;
  readonly why: 'capacity' | 'dial' | 'pace';
  readonly kw?: number;
  readonly capacity?: number;
};

/** From one reading of a register to the next: the two values as read (0.0001), and the seconds between. */
type Span = { readonly from: number; readonly to: number; readonly seconds: number };

/**
 * The readings at these instants (s) by which a register rises faster than it can: beyond its capacity, by more than half of its dial, or a
 * thousand times faster than it did before. The smallest step that its readings show is allowed: it may have been due long before. A fall
 * is not a jump: the line judges it. Reporting a jump changes nothing (docs/readings.md 71).
 * @param rows the readings of one meter, with their revisions, as far back as they are held
 */
export function jumpsOf(meter: Series, rows: Rows, instants: Iterable<number>): Jump[] {
  if (meter.kind !== 'register') return [];
  return [...instants].flatMap((at) => {
    const i = firstFrom(rows, at + 1) - 1;
    const span = i < rows.from || rows.at[i] !== at ? null : spanTo(rows, i);
    const why = span === null || span.to <= span.from ? null : whyImplausible(meter, rows, i, span);
    if (span === null || why === null) return [];
    return [{ at, from: span.from / 1e4, value: span.to / 1e4, unit: unitOf(rows, i), seconds: span.seconds, ...why }];
  });
}

/** From the reading before a row to it; null if there is none, or none in its unit. */
function spanTo(rows: Rows, i: number): Span | null {
  const before = firstFrom(rows, rows.at[i] as number) - 1;
  if (before < rows.from || rows.unit[before] !== rows.unit[i]) return null;
  const seconds = (rows.at[i] as number) - (rows.at[before] as number);
  return { from: rows.value[before] as number, to: rows.value[i] as number, seconds };
}

/** The smallest step that two readings show; one at most. */
function stepOf({ from, to }: Span): number {
  return ([1e4, 1e3, 100, 10].find((step) => from % step === 0 && to % step === 0) ?? 1) / 1e4;
}

function whyImplausible(meter: Meter, rows: Rows, i: number, span: Span): Pick<Jump, 'why' | 'kw' | 'capacity'> | null {
  const device = meter.devices.findLast(({ since }) => since <= (rows.at[i] as number));
  // across a swap the line calculates the use
  if (device === undefined || device.since > (rows.at[i] as number) - span.seconds) return null;
  const rose = (span.to - span.from) / 1e4;
  if (device.digits !== null && rose > 10 ** device.digits / 2) return { why: 'dial' };
  const beyond = rose - stepOf(span);
  if (meter.capacityKw !== null && meter.useUnit === 'kWh') {
    const read = factorOf(device, unitOf(rows, i), 'kWh');
    const kw = (beyond * read.num) / read.den / (span.seconds / 3600);
    if (kw > overCapacity * meter.capacityKw) return { why: 'capacity', kw: Number(kw.toPrecision(3)), capacity: meter.capacityKw };
  }
  return isBeyondPace(rows, i, beyond / span.seconds) ? { why: 'pace' } : null;
}

/** Whether something rises a thousand times faster than the median of the last rises before it. @param pace units per second */
function isBeyondPace(rows: Rows, i: number, pace: number): boolean {
  const before: number[] = [];
  let end = firstFrom(rows, rows.at[i] as number) - 1;
  while (end > rows.from && before.length < rises && pace > 0) {
    const span = spanTo(rows, end);
    if (span === null) break;
    const own = (span.to - span.from) / 1e4 / span.seconds;
    if (own > 0) before.push(own);
    end = firstFrom(rows, rows.at[end] as number) - 1;
  }
  const middle = before.toSorted((a, b) => a - b)[rises / 2];
  return before.length === rises && middle !== undefined && pace > overPace * middle;
}
