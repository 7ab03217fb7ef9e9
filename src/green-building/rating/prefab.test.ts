import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardsOnce } from '../../../test/rating.ts';
import { pointsFor, prefabRate } from './prefab.ts';

const standard = standardsOnce().prefab('GB/T 51129-2017', '2025-01-01');
const rate = (input: unknown) => prefabRate(standard, input);

const most = {
  verticalMembers: 80,
  horizontalMembers: 80,
  nonMasonryExternalWalls: 80,
  integratedExternalWalls: 80,
  nonMasonryPartitions: 50,
  integratedPartitions: 80,
  fullFitOut: true,
  dryFloor: 70,
  integratedKitchen: 90,
  integratedBathroom: 90,
  pipeSeparation: 70,
};

describe('GB/T 51129-2017 by hand (4.0.1: P = (Q1 + Q2 + Q3) / (100 - Q4) × 100 %)', () => {
  it('a block of flats: 20 + 15, 5 + 3.5 + 5, 6 + 6 + 3 + 3 = 66.5 %: A', () => {
    // vertical 35 % -> 20; horizontal 75 % -> 10 + (75-70)/(80-70) × 10 = 15
    // external walls 80 % -> 5; integrated 65 % -> 2 + (65-50)/(80-50) × 3 = 3.5; partitions 50 % -> 5; integrated 49 % -> 0
    // fit-out 6; dry floor 70 % -> 6; kitchens 70 % -> 3; bathrooms 70 % -> 3; pipes 49 % -> 0
    const told = rate({
      verticalMembers: 35,
      horizontalMembers: 75,
      nonMasonryExternalWalls: 80,
      integratedExternalWalls: 65,
      nonMasonryPartitions: 50,
      integratedPartitions: 49,
      fullFitOut: true,
      dryFloor: 70,
      integratedKitchen: 70,
      integratedBathroom: 70,
      pipeSeparation: 49,
    });
    expect([told.q1, told.q2, told.q3, told.q4, told.rate]).toEqual([35, 13.5, 18, 0, 66.5]);
    expect([told.qualified, told.grade, told.unmet, told.undecided]).toEqual([true, 'A', [], []]);
    expect(told.indicative).toBe(true);
    const working = (name: string) => told.items.find(({ item }) => item === name)?.working;
    expect(['verticalMembers', 'horizontalMembers', 'nonMasonryExternalWalls', 'integratedPartitions', 'fullFitOut'].map(working)).toEqual([
      '20 + (35 − 35) ÷ (80 − 35) × (30 − 20) = 20',
      '10 + (75 − 70) ÷ (80 − 70) × (20 − 10) = 15',
      '80% ≥ 80% → 5',
      '49% < 50% → 0',
      '6',
    ]);
    expect(told.working).toBe('(35 + 13.5 + 18) ÷ (100 − 0) × 100% = 66.5%');
    expect(told.conditions.map(({ code, met }) => [code, met])).toEqual([
      ['prefab-group', true],
      ['prefab-group', true],
      ['prefab-must', true],
      ['prefab-rate', true],
    ]);
    expect(told.items.find(({ item }) => item === 'integratedKitchen')).toMatchObject({
      points: 3,
      max: 6,
      status: 'VERIFIED',
      wanted: { from: 70, to: 90, status: 'RECALLED' },
    });
  });

  it('an office without kitchens: (20 + 20 + 10 + 9) / (100 - 6) = 62.77 %', () => {
    const told = rate({
      verticalMembers: 35,
      horizontalMembers: 80,
      nonMasonryExternalWalls: 80,
      integratedExternalWalls: 0,
      nonMasonryPartitions: 50,
      integratedPartitions: 0,
      fullFitOut: true,
      dryFloor: 0,
      integratedKitchen: 'none',
      integratedBathroom: 70,
      pipeSeparation: 0,
    });
    expect([told.q1, told.q2, told.q3, told.q4]).toEqual([40, 10, 9, 6]);
    expect(told.rate).toBeCloseTo((59 / 94) * 100, 5);
    expect([told.rateRounded, told.grade]).toEqual([63, 'A']);
  });

  it('all there is gives 100 % and AAA', () => {
    expect(rate(most)).toMatchObject({ q1: 50, q2: 20, q3: 30, q4: 0, rate: 100, grade: 'AAA' });
  });

  it.each([
    [{ verticalMembers: 34.9, horizontalMembers: 70 }, ['prefab-group']],
    [{ nonMasonryExternalWalls: 79, integratedExternalWalls: 79, integratedPartitions: 0 }, ['prefab-group']],
    [{ fullFitOut: false }, ['prefab-must']],
  ])('%o is below a minimum: no grade', (changed, codes) => {
    const told = rate({ ...most, ...changed });
    expect([told.qualified, told.grade, told.unmet.map(({ code }) => code)]).toEqual([false, null, codes]);
  });

  it('below 50 % it is not called prefabricated: 20 + 0 + 5 + 5 + 6 = 36', () => {
    const told = rate({
      ...most,
      verticalMembers: 35,
      horizontalMembers: 0,
      integratedExternalWalls: 0,
      integratedPartitions: 0,
      dryFloor: 0,
      integratedKitchen: 0,
      integratedBathroom: 0,
      pipeSeparation: 0,
    });
    expect([told.rate, told.qualified, told.unmet.map(({ code }) => code)]).toEqual([36, false, ['prefab-rate']]);
  });

  it('with 20 points from beams alone it qualifies, but has no grade without 35 % of vertical members', () => {
    const told = rate({ ...most, verticalMembers: 20 });
    // 20 + 20 + 30 = 70 %
    expect([told.rate, told.qualified, told.grade, told.unmet[0]?.code, told.unmet[0]?.clause]).toEqual([
      70,
      true,
      null,
      'prefab-grade-needs',
      '5.0.1',
    ]);
  });

  it.each([
    // 50 + (5 + 0 + 5 + p) + (6 + 6): integrated partitions of 64 % give p = 2 + (64-50)/(80-50) × 3 = 3.4, of 65 % 3.5
    [
      { integratedExternalWalls: 0, integratedPartitions: 64, integratedKitchen: 0, integratedBathroom: 0, pipeSeparation: 0 },
      75.4,
      75,
      'A',
    ],
    [
      { integratedExternalWalls: 0, integratedPartitions: 65, integratedKitchen: 0, integratedBathroom: 0, pipeSeparation: 0 },
      75.5,
      76,
      'AA',
    ],
    // 50 + (5 + 5 + 5 + p) + (6 + 6 + 3 + 0 + 6): 75 % gives p = 4.5, 76 % 4.6
    [{ integratedPartitions: 75, integratedKitchen: 70, integratedBathroom: 0 }, 90.5, 91, 'AAA'],
    [{ integratedPartitions: 74, integratedKitchen: 70, integratedBathroom: 0 }, 90.4, 90, 'AA'],
  ])('%o is %d %%, counts as %d %%: %s', (changed, wanted, rounded, grade) => {
    const told = rate({ ...most, ...changed });
    expect([told.rate, told.rateRounded, told.grade]).toEqual([wanted, rounded, grade]);
    expect(told.findings.some(({ code }) => code === 'prefab-rounding')).toBe(rounded > wanted);
  });
});

