import { expect, test } from 'vitest';
import { wasteYear, type CountedSite } from './waste-year.ts';

const site = (areaM2: string | null, verdict: 'within' | 'over' | 'open', smart: readonly string[] | null): CountedSite => ({
  region: '140302',
  areaM2,
  smart,
  intensity: { low: null, high: null, limit: 300, verdict, indicative: verdict === 'over', open: [] },
});
const sites = [site('15600.00', 'within', ['people', 'dust']), site('400.5', 'over', []), site(null, 'open', null)];
const asked = { items: ['people', 'dust', 'reusable'], reuseTarget: 55 };

test('sites of a place are counted with their area, how they stand by the limit, and what checks found', () => {
  expect(wasteYear(sites, { reuseShare: '0.6000' }, asked)).toEqual({
    sites: 3,
    withoutArea: 1,
    areaM2: '16000.50',
    verdicts: { within: 1, over: 1, open: 1, indicative: 1 },
    reuseShare: '0.6000',
    reuseTarget: 0.55,
    reuseMet: true,
    checked: 2,
    smart: [
      { item: 'people', sites: 1 },
      { item: 'dust', sites: 1 },
      { item: 'reusable', sites: 0 },
    ],
  });
});

test('without a target, or without amounts, it is not known whether it is met', () => {
  expect(wasteYear(sites, { reuseShare: '0.5400' }, asked).reuseMet).toBe(false);
  expect(wasteYear(sites, { reuseShare: null }, asked).reuseMet).toBeNull();
  expect(wasteYear(sites, { reuseShare: '0.6000' }, { ...asked, reuseTarget: null })).toMatchObject({ reuseTarget: null, reuseMet: null });
  expect(wasteYear([], { reuseShare: null }, asked)).toMatchObject({ sites: 0, areaM2: null, checked: 0 });
});
