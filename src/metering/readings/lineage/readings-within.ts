import type { AsOf } from '#kernel/as-of.ts';
import { unitOfNumber, type ReadUnit } from '#kernel/quantity.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import {
  createLine,
  draw,
  eachInForce,
  eachRevision,
  type Line,
  type LineFinding,
  type Rows,
} from '#metering/counter-line/counter-line.ts';
import { recomputed, touches } from '#metering/counter-line/reach.ts';
import type { PointFacts, SeriesFacts } from '#metering/point/facts.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { drawHoldings } from '../compute/holdings.ts';
import { meterDefinitionsOf, pointDefinitionsOf } from '../compute/meter-definitions.ts';
import { readWidening } from '../compute/widening-read.ts';
import { gather } from '../series/gather.ts';

/** Seconds UTC, the end not included. */
export type Stretch = { readonly from: number; readonly to: number };

/** A reading as received: seconds, 0.0001 of its unit, ms. A register has no width. */
export type MeterReading = {
  readonly at: number;
  readonly width: number;
  readonly value: number;
  readonly unit: ReadUnit;
  readonly received: number;
  readonly import: number;
};

/** A doubt, and the readings in force that it is about. */
export type DoubtfulReadings = { readonly found: Finding & Stretch; readonly readings: readonly MeterReading[] };

/** The readings that a meter's use in a stretch is based on, as known then. */
export type ReadingsWithin = {
  /** Those in force, in order of time; for a register also the last before and the first after the stretch. */
  readonly inForce: readonly MeterReading[];
  /** Everything received for the same times, each revision once. */
  readonly revisions: readonly MeterReading[];
  /** The number of further values received for the same times that do not count. */
  readonly replaced: number;
  /** The parts of the stretch that no reading covers. */
  readonly gaps: readonly Stretch[];
  readonly doubtful: readonly DoubtfulReadings[];
};

const nothing = (span: Stretch): ReadingsWithin => ({ inForce: [], revisions: [], replaced: 0, gaps: [span], doubtful: [] });

/** Reads and judges the readings of one meter in a stretch of time, as known then. */
export async function readingsWithin(
  internals: Pick<ReadingsInternals, 'store' | 'decisions' | 'committer'>,
  scope: Scope,
  facts: SeriesFacts,
  span: Stretch,
  known: AsOf,
): Promise<ReadingsWithin> {
  const { store, decisions, committer } = internals;
  const seen = { scope, meters: [facts.id] };
  if (facts.kind === 'instant') return valuesWithin(internals, scope, facts, span, known);
  const definition = (await meterDefinitionsOf(decisions, scope, [facts], known)).get(facts.id);
  if (definition === undefined) return nothing(span);
  return committer.lock.read(async () => {
    const [extent] = await store.extents(seen);
    if (extent === undefined) return nothing(span);
    const line = createLine();
    let within = nothing(span);
    const window = { known, hidden: committer.visibility.hidden(known) };
    const asked = { id: facts.id, touch: { first: span.from, last: span.to }, extent };
    await readWidening(
      [asked],
      (_ids, from, to) => gather(store.readings(seen, { from, to, ...window })),
      (_one, rows, read) => {
        const told: LineFinding[] = [];
        draw(rows, definition.meter, line, (found) => told.push(found));
        if (recomputed(rows, line, definition.meter, definition.zone, asked.touch, read) === 'need-more') return false;
        within = { ...partsOf(rows, told, span), gaps: gapsOf(line, span) };
        return true;
      },
    );
    return within;
  });
}

