import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { codes } from './oracle/types.ts';
import { compare, fraction } from './oracle/fraction.ts';
import { cutSteps, read, totalOf } from './oracle.ts';
import { edgesAround, shuffled, spread, stories, stepNames, visible } from './random-meter.ts';

test('random meters have every fault and every decision, with values that doubles represent exactly', () => {
  const seen = new Set<string>();
  for (const story of fc.sample(stories, { numRuns: 400, seed: 7 })) {
    const { stretches, findings } = read(story.meter, visible(story));
    for (const found of findings) seen.add(found.code);
    for (const one of story.meter.decisions) seen.add(`${one.code} ${one.as}`);
    const most = stretches.reduce((sum, { use }) => sum + (use < 0n ? -use : use), 0n);
    expect(most).toBeLessThan(2n ** 53n);
  }
  expect([...codes].filter((code) => !seen.has(code))).toEqual([]);
  const words = [
    'contradiction this',
    'contradiction bad',
    'register-fell reset',
    'register-fell rollover',
    'register-fell bad',
    'dropout good',
  ];
  expect([...words, 'rolled-over reset', 'over-capacity good', 'over-power good', 'outlier bad'].filter((word) => !seen.has(word))).toEqual(
    [],
  );
});

test('the same readings mean the same in any order of arrival and any number of files', () => {
  const same = fc.property(stories, fc.nat(), fc.integer({ min: 1, max: 9 }), (story, seed, imports) => {
    const rows = visible(story);
    expect(read(story.meter, spread(shuffled(rows, seed), imports, seed))).toEqual(read(story.meter, rows));
  });
  fc.assert(same, { numRuns: 100 });
});

test('steps add up to the use between the readings', () => {
  const telescopes = fc.property(stories, fc.constantFrom(...stepNames), fc.nat(3000), (story, step, off) => {
    const rows = visible(story);
    if (rows.length === 0) return;
    const { stretches } = read(story.meter, rows);
    const edges = edgesAround(rows, step, story.zone, off);
    const whole = cutSteps(stretches, [edges[0] ?? 0, edges.at(-1) ?? 0]);
    const steps = cutSteps(stretches, edges);
    const sum = steps.reduce((all, one) => all + (one.rounded ?? 0n), 0n);
    expect(compare(totalOf(steps), whole[0]?.exact ?? fraction(0))).toBe(0);
    expect(sum).toBe(whole[0]?.rounded ?? 0n);
  });
  fc.assert(telescopes, { numRuns: 100 });
});
