import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** The decisions on how a file was read name the times that were read, and no column that contains none. */
let world: World;
const { bring } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const timeOf = async (...given: Parameters<typeof bring>) => (await bring(...given)).decisions?.find(({ what }) => what === 'time-column');

test('the period named by a title', async () => {
  const told = await timeOf(['2025年1月抄表记录', '房号,户名,用电量', 'A1,甲,10', 'A2,乙,12']);
  expect(told).toMatchObject({ decided: '2025-01-01 – 2025-01-31', by: 'title' });
});

test('months in columns, from the first to the last', async () => {
  const told = await timeOf(['Account,Jan-24,Feb-24,Mar-24', 'B1,1,2,1', 'B2,2,3,2']);
  expect(told).toMatchObject({ decided: 'Jan-24 … Mar-24 (3)', by: 'heading' });
});

test('hours of the day named by a title', async () => {
  const hours = Array.from({ length: 24 }, (_, at) => at);
  const told = await timeOf(['日期：2025-03-14', `表号,${hours.map((hour) => `${hour}时`).join(',')}`, `C1,${hours.join(',')}`]);
  expect(told).toMatchObject({ decided: '2025-03-14', by: 'title' });
});

test('a column of times is named', async () => {
  expect(await timeOf(['表号,日期,用电量', 'D1,2025-01-01,1', 'D1,2025-01-02,3'])).toMatchObject({ decided: '日期', by: 'heading' });
});