/** The same for a point: what holds in the stretch is based on the values in it and on the last before it. */
async function valuesWithin(
  { store, decisions, committer }: Pick<ReadingsInternals, 'store' | 'decisions' | 'committer'>,
  scope: Scope,
  facts: PointFacts,
  span: Stretch,
  known: AsOf,
): Promise<ReadingsWithin> {
  const points = [...(await pointDefinitionsOf(decisions, scope, [facts], known)).values()];
  return committer.lock.read(async () => {
    let within = nothing(span);
    const window = { ...span, known, hidden: committer.visibility.hidden(known) };
    await drawHoldings(store, scope, points, window, (_one, { from, to, n }, told, rows) => {
      const line = { s: Uint32Array.from(from), e: Uint32Array.from(to), good: new Uint8Array(n).fill(1), n };
      within = { ...partsOf(rows, told, span), gaps: gapsOf(line, span) };
    });
    return within;
  });
}

function partsOf(rows: Rows, told: readonly LineFinding[], span: Stretch): Omit<ReadingsWithin, 'gaps'> {
  const all = [...eachInForce(rows)].map((row) => readingAt(rows, row));
  const [first, last] = [all.findLast(({ at }) => at <= span.from), all.find(({ at }) => at >= span.to)];
  const inForce = all.filter((one) => (one.width === 0 ? isBetween(one, first, last) : one.at < span.to && one.at + one.width > span.from));
  const revisions = [...eachRevision(rows)]
    .map((row) => readingAt(rows, row))
    .filter(({ at, width }) => (width === 0 ? at >= span.from && at <= span.to : at < span.to && at + width > span.from));
  const counted = inForce.filter(({ at, width }) => width > 0 || (at >= span.from && at <= span.to)).length;
  const doubtful = told
    .filter((found) => touches(found, span))
    .map((found) => ({ found, readings: all.filter((one) => isIn(one, found)) }));
  return { inForce, revisions, replaced: Math.max(0, revisions.length - counted), doubtful };
}

/** Whether a register was read from the last reading before a stretch to the first after it. */
const isBetween = ({ at }: MeterReading, first: MeterReading | undefined, last: MeterReading | undefined): boolean =>
  at >= (first?.at ?? -Infinity) && at <= (last?.at ?? Infinity);

const isIn = ({ at, width }: MeterReading, { from, to }: Stretch): boolean => at >= from && at + width <= to;

function readingAt(rows: Rows, row: number): MeterReading {
  return {
    at: rows.at[row] as number,
    width: rows.width[row] as number,
    value: rows.value[row] as number,
    unit: unitOfNumber(rows.unit[row] as number),
    received: rows.received[row] as number,
    import: rows.import[row] as number,
  };
}

/** The parts of a stretch that the counted pieces of a line leave open. */
export function gapsOf({ s, e, good, n }: Pick<Line, 's' | 'e' | 'good' | 'n'>, { from, to }: Stretch): Stretch[] {
  const gaps: { from: number; to: number }[] = [];
  let at = from;
  for (let piece = 0; piece < n; piece++) {
    const [begins, ends] = [s[piece] as number, e[piece] as number];
    if (good[piece] !== 1 || ends <= from || begins >= to) continue;
    if (begins > at) gaps.push({ from: at, to: begins });
    at = Math.max(at, ends);
  }
  if (at < to) gaps.push({ from: at, to });
  return gaps;
}

/** Everything received for one instant and width of a meter, in order of receipt; the one in force is marked. */
export async function revisionsOf(
  { store, committer }: Pick<ReadingsInternals, 'store' | 'committer'>,
  scope: Scope,
  facts: SeriesFacts,
  { at, width }: Pick<MeterReading, 'at' | 'width'>,
  known: AsOf,
): Promise<{ readonly told: readonly MeterReading[]; readonly inForce: MeterReading | null }> {
  return committer.lock.read(async () => {
    const window = { from: at, to: at, known, hidden: committer.visibility.hidden(known) };
    for await (const { rows } of gather(store.readings({ scope, meters: [facts.id] }, window))) {
      const own = (row: number): boolean => rows.width[row] === width;
      const held = [...eachInForce(rows)].find(own);
      const told = [...eachRevision(rows)].filter(own).map((row) => readingAt(rows, row));
      return { told, inForce: held === undefined ? null : readingAt(rows, held) };
    }
    return { told: [], inForce: null };
  });
}
