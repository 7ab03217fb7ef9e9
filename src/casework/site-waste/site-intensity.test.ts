import { expect, test } from 'vitest';
import { siteIntensity } from './site-intensity.ts';

const limits = { usual: 300, prefab: 200 };
const amounts = { reused: null, disposed: null, stored: null };
const month = (made: string, kinds: readonly (readonly [string, string])[] = []) => ({
  whole: { made, ...amounts },
  kinds: kinds.map(([kind, one]) => ({ kind, made: one, ...amounts })),
});
const site = { areaM2: '20000', isPrefab: false, missing: 0 };

test('soil and slurry do not count: 500 t of waste on 20,000 m² are 250 t per 10,000 m², within 300 and over 200', () => {
  const reported = [
    month('1500', [
      ['工程渣土', '1000'],
      ['工程垃圾', '500'],
    ]),
  ];
  expect(siteIntensity({ ...site, reported }, limits)).toEqual({ low: '250.0', high: '250.0', limit: 300, verdict: 'within', open: [] });
  expect(siteIntensity({ ...site, isPrefab: true, reported }, limits)).toMatchObject({ limit: 200, verdict: 'over' });
  expect(siteIntensity({ ...site, isPrefab: null, reported }, limits)).toMatchObject({ verdict: 'open', open: ['prefab'] });
});

test('without kinds a month is anything up to its whole: within if even that is, otherwise open', () => {
  expect(siteIntensity({ ...site, reported: [month('400')] }, limits)).toMatchObject({ low: '0.0', high: '200.0', verdict: 'within' });
  expect(siteIntensity({ ...site, reported: [month('700')] }, limits)).toMatchObject({ high: '350.0', verdict: 'open', open: ['kinds'] });
});

test('a missing month leaves what is within open, and what is over it over', () => {
  const small = [month('100', [['工程垃圾', '100']])];
  expect(siteIntensity({ ...site, missing: 1, reported: small }, limits)).toMatchObject({
    low: '50.0',
    high: null,
    verdict: 'open',
    open: ['months'],
  });
  const large = [month('900', [['工程垃圾', '900']])];
  expect(siteIntensity({ ...site, missing: 1, reported: large }, limits)).toMatchObject({ low: '450.0', verdict: 'over', open: [] });
});

test('without floor area, reports or limits there is no verdict, and it is said why', () => {
  const reported = [month('100', [['工程垃圾', '100']])];
  expect(siteIntensity({ ...site, areaM2: null, reported }, limits)).toMatchObject({ low: null, verdict: 'open', open: ['area'] });
  expect(siteIntensity({ ...site, reported: [] }, limits)).toMatchObject({ low: null, open: ['no-report'] });
  expect(siteIntensity({ ...site, reported }, { usual: null, prefab: null })).toMatchObject({
    low: '50.0',
    limit: null,
    open: ['no-limit'],
  });
});
