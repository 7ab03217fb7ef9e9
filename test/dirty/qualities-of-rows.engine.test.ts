import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** One code for all rows next to columns that say how a value was obtained, which run it belongs to, or what its energy is used for. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const whole = async (code: string) => (await used(code, '2025-01-01', '2025-03-01')).total;

describe('how a value was obtained is not a metering point if a column states the code', () => {
  test.each([
    ['MPXN', 'Reading Type', ['Actual', 'Estimate', 'Actual']],
    ['MPAN', 'Run Type', ['RF', 'R1', 'SF']],
    ['表号', '抄表方式', ['远程', '人工', '远程']],
    ['Zählernummer', 'Ableseart', ['abgelesen', 'geschätzt', 'abgelesen']],
  ])('%s next to %s', async (heading, quality, words) => {
    const code = `Q-${heading}-1200012345678`;
    await bring([
      `${heading},Date,${quality},Consumption (kWh)`,
      ...words.map((word, at) => `${code},2025-01-0${at + 1},${word},${20 - at}`),
    ]);
    expect(await whole(code)).toBe(57);
  });

  test('if rows of one time differ in it, the import asks which metering point they belong to', async () => {
    const rows = ['Actual', 'Estimate'].flatMap((type, at) =>
      [1, 2, 3].map((day) => `1200012345679,2025-01-0${day},${type},${20 + at - day}`),
    );
    expect(await told(['MPAN,Date,Reading Type,kWh', ...rows])).toMatchObject({ code: 'meter-needed' });
  });
});

test.each(['站点', '站名', '能源站'])('%s and what it is used for together form the code', async (heading) => {
  const rows = [1, 2, 3].flatMap((day) => [
    `${heading}QF,冷机,2025-01-0${day},${100 - day}`,
    `${heading}QF,水泵,2025-01-0${day},${20 + day}`,
  ]);
  expect(await told([`${heading},用途,日期,用电量(kWh)`, ...rows])).toContain('codes-joined');
  expect([await whole(`${heading}QF-冷机`), await whole(`${heading}QF-水泵`)]).toEqual([294, 66]);
});

describe('Polish words for directions', () => {
  const rows = (code: string) =>
    Array.from({ length: 24 }, (_, hour) => `2025-01-01 ${String(hour).padStart(2, '0')}:00`).flatMap((time) => [
      `${code}${time};1,5;pobór`,
      `${code}${time};0,5;oddanie`,
    ]);

  test('energy fed back is a separate register', async () => {
    await bring(['Kod PPE;Data;Wartość kWh;Rodzaj', ...rows('590322400000000017;')], { marks: 'start', zone: 'Europe/Warsaw' } as object);
    expect(await whole('590322400000000017')).toBe(36);
    expect(await whole('590322400000000017-oddanie')).toBe(12);
  });

  test('without a code the import asks which metering point they belong to', async () => {
    expect(await told(['Data;Wartość kWh;Rodzaj', ...rows('')])).toMatchObject({ code: 'meter-needed' });
  });
});
