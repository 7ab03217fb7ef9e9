import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { shared, withoutShared } from '../../../test/golden/fixture.ts';
import { median } from './series.ts';
import { createTrial } from './trial.ts';

/**
 * Complete files of measured buildings, which are stored next to the source tree on development machines: Cambridge Estates 2019 (Langtry &
 * Choudhary 2024, doi 10.5281/zenodo.10955332; a 0 is a gap there) and Building Data Genome 2, 2017 (Miller et al. 2020, doi
 * 10.1038/s41597-020-00712-x).
 */
const sets = [
  { file: 'cambridge_estates/electricity_kwh_hourly_2018_2019.csv.gz', zone: 'Europe/London', zeroIsGap: true, least: 88.17 },
  { file: 'bdg2_subset/electricity_kwh_hourly_2016_2017.csv.gz', zone: 'Etc/UTC', zeroIsGap: false, least: 89.43 },
] as const;
/** The stride in days through the second year, with a different offset for each building: trying all days takes minutes. */
const every = Number(process.env['YAODONG_FORECAST_EVERY'] ?? 23);

function buildings({ file, zeroIsGap }: (typeof sets)[number]) {
  const [head = '', ...rows] = gunzipSync(shared(file)).toString().trim().split('\n');
  const cells = rows.map((row) => row.trim().split(','));
  const from = Date.parse(`${cells[0]?.[0]?.replace(' ', 'T')}Z`) / 1000;
  return head
    .trim()
    .split(',')
    .slice(1)
    .map((code, column) => {
      const kw = new Float64Array(cells.length * 4);
      cells.forEach((row, hour) => {
        const text = row[column + 1] ?? '';
        const value = text === '' || (zeroIsGap && Number(text) === 0) ? Number.NaN : Number(text);
        kw.fill(value, hour * 4, hour * 4 + 4);
      });
      return { code, past: { from, kw } };
    });
}

const isWorked = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

test.skipIf(withoutShared).each(sets)('a day ahead is told a tenth better than the better of yesterday and a week ago: $file', (set) => {
  const zone = createZone(set.zone) as Zone;
  const trials = buildings(set).map(({ past }, at) => {
    const trial = createTrial(past);
    const [first, end] = [zone.dayOf(past.from) + 366, zone.dayOf(past.from + past.kw.length * 900)];
    for (let day = first + (at % every); day < end; day += every)
      trial.day(zone.dayStart(day), zone.dayStart(day + 1), { past, days: { zone, isWorked } });
    return trial.result();
  });
  const error = (part: 'wape' | 'yesterday' | 'weekAgo'): number => median(trials.map((one) => one[part])) ?? 1;
  const within = 100 * (median(trials.map((one) => one.within)) ?? 0);
  expect(error('wape')).toBeLessThan(0.9 * Math.min(error('yesterday'), error('weekAgo')));
  expect(100 * (1 - error('wape'))).toBeGreaterThan(set.least);
  expect(within).toBeGreaterThan(75);
  expect(within).toBeLessThan(85);
});
