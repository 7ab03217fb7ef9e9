import { describe, expect, it } from 'vitest';
import type { StandingDocument } from '#green-building/policy/policy.ts';
import { judgeProject, shippedOnce } from '../../../test/judge.ts';
import { standardsOnce } from '../../../test/rating.ts';
import { incentivesOf } from './incentives.ts';
import { materialShare } from './materials.ts';
import { ultraLowShare } from './ultra-low.ts';

const day = '2026-03-01';
const home = { work: 'new', class: 'residential', urban: true };
const asked = judgeProject('140303', day, home);

describe('ultra-low-energy buildings of a project (YQ 二(一)三: one building or 20 % of the above-ground area)', () => {
  const outcome = (buildings: object[]) => {
    const told = ultraLowShare({ buildings }, asked);
    return [told.count, told.share, told.rules.map(({ rule, verdict, strength }) => [rule, verdict, strength])] as const;
  };

  it('one building is enough, however small', () => {
    const [count, share, rules] = outcome([
      { name: '1#', aboveGroundM2: 1000, ultraLow: true },
      { name: '2#', aboveGroundM2: 99_000, ultraLow: false },
    ]);
    expect([count, share]).toEqual([
      { least: 1, most: 1 },
      { least: 1, most: 1 },
    ]);
    expect(rules).toEqual([['YQ/ultra-low-homes', 'meets', 'must']]);
  });

  it('none at all fails; one that is not known leaves it open', () => {
    expect(outcome([{ aboveGroundM2: 5000, ultraLow: false }])[2]).toEqual([['YQ/ultra-low-homes', 'fails', 'must']]);
    expect(outcome([{ aboveGroundM2: 5000, ultraLow: false }, { aboveGroundM2: 5000 }])[2]).toEqual([
      ['YQ/ultra-low-homes', 'undecided', 'must'],
    ]);
  });

  it('without an area there is no share, and the number still decides', () => {
    const [, share, rules] = outcome([{ ultraLow: true }, { aboveGroundM2: 5000, ultraLow: false }]);
    expect(share).toEqual({ least: null, most: null });
    expect(rules[0]?.[1]).toBe('meets');
  });

  it('a rule of the share alone is met at 20 % exactly', () => {
    const rule = {
      ...asked,
      requirements: asked.requirements.flatMap((one) =>
        'anyOf' in one && one.rule === 'YQ/ultra-low-homes' ? [{ ...one, anyOf: one.anyOf.slice(1) }] : [],
      ),
    };
    const at = (ultraLow: number) =>
      ultraLowShare(
        {
          buildings: [
            { aboveGroundM2: ultraLow, ultraLow: true },
            { aboveGroundM2: 100_000 - ultraLow, ultraLow: false },
          ],
        },
        rule,
      ).rules[0]?.verdict;
    expect([at(20_000), at(19_999)]).toEqual(['meets', 'fails']);
  });
});

describe('share of green materials (YQ 二(一)四: pushes 30 %, and does not say of what)', () => {
  const products = [
    { product: '预拌混凝土', certificate: 'CTC-001', quantity: 300, unit: 't', costYuan: 100, certified: true },
    { product: '砌块', quantity: 700, unit: 't', costYuan: 100, certified: false },
  ];

  it('by cost 50 %, by quantity 30 %: both meet', () => {
    const told = materialShare({ products }, day, asked);
    expect([told.byCost.least, told.byQuantity]).toEqual([50, [{ unit: 't', certified: 300, total: 1000, least: 30, most: 30 }]]);
    expect(told.rules.map(({ rule, verdict, strength, doubt }) => [rule, verdict, strength, doubt?.zh])).toEqual([
      ['YQ/green-material-share', 'meets', 'promote', '比例按造价还是按用量计，文件未写。'],
    ]);
  });

  it('where the two differ it stays undecided, and says so', () => {
    const told = materialShare(
      {
        products: [
          { ...products[0], quantity: 299 },
          { ...products[1], quantity: 701 },
        ],
      },
      day,
      asked,
    );
    expect(told.rules[0]).toMatchObject({ verdict: 'undecided', byCost: 'meets', byQuantity: 'fails' });
    expect(told.findings.at(-1)).toMatchObject({ code: 'materials-basis' });
  });

  it('an ended certificate does not count, one that is not known gives two bounds, different units have no sum', () => {
    const told = materialShare(
      {
        products: [
          { ...products[0], validTo: '2026-02-28' },
          { product: '涂料', quantity: 50, unit: 'kg', costYuan: 200 },
        ],
      },
      day,
      null,
    );
    expect(told.byCost).toEqual({ certified: '0.00', total: '300.00', least: 0, most: 66.666667 });
    expect(told.byQuantity.length).toBe(2);
    expect(told.findings.map(({ code }) => code)).toEqual(['materials-certificate-ended', 'materials-open', 'materials-units']);
  });

  it('a missing cost leaves no share; a negative one is refused', () => {
    expect(materialShare({ products: [{ product: 'x', certified: true, certificate: '1' }] }, day, null).byCost).toEqual({
      certified: null,
      total: null,
      least: null,
      most: null,
    });
    expect(() => materialShare({ products: [{ product: 'x', costYuan: -1 }] }, day, null)).toThrow('rating-input-bad');
  });
});

