import { expect, test } from 'vitest';
import { createClient } from '#client.ts';
import { raise } from '#kernel/problem-answer.ts';
import type { Client } from '#client.ts';
import { steps } from '#kernel/calendar.ts';
import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { random, type Random } from './city/random.ts';
import { bringMeters } from './golden/fixture.ts';
import { cutSteps, read, type Reading } from './oracle.ts';
import { rounds } from './rounds.ts';
import { createWorld, type World } from './world.ts';

/**
 * Imports, undos, decisions, swaps and edits on the same meter-days, in parallel and one after another: what is known afterwards is the
 * same. Each states when it was received, so that only the way of calling differs.
 */
const seeds = Array.from({ length: rounds(1, 10) }, (_, at) => at + 1);
const meters = ['M1', 'M2', 'R1', 'R2'];
const received = (n: number): string => new Date(Date.UTC(2025, 5, 1) + n * 60_000).toISOString();

/** The one who acts: a client of the program, in the same process or over the network, with a way to upload files. */
type Hand = { readonly local: Client; upload(name: string, text: string): Promise<string> };

type Action = (hand: Hand) => Promise<unknown>;

const stamp = (hour: number): string => new Date(Date.UTC(2025, 0, 1) + hour * 3_600_000).toISOString();

async function bring(world: Hand, name: string, lines: readonly string[], options: { interval?: '1h'; received: string }): Promise<number> {
  const file = await world.upload(name, `time,meter,value\n${lines.join('\n')}\n`);
  return (await world.local.readings.importReadings({ file, ...options })).import;
}

/** Rows of some hours on both interval meters and both registers, over the same three days in every import. */
function rowsOf(random: Random, n: number): { hours: string[]; shown: string[] } {
  const begin = random.whole(0, 40);
  const hours = Array.from({ length: random.whole(5, 30) }, (_, at) => `${stamp(begin + at)},${random.pick(['M1', 'M2'])},${n * 100 + at}`);
  const shown = Array.from(
    { length: random.whole(2, 8) },
    (_, at) => `${stamp(begin + 2 * at)},${random.pick(['R1', 'R2'])},${1000 + (begin + 2 * at) * 10 + random.whole(0, 3)}`,
  );
  return { hours, shown };
}

/** The initial state, identical in both worlds; returns what can be undone and decided. */
async function ground(world: World, seed: number) {
  const dice = random(seed, 'ground');
  await bringMeters(
    world,
    'm.csv',
    'code,carrier,kind,unit,digits\nM1,electricity,interval,kWh,\nM2,electricity,interval,kWh,\nR1,electricity,register,kWh,6\nR2,electricity,register,kWh,6\n',
  );
  const imports: number[] = [];
  for (let n = 0; n < 4; n += 1)
    imports.push(await bring(world, `g${n}.csv`, rowsOf(dice, n).hours, { interval: '1h', received: received(n) }));
  const fall = [`${stamp(-96)},R1,900`, `${stamp(-60)},R1,950`, `${stamp(-30)},R1,20`, `${stamp(-1)},R1,990`];
  await bring(world, 'fall.csv', fall, { received: received(5) });
  return imports;
}

function actions(seed: number, imports: readonly number[]): Action[] {
  const dice = random(seed, 'deeds');
  const brought = Array.from({ length: 8 }, (_, n): Action[] => {
    const { hours, shown } = rowsOf(dice, 10 + n);
    return [
      (world) => bring(world, `h${n}.csv`, hours, { interval: '1h', received: received(20 + n) }),
      (world) => bring(world, `s${n}.csv`, shown, { received: received(40 + n) }),
    ];
  }).flat();
  const undone = imports.slice(0, 2).map(
    (id): Action =>
      (world) =>
        world.local.imports.undo({ id }),
  );
  const decided: Action = async (world) => {
    const { findings } = await world.local.readings.findings({ meter: 'R1' });
    const finding = findings.find((one) => one.code === 'register-fell' || one.code === 'dropout');
    if (finding !== undefined) await world.local.readings.decide({ finding: finding.id, as: 'bad', note: 'said' });
  };
  const edited: Action = (world) => world.local.registry.editMeter({ meter: 'M2', set: { multiplier: 3 } });
  const swapped: Action = (world) =>
    world.local.registry.swapMeter({ meter: 'R2', at: stamp(30), oldFinal: 1400, newStart: 5, received: received(60) });
  return [...brought, ...undone, decided, edited, swapped];
}

