import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Metering points that a file creates without readings are removed again, all together; only one that something else depends on stays. */
let world: World;
const { bring } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const codes = async (of: string): Promise<string[]> => {
  const text = await (await world.ask('/api/exports/meters?format=csv')).text();
  return text
    .split(/\r?\n/u)
    .flatMap((line) => new RegExp(`^(${of}\\d+),`, 'u').exec(line)?.[1] ?? [])
    .toSorted();
};

test('metering points whose readings were all refused are not created', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `E${at},2025-01-01,2025-02-01,${at < 3 ? 100 + at : 'abc'},kWh`);
  const came = await bring(['meter,start,end,value,unit', ...rows]);
  expect(came).toMatchObject({ accepted: 3, rejectedCount: 37 });
  expect(await codes('E')).toEqual(['E0', 'E1', 'E2']);
});