describe('incentives', () => {
  const here = shippedOnce().documents.map((document): StandingDocument => ({
    document,
    state: document.head.code === 'YQ' ? 'holds' : 'ended',
  }));
  const claim = (project: object, measures: unknown = {}) =>
    incentivesOf(judgeProject('140303', day, project), here, standardsOnce().incentives(day), { project, measures });
  const star = { ...home, targetStar: 1, prefab: true, greenBuilding: true };

  it('a one-star building in Yangquan leaves its added insulation out: 400 m × (150 − 100) mm × 10 storeys = 200 m²', () => {
    const told = claim(star, {
      insulation: [{ name: '1#', wallLengthM: 400, thicknessMm: 150, baseThicknessMm: 100, storeys: 10 }],
      floorM2: 20_000,
      plotM2: 10_000,
    });
    const insulation = told.claims.find(({ rule }) => rule === 'YQ/far-insulation');
    expect(insulation).toMatchObject({ document: 'YQ', clause: '三(二)', strength: 'must', leftOut: { m2: 200, percent: 100 } });
    expect(insulation?.quote).toContain('不计入建筑容积率');
    expect(insulation?.leftOut?.working).toEqual(['1#: 400 m × (150 − 100) mm × 10 = 200 m²', '200 m² × 100% = 200 m²']);
    expect(told.plotRatio).toEqual({ plotM2: 10_000, floorM2: 20_000, before: 2, after: 1.98, leftOutM2: 200 });
  });

  it('no area is calculated for prefabricated walls: the share is in rules that are not loaded', () => {
    const told = claim(star, { prefabWallM2: 500, floorM2: 20_000, plotM2: 10_000 });
    expect(told.claims.find(({ rule }) => rule === 'YQ/far-prefab')?.leftOut).toMatchObject({
      m2: null,
      measuredM2: 500,
      percent: null,
      needs: ['share'],
    });
    expect(told.findings.map(({ code }) => code)).toContain('incentive-share-missing');
    expect(told.plotRatio?.after).toBe(2);
  });

  it('a city that adds the share with its cap gets the area', () => {
    const own = standardsOnce()
      .incentives(day)
      .map((one) =>
        one.item === 'far-exclusion-prefab-wall'
          ? {
              ...one,
              shares: [
                { rule: 'YQ/far-prefab', percent: 100, capPercent: 3, document: '某办法', clause: '第三条', status: 'CITY' as const },
              ],
            }
          : one,
      );
    const measures = { prefabWallM2: 900, floorM2: 20_000, plotM2: 10_000, addedInsulationM2: 0 };
    const told = incentivesOf(judgeProject('140303', day, star), here, own, { project: star, measures });
    expect(told.claims.find(({ rule }) => rule === 'YQ/far-prefab')?.leftOut?.m2).toBe(600);
    expect([told.plotRatio?.after, told.indicative]).toEqual([1.94, true]);
  });

  it('without a star the insulation is open or not claimable, never given; the trade-in subsidy goes by the grade of the appliance', () => {
    expect(claim(home).claims.map(({ rule }) => rule)).not.toContain('YQ/far-insulation');
    expect(claim(home).undecided.map(({ rule }) => rule)).toContain('YQ/far-insulation');
    expect(claim({ ...home, targetStar: 0 }).others.map(({ rule }) => rule)).toContain('YQ/far-insulation');
    expect(claim({ applianceGrade: 2 }).claims.map(({ rule }) => rule)).toContain('YQ/trade-in');
    expect(claim({ applianceGrade: 3 }).others.map(({ rule }) => rule)).toContain('YQ/trade-in');
  });
});
