/** Random meters with every fault that section 4 of the command line page of the specification lists, for fast-check. */
import * as fc from 'fast-check';
import { read, type Decision, type Found, type Meter, type Reading, type Word } from './oracle.ts';
import { intervals } from './random/intervals.ts';
import { registers } from './random/registers.ts';
import { firstReceived, type Story } from './random/types.ts';

export { retold, shuffled, spread, stored } from './random/arrival.ts';
export { edgesAround, stepNames } from './random/edges.ts';
export type { Story } from './random/types.ts';

/** The words that can be said about each finding; `good` about a fall is refused, so it must change nothing. */
const words: Readonly<Record<Found['code'], readonly Word[]>> = {
  'register-fell': ['rollover', 'reset', 'bad', 'good'],
  'rolled-over': ['rollover', 'reset', 'bad'],
  dropout: ['good', 'bad'],
  spike: ['good', 'bad'],
  contradiction: ['this', 'bad', 'bad'],
  'over-capacity': ['good', 'bad'],
  'over-power': ['good', 'bad'],
};

/** A decision on a finding that the oracle reports: on which code, which finding of it, and which word. */
type Pick = { readonly code: number; readonly finding: number; readonly word: number };

const pick: fc.Arbitrary<Pick> = fc.record({
  code: fc.nat(6),
  finding: fc.nat(1000),
  word: fc.nat(5),
});

/** A word said on a code that the counter line does not report itself: from one row on, for some hours. */
const outlier = fc.record({
  code: fc.constantFrom('outlier', 'stuck'),
  row: fc.nat(1000),
  hours: fc.constantFrom(0, 1, 24),
  as: fc.constantFrom('bad', 'bad', 'good'),
});

/** A random meter, with decisions in two rounds, because one decision brings up further findings. */
export const stories: fc.Arbitrary<Story> = fc
  .record({
    story: fc.oneof(registers, intervals),
    outliers: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, { arbitrary: fc.array(outlier, { maxLength: 2 }), weight: 1 }),
    picks: fc.oneof(fc.constant([]), fc.array(pick, { maxLength: 12 })),
  })
  .map(({ story, outliers, picks }) => {
    const half = picks.length / 2;
    return decide(decide(strike(story, outliers), picks.slice(0, half)), picks.slice(half));
  });

function strike(story: Story, outliers: readonly { code: string; row: number; hours: number; as: Word }[]): Story {
  const decisions = outliers.flatMap(({ code, row: n, hours, as }) => {
    const row = story.readings[n % Math.max(1, story.readings.length)];
    return row === undefined ? [] : [{ code, from: row.at, to: row.at + row.width + hours * 3600, value: null, as }];
  });
  return { ...story, meter: { ...story.meter, decisions } };
}

/** The rows that count: those of undone imports are left out. */
export function visible(story: Story, knownAt = Infinity): Reading[] {
  return story.readings.filter((row) => !story.undone.includes(row.import) && row.received <= knownAt);
}

/** Instants at which something may have been known, and finally all of it. */
export const knownTimes: readonly number[] = [0, 1, 2, Infinity].map((days) => firstReceived + days * 86_400_000);

function decide(story: Story, picks: readonly Pick[]): Story {
  const findings = read(story.meter, visible(story)).findings;
  const decisions = [...story.meter.decisions];
  const byCode = [...Map.groupBy(findings, (found) => found.code).values()];
  for (const one of picks) {
    const ofCode = byCode[one.code % Math.max(1, byCode.length)] ?? [];
    const found = ofCode[one.finding % ofCode.length];
    if (found !== undefined) add(decisions, found, one.word);
  }
  return { ...story, meter: { ...story.meter, decisions } satisfies Meter };
}

/** One word on each finding, and at most one of the values that contradict each other is `this`. */
function add(decisions: Decision[], found: Found, choice: number): void {
  const as = words[found.code][choice % words[found.code].length] ?? 'bad';
  const clashes = (one: Decision) =>
    one.code === found.code &&
    one.from === found.from &&
    one.to === found.to &&
    (one.value === found.value || (as === 'this' && one.as === 'this'));
  if (!decisions.some(clashes)) decisions.push({ ...found, as });
}
