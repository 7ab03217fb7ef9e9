import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '#http/kinds.ts';
import { createWorld, type World } from './world.ts';

/** Ten times what it can take, counted and never timed. */
let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier,kind,unit\nM1,electricity,interval,kWh\n') });
});
afterAll(() => world.stop());

const holds = ({ atOnce, waiting }: (typeof rooms)['upload']): number => atOnce + waiting;

test('uploads beyond what it holds are refused at once with the time to come back; light questions are answered; what was taken is whole', async () => {
  const most = holds(rooms.upload);
  let open: () => void = () => undefined;
  const opened = new Promise<void>((go) => (open = go));
  const bodies: string[] = [];
  const slow = (n: number): ReadableStream<Uint8Array> =>
    new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from(`${n},`));
        await opened;
        controller.enqueue(Buffer.from('end'));
        controller.close();
      },
    });
  const put = async (n: number) => {
    const answer = await world.ask(`/api/files?name=${n}.csv`, { method: 'PUT', body: slow(n), duplex: 'half' } as RequestInit);
    return { status: answer.status, later: answer.headers.get('retry-after'), told: (await answer.json()) as Record<string, unknown> };
  };
  const taken = Array.from({ length: most }, (_, n) => put(n));
  const refused = await Promise.all(Array.from({ length: 9 * most }, (_, n) => put(most + n)));
  expect(new Set(refused.map(({ status, later, told }) => `${status} ${later} ${String(told['code'])}`))).toEqual(
    new Set(['503 10 overloaded']),
  );
  expect((await world.ask('/api/buildings')).status).toBe(200);
  open();
  for (const { status, told } of await Promise.all(taken)) {
    expect(status).toBe(200);
    bodies.push(String(told['bytes']));
  }
  expect(bodies.toSorted()).toEqual(Array.from({ length: most }, (_, n) => String(`${n},end`.length)).toSorted());
});

test('of ten times the imports that it holds those acknowledged are there, and of the refused ones nothing', async () => {
  const file = await world.upload('r.csv', `time,meter,value\n2025-01-01 00:00,M1,5\n`);
  const asked = Array.from({ length: 10 * holds(rooms.import) }, async () => {
    const body = JSON.stringify({ file, interval: '1h' });
    const answer = await world.ask('/api/imports/readings', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    return { status: answer.status, told: (await answer.json()) as { import?: number } };
  });
  const light = await world.ask('/api/me');
  const answers = await Promise.all(asked);
  const taken = answers.filter(({ status }) => status === 200).map(({ told }) => told.import);
  expect(light.status).toBe(200);
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  expect(taken.length).toBeGreaterThanOrEqual(holds(rooms.import));
  const { imports, total } = await world.local.imports.list({ kind: 'readings', limit: 500 });
  expect([total, new Set(imports.map((one) => one.state))]).toEqual([taken.length, new Set(['shown'])]);
  expect(imports.map((one) => one.import).toSorted((a, b) => a - b)).toEqual(taken.toSorted((a, b) => Number(a) - Number(b)));
});

test('imports that nobody waits for are so many and no more', async () => {
  const file = await world.upload('w.csv', `time,meter,value\n2025-01-02 00:00,M1,5\n`);
  const begin = () =>
    world.local.readings.importReadings({ file, interval: '1h', wait: false }).then(
      () => 'begun',
      (error: { document: { code: string } }) => error.document.code,
    );
  const told = await Promise.all(Array.from({ length: 300 }, begin));
  expect(told.every((one) => one === 'begun' || one === 'imports-full' || one === 'overloaded')).toBe(true);
  await world.app.slices.imports.settled();
  const { imports } = await world.local.imports.list({ search: 'w.csv', limit: 500 });
  expect(imports.filter(({ state }) => state === 'shown')).toHaveLength(told.filter((one) => one === 'begun').length);
});
