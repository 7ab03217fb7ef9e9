import { Problem } from '#kernel/problem.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { MultipliedBefore } from './intake-needs.ts';
import { inBase, isUsual, rateOf, usedIn, type SizeRow } from '../usual-size.ts';

/** A metering point that existed before, and the sequence of its values. */
export type Watched = {
  readonly meter: MeterFacts;
  /** The multiplier between its readings and use, according to the register of meters. */
  readonly times: number;
  /** Its values are called an amount, and nothing shows yet that they are multiplied. */
  readonly isMultiplied: boolean;
  readonly stays: boolean;
  count: number;
  last: number;
  rose: number;
  fell: number;
};

/** What a file says about its values. */
export type AboutFile = {
  /** The headings of the values. */
  readonly column: string;
  /** They are definitely counter readings, according to their headings. */
  readonly isCounter: boolean;
  /** They are counter readings according to ambiguous headings or numbers. */
  readonly mayCount: boolean;
  /** Nothing says whether they are counter readings or use. */
  readonly isKindOpen: boolean;
  /** Only the heading says that they are use. */
  readonly namesUse: boolean;
  /** They are called an amount, which may already be multiplied. */
  readonly namesAmount: boolean;
  /** They are the differences of two readings, and no multiplier is given. */
  readonly isDifference: boolean;
};

/** The same with the sizes of its values, and of its earlier readings. */
export type Known = Watched & { readonly now: readonly SizeRow[]; readonly before: readonly SizeRow[] };

/** Values this far above earlier use are another kind of value. */
const farAbove = 100;

/** Throws `counter-of-interval` if the values of metering points of intervals are counter values. */
export function refuseCounters(all: readonly Known[], of: AboutFile): void {
  if (!of.isKindOpen) return;
  const found = all.filter((one) => one.meter.kind === 'interval' && isCounter(one, of));
  if (found.length > 0) throw kindProblem('counter-of-interval', found, of, 'interval');
}

function isCounter({ meter, now, before, count, rose, fell }: Known, { isCounter: isSure, mayCount }: AboutFile): boolean {
  if (isSure) return count > 0;
  const hasRisen = count > 1 && (rose === 0) !== (fell === 0);
  if (mayCount && before.length === 0) return !meter.kindStated;
  const [rate, earlier] = [rateOf(now), rateOf(before)];
  if (rate === null || earlier === null || !hasRisen) return false;
  return rate >= farAbove * earlier || (mayCount && rate > earlier && isUsual(now, before) === false);
}

/** Throws `use-of-register` if what is called use goes to counters, and does not continue from their values. */
export function refuseUses(all: readonly Known[], of: AboutFile): void {
  if (!of.namesUse) return;
  const found = all.filter((one) => one.meter.kind === 'register' && one.count > 0 && !goesOn(one));
  if (found.length > 0) throw kindProblem('use-of-register', found, of, 'register');
}

/** A counter value is high if it is this many steps, or this many times its increase. */
const high = 10;

/** Whether values only rise, starting far above their steps and from what was read before, as those of a counter do. */
function goesOn({ now, before, count, rose, fell }: Known): boolean {
  const [least, greatest] = [lowest(now), Math.max(...now.map(({ unit, greatest }) => inBase(unit, greatest)))];
  if (rose > 0 && fell > 0) return false;
  if (least < (count > 1 ? (high * (greatest - least)) / (count - 1) : 0)) return false;
  if (before.length === 0) return count > 2;
  const shown = Math.max(...before.map(({ unit, greatest }) => inBase(unit, greatest)));
  return least >= lowest(before) && (least - shown) * high <= least;
}

const lowest = (rows: readonly SizeRow[]): number => Math.min(...rows.map(({ unit, least }) => inBase(unit, least)));

function kindProblem(code: string, found: readonly Known[], { column }: AboutFile, kind: 'interval' | 'register'): Problem {
  const interval = rounded(found.flatMap(({ now }) => now.map(({ unit, sum }) => inBase(unit, sum))).reduce((a, b) => a + b, 0) / 10_000);
  const register = rounded(found.map(({ now }) => ranIn(now)).reduce((a, b) => a + b, 0) / 10_000);
  const [first] = found as [Known];
  // if the kind of a metering point was never stated, the first readings determine it
  const isUnsaid = kind === 'interval' && found.every(({ meter, before }) => !meter.kindStated && before.length === 0);
  const choices = [
    ...(isUnsaid || kind === 'register' ? [{ set: { kind: 'register' }, comesTo: register }] : []),
    ...(kind === 'interval' ? [{ set: { kind }, comesTo: interval }] : []),
  ];
  return new Problem('bad-input', code, {
    meter: first.meter.code,
    column,
    count: found.length,
    interval,
    register,
    choices,
  });
}

const ranIn = (rows: readonly SizeRow[]): number =>
  rows.length === 0 ? 0 : Math.max(...rows.map(({ unit, greatest }) => inBase(unit, greatest))) - lowest(rows);

/** Throws `multiplier-of-use` if use may already be multiplied by the multiplier of the register of meters. */
export function refuseMultiplied(all: readonly Known[], { column }: AboutFile): void {
  const found = all.filter((one) => one.isMultiplied && usedOf(one) !== 0 && !isAsEarlier(one));
  const [first] = found;
  if (first === undefined) return;
  const asWritten = rounded(found.reduce((sum, one) => sum + usedOf(one), 0));
  const asLedger = rounded(found.reduce((sum, one) => sum + usedOf(one) * one.times, 0));
  throw new Problem('bad-input', 'multiplier-of-use', {
    meter: first.meter.code,
    column,
    count: found.length,
    multiplier: first.times,
    asWritten,
    asLedger,
    choices: [
      { set: { multiplier: 'applied' }, comesTo: asWritten },
      { set: { multiplier: 'ledger' }, comesTo: asLedger },
    ],
  });
}

const usedOf = ({ now }: Known): number => now.reduce((sum, row) => sum + usedIn(row).used, 0);

/** Whether values are closer to earlier ones, which are stored multiplied, than to these times the multiplier. */
function isAsEarlier({ now, before, times }: Known): boolean {
  const [rate, earlier] = [rateOf(now), rateOf(before)];
  return rate !== null && earlier !== null && Math.abs(Math.log(rate / earlier)) < Math.abs(Math.log(times)) / 2;
}

/** Throws `multiplier-missing` if differences of readings come without the multipliers that an earlier file gave. */
export async function refuseMissing(
  all: readonly Known[],
  multipliedBefore: (codes: readonly string[]) => Promise<MultipliedBefore | null>,
): Promise<void> {
  const some = all.filter((one) => one.meter.kind === 'interval' && one.times === 1 && one.count > 0);
  const before = some.length === 0 ? null : await multipliedBefore(some.map(({ meter }) => meter.code));
  if (before === null) return;
  const found = some.filter(({ meter }) => before.times[meter.code] !== undefined);
  const [first] = found as [Known];
  const of = (one: Known): number => before.times[one.meter.code] as number;
  const asWritten = rounded(found.reduce((sum, one) => sum + usedOf(one), 0));
  throw new Problem('bad-input', 'multiplier-missing', {
    meter: first.meter.code,
    import: before.import,
    count: found.length,
    multiplier: of(first),
    asWritten,
    asBefore: rounded(found.reduce((sum, one) => sum + usedOf(one) * of(one), 0)),
    choices: [{ set: { multiplier: 'ledger' }, comesTo: asWritten }],
  });
}

const rounded = (value: number): number => Number(value.toPrecision(12));
