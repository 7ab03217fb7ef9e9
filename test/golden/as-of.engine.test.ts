import { afterAll, beforeAll, expect } from 'vitest';
import { story } from '../story.ts';
import { createWorld, type World } from '../world.ts';
import { bringReadings, useOf } from './fixture.ts';
import { bring, cambridge } from './sources.ts';

/**
 * A real year is corrected: what was known at each time stays readable. b24 in the week of 2018-06-04 used 5,551.7 kWh as published, of
 * which 946.1 on the Monday; the correction states 50 kWh for each hour of that Monday.
 */
let clock = Date.parse('2026-01-10T00:00:00Z');
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
  await bring(world, cambridge);
});
afterAll(() => world.stop());

/**
 * zcat electricity_2018.csv.gz | awk -F, '$1>="2018-06-03 23:00" && $1<"2018-06-04 23:00"{s+=$4} END{print s}'; the week to the 10th
 * likewise
 */
const publishedMonday = 946.1;

const week = async (knownAt?: string) => (await useOf(world, { building: 'b24' }, '2018-06-04', '2018-06-11', 'day', knownAt)).total;
const monday = async (knownAt?: string) => (await useOf(world, { building: 'b24' }, '2018-06-04', '2018-06-05', 'day', knownAt)).total;

/** The local Monday in London is 23:00 to 23:00 UTC. */
const corrected = Array.from({ length: 24 }, (_, hour) => {
  const at = new Date(Date.UTC(2018, 5, 3, 23 + hour)).toISOString().slice(0, 16).replace('T', ' ');
  return `${at},b24,50\n`;
}).join('');

async function bringAt(now: string, text: string, received?: string) {
  clock = Date.parse(now);
  return bringReadings(world, 'corrected.csv', `time,meter,value\n${text}`, {
    zone: 'UTC',
    interval: '1h',
    ...(received === undefined ? {} : { received }),
  });
}

story('the state known at each time stays readable, through a correction of 2026-02-01, a late file and an undo', (step) => {
  step('takes effect from then on', async () => {
    expect(await week()).toEqual([5551.7, 1]);
    const came = await bringAt('2026-02-01T00:00:00Z', corrected);
    expect(came).toMatchObject({ readings: 24, accepted: 0, repeated: 0, revised: 24 });
    expect(await monday()).toEqual([1200, 1]);
    expect(await week()).toEqual([5805.6, 1]); // 5551.7 - 946.1 + 24 x 50
  });

  step('as known before, the published value applies; at the instant itself the correction is known', async () => {
    expect(await monday('2026-01-31T23:59:59Z')).toEqual([publishedMonday, 1]);
    expect(await monday('2026-02-01T00:00:00Z')).toEqual([1200, 1]);
  });

  step('before anything was received nothing was known', async () => {
    expect(await monday('2026-01-09T00:00:00Z')).toEqual([null, 0]);
  });

  step('it does not override what was received later', async () => {
    const came = await bringAt('2026-03-01T00:00:00Z', corrected.replaceAll(',50', ',40'), '2026-01-20T00:00:00Z');
    expect(came).toMatchObject({ accepted: 0, repeated: 0, revised: 24 });
    expect(await monday()).toEqual([1200, 1]);
  });

  step('it is what was known in between', async () => {
    expect(await monday('2026-01-25T00:00:00Z')).toEqual([960, 1]);
    expect(await monday('2026-01-15T00:00:00Z')).toEqual([publishedMonday, 1]);
  });

  step('the late file is in force, and what was known before the undo stays readable', async () => {
    clock = Date.parse('2026-04-01T00:00:00Z');
    const { imports } = await world.local.imports.list({ kind: 'readings' });
    const correction = imports.find(({ at }) => at === '2026-02-01T00:00:00Z');
    await world.local.imports.undo({ id: correction?.import as number });
    expect(await monday()).toEqual([960, 1]);
    expect(await monday('2026-03-15T00:00:00Z')).toEqual([1200, 1]);
  });

  step('a value, then another, then the first again: it is in force again, and a repeat changes nothing', async () => {
    const came = await bringAt('2026-05-01T00:00:00Z', corrected.replaceAll(',50', ',30'));
    expect(came).toMatchObject({ revised: 24 });
    const back = await bringAt('2026-06-01T00:00:00Z', corrected.replaceAll(',50', ',40'));
    expect(back).toMatchObject({ revised: 24, repeated: 0 });
    const repeat = await bringAt('2026-07-01T00:00:00Z', corrected.replaceAll(',50', ',40'));
    expect(repeat).toMatchObject({ revised: 0, repeated: 24 });
    expect([await monday('2026-05-15T00:00:00Z'), await monday()]).toEqual([
      [720, 1],
      [960, 1],
    ]);
  });
});