const isFree = (code: string): boolean => !['outlier', 'stuck'].includes(code);

async function known(world: World) {
  const use = await Promise.all(
    meters.map(async (meter) => {
      const told = await world.local.metering.useOfMeter({ meter, from: '2024-12-25', to: '2025-01-08', step: 'hour' });
      const days = await world.local.metering.useOfMeter({ meter, from: '2024-12-25', to: '2025-01-08', step: 'day' });
      return {
        meter,
        hours: told.steps.map(({ value, coverage }) => [value, coverage]),
        days: days.steps.map(({ value, coverage }) => [value, coverage]),
      };
    }),
  );
  const { findings } = await world.local.readings.findings({ limit: 10_000 });
  const told = findings
    .filter(({ code }) => isFree(code))
    .map(({ meter, code, from, to, decision }) => `${meter} ${code} ${from} ${to} ${decision?.as ?? ''}`);
  return { use, findings: told.toSorted((a, b) => a.localeCompare(b)), sound: (await world.local.doctor.examine({})).ok };
}

/** Several programs across the network, each with its own connections. */
async function handsOver(world: World, count: number): Promise<Hand[]> {
  const { url } = await world.app.serve();
  const headers = { authorization: `Bearer ${world.app.localKey}`, 'accept-language': 'en' };
  return Array.from({ length: count }, (): Hand => ({
    local: createClient({ url, fetch, headers: () => headers }),
    async upload(name, body) {
      const answer = await raise(await fetch(`${url}/api/files?name=${name}`, { method: 'PUT', body, headers }));
      return ((await answer.json()) as { file: string }).file;
    },
  }));
}

const zone = createZone('Asia/Shanghai') as Zone;
const span = [Date.UTC(2024, 11, 24, 16) / 1000, Date.UTC(2025, 0, 7, 16) / 1000] as const;

/** The hours of the two interval meters as the slow model reads them from the contents of an export. */
async function modelled(world: World) {
  const held: Record<string, Reading[]> = { M1: [], M2: [] };
  for await (const row of world.app.slices.readings.exported(programScope, { meters: ['M1', 'M2'] }, 0, 4e9)) {
    const [meter, start, end, value, , at] = row as [string, string, string, number, string, string];
    const [begin, over] = [Date.parse(start) / 1000, Date.parse(end) / 1000];
    held[meter]?.push({ at: begin, width: over - begin, value: Math.round(value * 1e4), unit: 'kWh', received: Date.parse(at), import: 0 });
  }
  return Object.entries(held).map(([meter, readings]) => {
    const multiplier = { num: meter === 'M2' ? 3 : 1, den: 1 };
    const device = { since: -Infinity, digits: null, multiplier, start: null, end: null, unit: 'kWh' as const };
    const { stretches } = read({ ...plain, devices: [device] }, readings);
    return cutSteps(stretches, [...steps(zone, ...span, 'hour')]).map(({ rounded }) => (rounded === null ? null : Number(rounded) / 1e4));
  });
}

const plain = { carrier: 'electricity', kind: 'interval', direction: 'import', capacityKw: null, useUnit: 'kWh', decisions: [] } as const;

async function lived(seed: number, how: (world: World, all: readonly Action[]) => Promise<void>) {
  const world = await createWorld();
  try {
    const imports = await ground(world, seed);
    await how(world, actions(seed, imports));
    return { ...(await known(world)), model: await modelled(world) };
  } finally {
    await world.stop();
  }
}

test.each(seeds)(
  'seed %i: concurrent work over several connections gives the same result as sequential work and as the slow model',
  async (seed) => {
    const after = await lived(seed, async (world, all) => {
      for (const action of all) await action(world);
    });
    const beside = await lived(seed, async (world, all) => {
      const hands = await handsOver(world, 4);
      await Promise.all(all.map((action, at) => action(hands[at % hands.length] as Hand)));
    });
    expect(beside).toEqual(after);
    expect(after.sound).toBe(true);
    expect(after.use.slice(0, 2).map(({ hours }) => hours.map(([value]) => value))).toEqual(after.model);
  },
);
