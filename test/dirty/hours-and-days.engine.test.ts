import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Tables of the hours of some days: each cell is one part of one day. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const value = (part: number, day: number): number => 10 + ((part * 7 + day * 3) % 11);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const days = upTo(31).map((at) => at + 1);
const row = (label: string | number, part: number) => [label, ...days.map((day) => value(part, day))].join(',');
const third = upTo(24).map((hour) => value(hour, 3));
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const title = '冷冻机房总表2025年3月逐时用电量(kWh)';

describe('hours in rows and days in columns', () => {
  test.each([
    ['days by number', [title, `时间,${days.map((day) => `${day}日`).join(',')}`, ...upTo(24).map((hour) => row(`${hour}:00`, hour))]],
    [
      'days with their month',
      [title, `小时\\日期,${days.map((day) => `3月${day}日`).join(',')}`, ...upTo(24).map((hour) => row(`${hour}时`, hour))],
    ],
    ['hours from one on', [title, `小时,${days.map((day) => `${day}日`).join(',')}`, ...upTo(24).map((hour) => row(hour + 1, hour))]],
    [
      'hours as spans',
      [
        `时段,${days.map((day) => `2025-03-${String(day).padStart(2, '0')}`).join(',')}`,
        ...upTo(24).map((hour) => row(`${clock(hour * 60)}-${clock(hour * 60 + 60)}`, hour)),
      ],
    ],
    [
      'hours by their ends',
      [title, `时间,${days.map((day) => `${day}日`).join(',')}`, ...upTo(24).map((hour) => row(clock(hour * 60 + 60), hour))],
    ],
    [
      'a row of sums',
      [
        title,
        `时间,${days.map((day) => `${day}日`).join(',')}`,
        ...upTo(24).map((hour) => row(`${hour}:00`, hour)),
        `合计,${days.map(() => 9999).join(',')}`,
      ],
    ],
  ])('%s', async (name, file) => {
    const meter = `H ${name}`;
    const codes = await told(file, { meter });
    expect(codes).toContain('hours-across-read');
    expect((await used(meter, '2025-03-03', '2025-03-04', 'hour')).steps).toEqual(third);
    expect((await used(meter, '2025-03-01', '2025-04-01')).total).toBe(
      days.flatMap((day) => upTo(24).map((hour) => value(hour, day))).reduce((a, b) => a + b),
    );
  });

  test('a line above names the metering point', async () => {
    await bring(
      [
        `表号：HL 2025年3月用电量(kWh)`,
        `时间,${days.map((day) => `${day}日`).join(',')}`,
        ...upTo(24).map((hour) => row(`${hour}:00`, hour)),
      ],
      { meter: 'HL' },
    );
    expect((await used('HL', '2025-03-03', '2025-03-04', 'hour')).steps).toEqual(third);
  });

  test('a column names it', async () => {
    const file = [
      title,
      `表号,时间,${days.map((day) => `${day}日`).join(',')}`,
      ...['HA', 'HB'].flatMap((code) => upTo(24).map((hour) => `${code},${row(`${hour}:00`, hour)}`)),
    ];
    await bring(file);
    expect((await used('HB', '2025-03-03', '2025-03-04', 'hour')).steps).toEqual(third);
  });

  test('a last row without its end', async () => {
    const file = [title, `时间,${days.map((day) => `${day}日`).join(',')}`, ...upTo(24).map((hour) => row(`${hour}:00`, hour))].join('\n');
    await world.local.readings.importReadings({ createMeters: true, meter: 'HE', file: await world.upload('a.csv', file) });
    expect((await used('HE', '2025-03-03', '2025-03-04', 'hour')).steps).toEqual(third);
  });

  test('quarter hours', async () => {
    await bring(
      ['2025年3月用电量(kWh)', `时间,${days.map((day) => `${day}日`).join(',')}`, ...upTo(96).map((part) => row(clock(part * 15), part))],
      { meter: 'HQ' },
    );
    expect((await used('HQ', '2025-03-03', '2025-03-04', 'hour')).steps[1]).toBe(
      [4, 5, 6, 7].map((part) => value(part, 3)).reduce((a, b) => a + b),
    );
  });
});

describe('days in rows and hours in columns', () => {
  test.each([
    ['days by number', days.map((day) => `${day}日`), upTo(24).map((hour) => `${hour}时`)],
    ['days as bare numbers', days.map(String), upTo(24).map((hour) => String(hour + 1))],
    ['days of the month', days.map((day) => `3月${day}日`), upTo(24).map((hour) => `${hour}:00`)],
  ])('%s', async (name, labels, hours) => {
    const meter = `D ${name}`;
    await bring(
      [title, `日期,${hours.join(',')}`, ...days.map((day, at) => [labels[at], ...upTo(24).map((hour) => value(hour, day))].join(','))],
      { meter },
    );
    expect((await used(meter, '2025-03-03', '2025-03-04', 'hour')).steps).toEqual(third);
  });
});
