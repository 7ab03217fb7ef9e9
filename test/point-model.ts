/**
 * What holds at a point as `live.md`, 2 defines it, slowly: instant by instant and in whole numbers of any size. Values are whole 0.0001 of
 * the unit, times whole seconds UTC.
 */

/** A value as it was sent. @param received ms */
export type SentValue = { readonly at: number; readonly value: number; readonly received: number };

/** A person's decision on a finding about a value at an instant. */
export type WordOnValue = {
  readonly code: 'contradiction' | 'implausible';
  readonly at: number;
  readonly value: number;
  readonly as: 'good' | 'bad' | 'this';
};

/** How long a value holds at most (s), and between which values it is plausible. */
export type PointSays = { readonly hold: number; readonly low: number | null; readonly high: number | null };

type Holding = { readonly from: number; readonly to: number; readonly value: number };

/** What holds when. @param words the later takes precedence over the earlier */
export function modelHolding(sent: readonly SentValue[], words: readonly WordOnValue[], says: PointSays): Holding[] {
  const instants = [...new Set(sent.map(({ at }) => at))].toSorted((a, b) => a - b);
  const told = instants
    .map((at) => ({
      at,
      value: valueAt(
        sent.filter((one) => one.at === at),
        words.filter((one) => one.at === at),
        says,
      ),
    }))
    .filter(({ value }) => value !== 'never sent');
  return told.flatMap(({ at, value }, n) => {
    if (value === 'doubtful' || value === 'never sent') return [];
    const next = told[n + 1]?.at ?? Infinity;
    return [{ from: at, to: Math.min(next, at + says.hold), value }];
  });
}

function valueAt(sent: readonly SentValue[], words: readonly WordOnValue[], says: PointSays): number | 'doubtful' | 'never sent' {
  if (sent.length === 0) return 'never sent';
  const latest = Math.max(...sent.map(({ received }) => received));
  const values = [...new Set(sent.filter(({ received }) => received === latest).map(({ value }) => value))];
  const without = (bad: number) =>
    valueAt(
      sent.filter(({ value }) => value !== bad),
      words,
      says,
    );
  const saidOf = (code: WordOnValue['code'], value: number) => words.findLast((one) => one.code === code && one.value === value)?.as;
  let single = values[0] as number;
  if (values.length > 1) {
    const chosen = words.findLast(
      (one) => one.code === 'contradiction' && one.as === 'this' && values.includes(one.value) && saidOf(one.code, one.value) === 'this',
    );
    const bad = values.find((value) => saidOf('contradiction', value) === 'bad');
    if (chosen === undefined && bad !== undefined) return without(bad);
    if (chosen === undefined) return 'doubtful';
    single = chosen.value;
  }
  if (says.low !== null && single < says.low) return doubted(single);
  if (says.high !== null && single > says.high) return doubted(single);
  return single;

  function doubted(value: number): number | 'doubtful' | 'never sent' {
    const word = saidOf('implausible', value);
    if (word === 'good') return value;
    return word === 'bad' ? without(value) : 'doubtful';
  }
}

/** A step as returned in answers. */
export type ModelStep = {
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly last: number | null;
  readonly coverage: number | null;
  readonly within?: number | null | undefined;
};

/**
 * What held in a part of time.
 * @param parts stretches in order that do not overlap
 * @param within LO and HI
 */
export function modelStep(
  held: readonly Holding[],
  parts: readonly { readonly from: number; readonly to: number }[],
  within?: { readonly low: number; readonly high: number },
): ModelStep {
  const pieces = parts.flatMap((part) =>
    held
      .map(({ from, to, value }) => ({ seconds: Math.min(to, part.to) - Math.max(from, part.from), value }))
      .filter(({ seconds }) => seconds > 0),
  );
  const whole = parts.reduce((sum, { from, to }) => sum + (to - from), 0);
  const seconds = pieces.reduce((sum, piece) => sum + piece.seconds, 0);
  const inside = pieces.filter(({ value }) => within !== undefined && value >= within.low && value <= within.high);
  const end = parts.at(-1)?.to ?? 0;
  const values = pieces.map(({ value }) => value);
  const none = seconds === 0;
  return {
    mean: none
      ? null
      : shareOf(
          pieces.reduce((sum, piece) => sum + BigInt(piece.value) * BigInt(piece.seconds), 0n),
          seconds,
        ),
    min: none ? null : Math.min(...values) / 1e4,
    max: none ? null : Math.max(...values) / 1e4,
    last: whole === 0 ? null : lastOf(held, end),
    coverage: whole === 0 ? null : shareOf(BigInt(seconds) * 10_000n, whole),
    ...(within !== undefined && {
      within: none ? null : shareOf(BigInt(inside.reduce((sum, piece) => sum + piece.seconds, 0)) * 10_000n, seconds),
    }),
  };
}

function lastOf(held: readonly Holding[], end: number): number | null {
  const found = held.find(({ from, to }) => from < end && to >= end);
  return found === undefined ? null : found.value / 1e4;
}

/** Rounds to a whole number, halves away from zero; in 0.0001. */
function shareOf(amount: bigint, by: number): number {
  const [size, parts] = [amount < 0n ? -amount : amount, BigInt(by)];
  const whole = (2n * size + parts) / (2n * parts);
  return Number(amount < 0n ? -whole : whole) / 1e4;
}
