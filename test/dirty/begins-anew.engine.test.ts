import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Counts that start again each day, month or year: every step is use, counted from zero where the count restarts. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const use = (hour: number, day: number): number => 10 + ((hour * 7 + day * 3) % 11);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const two = (number: number) => String(number).padStart(2, '0');
/** The hours of three days, each with the day's sum up to its start and up to its end. */
const hours = [1, 2, 3].flatMap((day) => {
  let sum = 0;
  return upTo(24).map((hour) => ({ day, hour, before: sum, sum: (sum += use(hour, day)) }));
});
const used2 = upTo(24).map((hour) => use(hour, 2));
const begins = (code: string) => hours.map(({ day, hour, sum }) => `${code},2025-01-${two(day)} ${two(hour)}:00,${sum}`);
const ends = (code: string) => hours.map(({ day, hour, sum }) => `${code},2025-01-${two(day)} ${two(hour + 1)}:00,${sum}`);

describe('a count that restarts each day', () => {
  test.each([
    ['当日累计用电(kWh)', begins],
    ['今日累计电量(kWh)', begins],
    ['kWh today', begins],
    ['energy_today_kwh', begins],
    ['日累计用电量(kWh)', ends],
  ])('%s', async (heading, rows) => {
    const code = `A-${heading}`;
    expect(await told([`设备编号,时间,${heading}`, ...rows(code)])).toContain('counted-anew-read');
    expect((await used(code, '2025-01-02', '2025-01-03', 'hour')).steps).toEqual(used2);
  });

  test('read at the instant, zero at midnight: the last hour of a day is unknown', async () => {
    await bring([
      '设备编号,时间,当日累计用电(kWh)',
      ...hours.map(({ day, hour, before }) => `AI,2025-01-${two(day)} ${two(hour)}:00,${before}`),
    ]);
    expect((await used('AI', '2025-01-02', '2025-01-03', 'hour')).steps).toEqual([...used2.slice(0, 23), null]);
  });

  test('columns of metering points', async () => {
    await bring([
      '时间,AW1当日累计(kWh),AW2当日累计(kWh)',
      ...hours.map(({ day, hour, sum }) => `2025-01-${two(day)} ${two(hour)}:00,${sum},${2 * sum}`),
    ]);
    expect((await used('AW2当日累计', '2025-01-02', '2025-01-03', 'hour')).steps).toEqual(used2.map((value) => 2 * value));
  });

  test('a missing row: the use until the next row belongs to both hours', async () => {
    await bring(['设备编号,时间,当日累计用电(kWh)', ...begins('AG').filter((row) => !row.includes('2025-01-02 05:00'))]);
    const { steps, total } = await used('AG', '2025-01-02', '2025-01-03', 'hour');
    expect(total).toBe(used2.reduce((a, b) => a + b));
    expect(steps[7]).toBe(used2[7]);
  });
});

describe('a count that restarts each month', () => {
  const days = [31, 28, 10].flatMap((count, month) => {
    let sum = 0;
    return upTo(count).map((at) => ({ text: `2025-${two(month + 1)}-${two(at + 1)}`, sum: (sum += use(at, month)) }));
  });
  const february = upTo(28).map((at) => use(at, 1));

  test.each(['本月累计电量(kWh)', '当月累计用电量', '月累计(kWh)', 'MTD kWh'])('%s', async (heading) => {
    const code = `M-${heading}`;
    await bring([`表号,日期,${heading}`, ...days.map(({ text, sum }) => `${code},${text},${sum}`)]);
    expect((await used(code, '2025-02-01', '2025-03-01', 'day')).steps).toEqual(february);
  });

  test('newest row first', async () => {
    await bring(['表号,日期,本月累计电量(kWh)', ...days.map(({ text, sum }) => `MN,${text},${sum}`).toReversed()]);
    expect((await used('MN', '2025-02-01', '2025-03-01', 'day')).steps).toEqual(february);
  });
});

test.each(['本年累计用电量(kWh)', '累计用电量（1-本月）', 'YTD kWh', '年累计电量'])(
  'a count that restarts each year: %s',
  async (heading) => {
    const code = `Y-${heading}`;
    await bring([`单位名称,月份,${heading}`, `${code},2025-01,100`, `${code},2025-02,180`, `${code},2025-03,290`, `${code},2025-04,350`]);
    expect((await used(code, '2025-01-01', '2025-05-01')).steps).toEqual([100, 80, 110, 60]);
  },
);

describe('raises a question', () => {
  test.each(['电量(kWh)', '用电量(kWh)'])('%s that only rises within the day and restarts each day', async (heading) => {
    expect((await told([`设备编号,时间,${heading}`, ...begins(`Q-${heading}`)])) as object).toMatchObject({ code: 'counted-anew-open' });
    expect(await told([`设备编号,时间,${heading}`, ...begins(`Q-${heading}`)], { kind: 'interval' })).not.toMatchObject({
      code: 'counted-anew-open',
    });
  });

  test('what falls within its day', async () => {
    const rows = begins('QF').map((row) => row.replace(/(2025-01-02 05:00),\d+/u, '$1,3'));
    expect((await told(['设备编号,时间,当日累计用电(kWh)', ...rows])) as object).toMatchObject({ code: 'counted-anew-falls' });
  });
});
