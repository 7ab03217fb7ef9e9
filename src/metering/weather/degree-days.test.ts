import { describe, expect, it } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { dayNumber } from '#kernel/day.ts';
import { degreeDays, type DegreesQuery } from './degree-days.ts';
import { distanceKm, nearestOf } from './nearest.ts';

const shanghai = createZone('Asia/Shanghai') as Zone;
const january = dayNumber(2025, 1, 1);
const month: DegreesQuery = {
  from: january,
  to: dayNumber(2025, 2, 1),
  step: 'month',
  heatingBase: 18,
  coolingBase: 26,
  method: 'daily-mean',
};

/** Hours of local days from 1 January 2025 on; `degrees` receives day and hour, null omits the hour. */
function hoursOf(days: number, degrees: (day: number, hour: number) => number | null) {
  const [at, value]: [number[], number[]] = [[], []];
  for (let day = 0; day < days; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const one = degrees(day, hour);
      if (one === null) continue;
      at.push(shanghai.dayStart(january + day) + hour * 3600);
      value.push(one);
    }
  }
  return { at, value };
}

describe('degree days', () => {
  it('are the sum of 18 less the mean of each cold day: 31 days at 8 degrees are 310', () => {
    const [step] = degreeDays(
      hoursOf(31, () => 8),
      shanghai,
      month,
    );
    expect(step).toEqual({ start: '2025-01-01', end: '2025-02-01', mean: 8, heating: 310, cooling: 0, coverage: 1 });
  });

  it('by daily means let warm hours offset cold ones of the same day; by hours they do not', () => {
    const swing = hoursOf(31, (_day, hour) => (hour < 12 ? 8 : 28));
    expect(degreeDays(swing, shanghai, month)[0]).toMatchObject({ mean: 18, heating: 0, cooling: 0 });
    expect(degreeDays(swing, shanghai, { ...month, method: 'hourly' })[0]).toMatchObject({ mean: 18, heating: 155, cooling: 31 });
  });

  it('do not count a day with fewer than 20 hours, and the coverage shows it', () => {
    const gaps = hoursOf(31, (day, hour) => (day === 0 && hour >= 19 ? null : day === 1 && hour >= 20 ? null : 8));
    expect(degreeDays(gaps, shanghai, month)[0]).toMatchObject({ heating: 300, coverage: 30 / 31 });
  });

  it('are unknown, not zero, if nothing was observed', () => {
    expect(degreeDays({ at: [], value: [] }, shanghai, month)[0]).toEqual({
      start: '2025-01-01',
      end: '2025-02-01',
      mean: null,
      heating: null,
      cooling: null,
      coverage: 0,
    });
  });

  it('follow the local calendar by day, month and year, and have the same sum', () => {
    const hours = hoursOf(365, (day, hour) => 12 + 18 * Math.sin(day / 58) + hour / 4);
    const year = { ...month, to: january + 365 };
    const sum = (step: DegreesQuery['step']) =>
      degreeDays(hours, shanghai, { ...year, step }).reduce((all, one) => all + (one.heating ?? 0), 0);
    expect(degreeDays(hours, shanghai, year)).toHaveLength(12);
    expect(degreeDays(hours, shanghai, { ...year, step: 'day' })).toHaveLength(365);
    expect(sum('day')).toBeCloseTo(sum('year'), 6);
    expect(sum('month')).toBeCloseTo(sum('year'), 6);
  });

  it('handle a day of 23 or 25 hours', () => {
    const london = createZone('Europe/London') as Zone;
    const day = dayNumber(2025, 3, 30);
    const at = Array.from({ length: 23 }, (_, hour) => london.dayStart(day) + hour * 3600);
    expect(degreeDays({ at, value: at.map(() => 10) }, london, { ...month, from: day, to: day + 1, step: 'day' })[0]).toMatchObject({
      heating: 8,
      coverage: 1,
    });
  });
});

describe('the nearest station', () => {
  const taiyuan = { code: '537720', latitude: 37.78, longitude: 112.55 };
  const yushe = { code: '537870', latitude: 37.07, longitude: 112.98 };
  const nowhere = { code: '000000', latitude: null, longitude: null };

  it('to Yangquan is Taiyuan, 91 km away, although Yushe is not much farther', () => {
    const found = nearestOf({ latitude: 37.86, longitude: 113.58 }, [nowhere, yushe, taiyuan]);
    expect(found?.station).toBe(taiyuan);
    expect(found?.distanceKm).toBeCloseTo(90.9, 0);
  });

  it('does not exist if no station has a location', () => {
    expect(nearestOf({ latitude: 37.86, longitude: 113.58 }, [nowhere])).toBeNull();
  });

  it('is measured on the ground: a degree along the equator is 111.2 km', () => {
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(111.195, 3);
  });
});
