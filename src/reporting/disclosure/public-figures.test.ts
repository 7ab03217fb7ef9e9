import { expect, test } from 'vitest';
import type { YearBuilding } from '#supervision/benchmarking/benchmarking.ts';
import { blockingReasonOf, publicFigures } from './public-figures.ts';

const rules = { consent: false, leastArea: 3000, leastCoverage: 0.9, leastBuildings: 5 };
const source = { document: 'GB/T 51161-2016', clause: '5.2.1', status: 'VERIFIED' };
const part = { corrected: 90, constraint: 80, leading: 60, unit: 'kWh/m2', source };

function year(given: { area?: number | null; coverage?: number; indicative?: boolean; value?: number | null } = {}): YearBuilding {
  const { area = 10_000, coverage = 1, indicative = false, value = 500_000 } = given;
  const building = { code: 'B1', name: 'one', region: '140302', use: 'office', parts: [], floorAreaM2: area, fields: {} };
  const uses = [{ building: 'B1', carrier: 'electricity', unit: 'kWh', value, coverage, meters: 1 }];
  return {
    building,
    uses,
    before: [],
    quota: { verdict: 'over', indicative, parts: [part], grounds: [], findings: [] },
  } as unknown as YearBuilding;
}

test('a verified verdict is published with its basis, and an intensity', () => {
  expect(publicFigures(year(), '140302')).toMatchObject({
    verdict: 'over',
    limits: { constraint: 80, document: 'GB/T 51161-2016' },
    uses: [{ intensity: 50 }],
  });
});

test('an indicative verdict is never published, nor its limits', () => {
  expect(publicFigures(year({ indicative: true }), '140302')).toMatchObject({ verdict: null, limits: null });
});

test.each([
  [{ area: 2000 }, 'disclosure-area-small'],
  [{ area: null }, 'disclosure-area-missing'],
  [{ coverage: 0.89 }, 'disclosure-coverage-low'],
  [{ value: null }, 'disclosure-no-use'],
  [{ value: -1 }, 'disclosure-use-negative'],
] as const)('%o is not published: %s', (given, code) => {
  const one = year(given);
  expect(blockingReasonOf(publicFigures(one, '140302'), one.uses, rules)?.code).toBe(code);
});

test('a large and well measured building may be published', () => {
  const one = year();
  expect(blockingReasonOf(publicFigures(one, '140302'), one.uses, rules)).toBeNull();
});
