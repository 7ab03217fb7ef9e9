import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { newest } from './store/facts-store.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
});
afterAll(() => world.stop());

const last = () => newest(world.stores.postgres, wholeProgram);

/** Runs work an hour later, and expects it to be the last write, at that time. */
async function moves<T>(work: () => Promise<T>): Promise<T> {
  clock += 3_600_000;
  const before = await last();
  const done = await work();
  const after = await last();
  expect(after).toBeGreaterThan(before);
  expect(after).toBeGreaterThanOrEqual(clock);
  return done;
}

describe('when anything was last written in the registry', () => {
  test('is never, where nothing ever was', async () => {
    expect(await last()).toBe(-Infinity);
  });

  test('moves with each kind of write, and with what is taken back', async () => {
    const { local } = world;
    const file = (name: string, text: string) => world.upload(name, text);
    const came = await moves(async () =>
      local.registry.importBuildings({
        file: await file('b.csv', 'code,name,use,region\nB1,甲,office,140302\nB2,乙,office,140302\nB3,丙,office,140302\n'),
      }),
    );
    await moves(async () => local.registry.importMeters({ file: await file('m.csv', 'code,building,carrier\nM1,B1,electricity\n') }));
    const edit = await moves(() => local.registry.editBuilding({ building: 'B1', set: { floorArea: 5 } }));
    await moves(() => local.registry.editMeter({ meter: 'M1', set: { multiplier: 2 } }));
    await moves(() => local.registry.swapMeter({ meter: 'M1', at: '2025-06-01', oldFinal: 5, newStart: 0 }));
    const merge = await moves(() => local.registry.merge({ building: 'B3', into: 'B2' }));
    await moves(() => local.imports.undo({ id: merge.change }));
    await moves(() => local.imports.undo({ id: edit.change }));
    expect(came.created).toBe(3);
  });

  test('stands still while it is only asked, and while readings come', async () => {
    const before = await last();
    clock += 3_600_000;
    await world.local.registry.buildings({});
    await world.local.readings.record({ readings: [{ meter: 'M1', time: '2025-07-01', value: 8 }] });
    expect(await last()).toBe(before);
  });
});
