import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Reactive energy is not use of electricity, wherever a file says that a row is reactive. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const span = ['2025-01-01', '2025-03-01'] as const;
const both = (active: string, reactive: string, code: string) =>
  ['2025-01', '2025-02'].flatMap((month) => [`${code},${month},${active},1000`, `${code},${month},${reactive},200`]);

describe('active energy is read and reactive energy is excluded', () => {
  test.each([
    ['类型', '有功', '无功'],
    ['电量类型', '有功', '无功'],
    ['分类', '有功电量', '无功电量'],
    ['示数类型', '有功（总）', '无功（总）'],
    ['channel', 'Active', 'Reactive'],
    ['项目', 'kWh', 'kvarh'],
  ])('in a column called %s', async (heading, active, reactive) => {
    const code = `R-${heading}`;
    expect(await told([`用户编号,年月,${heading},电量`, ...both(active, reactive, code)])).toContain('rows-not-energy');
    expect((await used(code, ...span)).total).toBe(2000);
  });

  test('for counters', async () => {
    await bring([
      '用户编号,日期,分类,表底',
      ...['2025-01-01', '2025-01-02'].flatMap((day, at) => [`RC,${day},有功,${100 + at}`, `RC,${day},无功,${50 + at}`]),
    ]);
    expect((await used('RC', ...span)).total).toBe(1);
  });

  test('in the code of the metering point', async () => {
    expect(await told(['回路,年月,电量', 'RD有功,2025-01,10', 'RD无功,2025-01,3', 'RD有功,2025-02,11', 'RD无功,2025-02,3'])).toContain(
      'rows-not-energy',
    );
    expect((await used('RD有功', ...span)).total).toBe(21);
    await expect(used('RD无功', ...span)).rejects.toThrow();
  });
});

describe('a file with only reactive energy is refused', () => {
  test.each([
    ['by a column', ['用户编号,年月,类型,电量', 'RE,2025-01,无功,10', 'RE,2025-02,无功,12']],
    ['by its title', ['无功电量统计', '用户编号,年月,电量', 'RF,2025-01,10', 'RF,2025-02,12']],
  ])('%s', async (_, file) => {
    expect((await told(file)) as object).toMatchObject({ code: 'unit-not-energy' });
  });
});
