import { expect, test } from 'vitest';
import { sumOf, sumsBy, sumsByKind, type MonthReported } from './waste-sums.ts';

const month = (period: string, stored: string | null, kinds: readonly (readonly [string, string | null])[]): MonthReported => ({
  case: 'S1',
  region: '140302',
  period,
  whole: { made: '5', reused: null, disposed: null, stored },
  kinds: kinds.map(([kind, of]) => ({ kind, made: '1', reused: null, disposed: null, stored: of })),
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

test('all rows of a kind in the last month count, and a kind that it does not list keeps no stock of an earlier month', () => {
  const stocks = (...months: MonthReported[]) => sumsByKind(months).map(({ kind, made, stored }) => [kind, made, stored]);
  const january = month('2026-01', '9', [
    ['渣土', '4'],
    ['泥浆', '5'],
  ]);
  const february = month('2026-02', '3', [
    ['渣土', '1'],
    ['渣土', '2'],
  ]);
  expect(stocks(february, january)).toEqual([
    ['泥浆', '1.000', null],
    ['渣土', '3.000', '3.000'],
  ]);
  expect(stocks(january, month('2026-02', '0', []))).toEqual([
    ['泥浆', '1.000', null],
    ['渣土', '1.000', null],
  ]);
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

test('groups come by name, each with its own share', () => {
  const of = (region: string, made: string, reused: string) => ({ ...one, region, made, reused, disposed: null, stored: null });
  const sums = sumsBy('region', [of('B', '10', '1'), of('A', '4', '4'), of('B', '10', '4')], ({ region }) => region);
  expect(sums.map(({ region, made, reuseShare }) => [region, made, reuseShare])).toEqual([
    ['A', '4.000', '1.0000'],
    ['B', '20.000', '0.2500'],
  ]);
});
