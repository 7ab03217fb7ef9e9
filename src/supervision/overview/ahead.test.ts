import { expect, test } from 'vitest';
import type { Stock } from '#supervision/stock/stock.ts';
import { workAhead } from './ahead.ts';
import type { Overview } from './overview.ts';

/** Records the calls of the services, and returns nothing. */
function listening(home: string | null) {
  const heard: { readonly name: string; readonly region?: unknown; readonly year?: unknown; readonly from?: unknown }[] = [];
  const note =
    (name: string) => async (_: unknown, of?: { readonly region?: unknown; readonly year?: unknown; readonly from?: unknown }) => {
      heard.push({ name, region: of?.region, year: of?.year, from: of?.from });
      return undefined;
    };
  const overview = {
    home: async () => ({ region: home, empty: home === null }),
    city: note('city'),
    tiles: note('tiles'),
    months: note('months'),
    days: note('days'),
  };
  const services = [{ ...overview, knownAt: () => ({ received: 0, recorded: 0 }) }, { buildings: note('buildings') }] as unknown as [
    Overview,
    Pick<Stock, 'buildings'>,
  ];
  return { heard, run: (now: number) => workAhead(...services, () => now) };
}

test('after a start the last whole year of the home place is calculated, by the place’s local calendar', async () => {
  const { heard, run } = listening('140300');
  // 2026 has begun in Shanxi, not yet by UTC
  await run(Date.UTC(2025, 11, 31, 17));
  expect(heard.filter(({ year }) => year !== undefined).map(({ name, region, year }) => [name, region, year])).toEqual([
    ['city', '140300', 2025],
    ['tiles', '140300', 2025],
    ['buildings', '140300', 2025],
    ['months', '140300', 2025],
  ]);
  expect(heard.filter(({ name }) => name === 'days').map(({ from }) => from)).toEqual(['2025-01-01', '2024-01-01']);
});

test('without any building nothing is calculated', async () => {
  const { heard, run } = listening(null);
  await run(Date.UTC(2026, 1, 1));
  expect(heard).toEqual([]);
});