describe('what is not known or not right', () => {
  it('leaves the result open and names the item', () => {
    const { verticalMembers: _one, ...less } = { ...most, horizontalMembers: 70 };
    const told = rate(less);
    expect([told.q1, told.qualified, told.grade]).toEqual([10, null, null]);
    expect(told.undecided.map(({ code, needs }) => [code, needs])).toEqual([['prefab-group', ['verticalMembers']]]);
  });

  it('takes fractions, Chinese names and other ways of writing', () => {
    const told = rate({ '柱、支撑、承重墙、延性墙板等竖向构件': 0.8, 'horizontal-members': 0.75, fitOut: true });
    expect([told.q1, told.findings[0]?.code]).toEqual([45, 'prefab-fractions']);
    expect(rate({ ratios: most }).grade).toBe('AAA');
  });

  it.each([
    [{ windows: 50 }, 'prefab-item-unknown'],
    [{ verticalMembers: 101 }, 'rating-input-bad'],
    [{ verticalMembers: '35%' }, 'rating-input-bad'],
    [{ verticalMembers: 35, columns: 40 }, 'prefab-item-twice'],
    [[], 'rating-input-bad'],
  ])('%o is refused', (input, code) => {
    expect(() => rate(input)).toThrow(code);
  });

  it('a lack that buildings hardly have is doubted; full fit-out cannot be lacking', () => {
    expect(rate({ ...most, verticalMembers: 'none' }).findings[0]?.code).toBe('prefab-lack-unusual');
    expect(rate({ ...most, fullFitOut: 'none' })).toMatchObject({ q4: 0, qualified: false });
  });
});

it('points are straight between the two shares, and a larger share never gives fewer points or a lower rate', () => {
  expect(pointsFor(57.5, { from: 35, to: 80 }, { from: 20, to: 30 })).toBe(25);
  fc.assert(
    fc.property(
      fc.constantFrom(...standard.items),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      ({ item, ratio }, a, b) => {
        if (ratio === undefined) return;
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) => rate({ ...most, [item]: share, fullFitOut: true }));
        expect(high?.rate ?? 0).toBeGreaterThanOrEqual(low?.rate ?? 0);
      },
    ),
  );
});
