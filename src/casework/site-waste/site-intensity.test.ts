import { expect, test } from 'vitest';
import { siteIntensity } from './site-intensity.ts';

const limits = { usual: { most: 300, isFormal: true }, prefab: { most: 200, isFormal: true } };
const amounts = { reused: null, disposed: null, stored: null };
const month = (made: string | null, kinds: readonly (readonly [string, string | null])[] = []) => ({
  whole: { made, ...amounts },
  kinds: kinds.map(([kind, one]) => ({ kind, made: one, ...amounts })),
});
const site = { areaM2: '20000', isPrefab: false, missing: 0 };

test('soil and slurry do not count: 500 t of waste on 20,000 m² are 250 t per 10,000 m², within 300 and over 200', () => {
  const reported = [
    month('1500', [
      ['渣土', '1000'],
      ['工程垃圾', '500'],
    ]),
  ];
  expect(siteIntensity({ ...site, reported }, limits)).toEqual({
    low: '250.0',
    high: '250.0',
    limit: 300,
    verdict: 'within',
    indicative: false,
    open: [],
  });
  expect(siteIntensity({ ...site, isPrefab: true, reported }, limits)).toMatchObject({ limit: 200, verdict: 'over' });
  expect(siteIntensity({ ...site, isPrefab: null, reported }, limits)).toMatchObject({ verdict: 'open', open: ['prefab'] });
});

test('without kinds a month is anything up to its whole: within if even that is, otherwise open', () => {
  expect(siteIntensity({ ...site, reported: [month('400')] }, limits)).toMatchObject({ low: '0.0', high: '200.0', verdict: 'within' });
  expect(siteIntensity({ ...site, reported: [month('700')] }, limits)).toMatchObject({ high: '350.0', verdict: 'open', open: ['kinds'] });
});

test('what no row says is waste up to the whole: an amount left out, kinds that are a part of it, a row without a kind', () => {
  const of = (...kinds: (readonly [string, string | null])[]) => siteIntensity({ ...site, reported: [month('4000', kinds)] }, limits);
  expect(of(['工程垃圾', null])).toMatchObject({ low: '0.0', high: '2000.0', verdict: 'open', open: ['kinds'] });
  expect(of(['工程垃圾', '10'])).toMatchObject({ low: '5.0', high: '2000.0', verdict: 'open', open: ['kinds'] });
  expect(of(['', '4000'])).toMatchObject({ low: '0.0', high: '2000.0', verdict: 'open', open: ['kinds'] });
  expect(of(['渣土', '3500'], ['工程垃圾', null])).toMatchObject({ low: '0.0', high: '250.0', verdict: 'within', open: [] });
  expect(of(['渣土', '4000'], ['工程垃圾', '700'])).toMatchObject({ low: '350.0', high: '350.0', verdict: 'over' });
});

test('only the keys of the form are kinds: other words are neither waste nor soil for certain', () => {
  const reported = [
    month('1500', [
      ['工程垃圾（不含渣土）', '700'],
      ['工程渣土', '800'],
    ]),
  ];
  expect(siteIntensity({ ...site, reported }, limits)).toMatchObject({ low: '0.0', high: '750.0', verdict: 'open', open: ['kinds'] });
});

test('a month without its whole amount has no upper bound', () => {
  const reported = [month('100', [['工程垃圾', '100']]), month(null, [['工程垃圾', '20']])];
  expect(siteIntensity({ ...site, reported }, limits)).toMatchObject({ low: '60.0', high: null, verdict: 'open', open: ['amounts'] });
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
    indicative: false,
    open: ['no-limit'],
  });
});

test('a verdict by a limit that was not verified is indicative; while either limit may apply, by either', () => {
  const reported = [month('100', [['工程垃圾', '100']])];
  const recalled = { ...limits, prefab: { most: 200, isFormal: false } };
  expect(siteIntensity({ ...site, reported }, recalled)).toMatchObject({ verdict: 'within', indicative: false });
  expect(siteIntensity({ ...site, isPrefab: true, reported }, recalled)).toMatchObject({ verdict: 'within', indicative: true });
  expect(siteIntensity({ ...site, isPrefab: null, reported }, recalled)).toMatchObject({ verdict: 'within', indicative: true });
});
