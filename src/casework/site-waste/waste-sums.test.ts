import { expect, test } from 'vitest';
import { imbalances, sumOf, sumsBy, type MonthReported } from './waste-sums.ts';

const month = (over: Partial<MonthReported> = {}): MonthReported => ({
  case: 'S1',
  region: '140302',
  period: '2026-03',
  whole: { made: '120.000', reused: '80.000', disposed: '30.000', stored: '10.000' },
  kinds: [],
  ...over,
});

const one = { case: 'S1', period: '2026-03' };

test('what is stored is a stock: of each site the last month counts, and sites are added up', () => {
  const stock = (site: string, period: string, stored: string | null) => ({
    case: site,
    period,
    made: '5',
    reused: null,
    disposed: null,
    stored,
  });
  const all = [stock('S1', '2026-02', '4'), stock('S1', '2026-01', '10'), stock('S1', '2026-03', null), stock('S2', '2026-01', '7')];
  expect(sumOf(all)).toMatchObject({ made: '20.000', stored: '11.000' });
});

test('sums are exact, and the share that was reused is rounded half up', () => {
  const tenth = { ...one, made: '0.1', reused: '0.1', disposed: '0', stored: null };
  expect(sumOf([tenth, tenth, tenth])).toEqual({
    made: '0.300',
    reused: '0.300',
    disposed: '0.000',
    stored: null,
    reuseShare: '1.0000',
  });
  expect(sumOf([{ ...one, made: '3', reused: '2', disposed: null, stored: null }]).reuseShare).toBe('0.6667');
});

test('a sum of what nobody says is not known', () => {
  const nothing = { made: null, reused: null, disposed: null, stored: null };
  const empty = { ...one, ...nothing };
  expect([sumOf([]), sumOf([empty])]).toEqual([
    { ...nothing, reuseShare: null },
    { ...nothing, reuseShare: null },
  ]);
  expect(sumOf([{ ...empty, made: '0' }])).toEqual({ ...nothing, made: '0.000', reuseShare: null });
  expect(sumOf([{ ...empty, made: '5' }]).reuseShare).toBeNull();
});

test('what was made and went nowhere is found, as are kinds that do not add up', () => {
  expect(imbalances([month()])).toEqual([]);
  const off = month({
    whole: { made: '120.000', reused: '80.000', disposed: '30.000', stored: '4.000' },
    kinds: [
      { kind: '渣土', made: '70', reused: '70', disposed: '0', stored: '0' },
      { kind: '工程垃圾', made: '40', reused: '20', disposed: '10', stored: null },
      { kind: '泥浆', made: '1', reused: null, disposed: null, stored: null },
    ],
  });
  expect(imbalances([off]).map(({ code, evidence }) => [code, evidence])).toEqual([
    ['waste-not-balanced', { case: 'S1', period: '2026-03', gap: '6.000' }],
    ['waste-kind-not-balanced', { case: 'S1', period: '2026-03', kind: '工程垃圾', gap: '10.000' }],
    ['waste-kinds-differ', { case: 'S1', period: '2026-03', kinds: '111.000', whole: '120.000' }],
  ]);
});

test('groups come by name, each with its own share', () => {
  const of = (region: string, made: string, reused: string) => ({ ...one, region, made, reused, disposed: null, stored: null });
  const sums = sumsBy('region', [of('B', '10', '1'), of('A', '4', '4'), of('B', '10', '4')], ({ region }) => region);
  expect(sums.map(({ region, made, reuseShare }) => [region, made, reuseShare])).toEqual([
    ['A', '4.000', '1.0000'],
    ['B', '20.000', '0.2500'],
  ]);
});
