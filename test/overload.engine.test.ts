import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '#platform/http/work-kinds.ts';
import { createWorld, type World } from './world.ts';

/** Ten times the load that it can take, counted and never timed. */
let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier,kind,unit\nM1,electricity,interval,kWh\n') });
});
afterAll(() => world.stop());

/** How many requests of one requester are running or waiting. */
const holds = ({ share, waitingShare }: (typeof rooms)['upload']): number => share + waitingShare;

/** A body that its sender does not end; `read` reports whether anyone read from it. */
function halfBody(begin = '{"half":') {
  const state = { read: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.read) return new Promise<void>(() => undefined);
        state.read = true;
        controller.enqueue(Buffer.from(begin));
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, body };
}
const json = { 'content-type': 'application/json' };

test('unauthorised requests are refused before a byte of the body is read', async () => {
  const viewer = { ...json, authorization: `Bearer ${await world.secretOf('viewer', { all: true })}` };
  for (const [path, headers, status, code] of [
    ['/api/imports/readings', { ...json, cookie: 'a=b' }, 401, 'not-signed-in'],
    ['/api/readings/live', { ...json, authorization: 'Bearer nonsense' }, 401, 'wrong-key'],
    ['/api/imports/readings', viewer, 403, 'role-may-not'],
    ['/api/nothing', viewer, 404, 'no-such-address'],
    ['/api/undo', { ...viewer, 'content-type': 'text/xml' }, 403, 'role-may-not'],
  ] as const) {
    const { state, body } = halfBody();
    const answer = await world.ask(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    expect({ path, status: answer.status, code: ((await answer.json()) as { code: string }).code, read: state.read }).toEqual({
      path,
      status,
      code,
      read: false,
    });
  }
});

test('a thousand half-sent bodies block nobody, not even their own sender', async () => {
  const leaves = new AbortController();
  const half = Array.from({ length: 1152 }, async () => {
    const init = { method: 'POST', body: halfBody().body, headers: json, duplex: 'half', signal: leaves.signal };
    return world.ask('/api/imports/readings', init as RequestInit).catch(() => null);
  });
  const file = await world.upload('whole.csv', `time,meter,value\n2025-03-01 00:00,M1,5\n`);
  expect(await world.local.readings.importReadings({ file, interval: '1h' })).toMatchObject({ accepted: 1 });
  expect((await world.ask('/api/rank?year=2025')).status).not.toBe(503);
  leaves.abort();
  void Promise.allSettled(half);
});

test.each([
  ['a million keys', `{${Array.from({ length: 200_000 }, (_, at) => `"k${at}":1`).join(',')}}`, 413, 'body-too-large'],
  ['twenty thousand values', `{${Array.from({ length: 10_000 }, (_, at) => `"k${at % 100}":1`).join(',')}}`, 413, 'too-many-json-values'],
  ['lists in lists', '['.repeat(10_000), 400, 'too-deep'],
])('a body of %s is refused before it is parsed as JSON', async (_what, body, status, code) => {
  const answer = await world.ask('/api/undo', { method: 'POST', body, headers: json });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
});

test('a file with more columns than any city has meters is refused with an explanation; the widest allowed one is read', async () => {
  const wide = (columns: number) => {
    const names = Array.from({ length: columns }, (_, at) => `电表${at}`);
    return world.upload('wide.csv', `time,${names.join(',')}\n2025-01-01 00:00,${names.map((_, at) => at).join(',')}\n`);
  };
  const ask = async (file: string, language: string) => {
    const headers = { ...json, 'accept-language': language };
    return (await world.ask('/api/imports/inspect', { method: 'POST', body: JSON.stringify({ file }), headers })).json();
  };
  const file = await wide(100_000);
  expect(await ask(file, 'zh')).toMatchObject({ status: 413, code: 'too-many-columns', detail: expect.stringContaining('100,001 列') });
  expect(await ask(file, 'en')).toMatchObject({ status: 413, detail: expect.stringContaining('at most 20,000 are allowed') });
  await expect(world.local.readings.importReadings({ file })).rejects.toMatchObject({
    document: { status: 413, code: 'too-many-columns' },
  });
  await expect(world.local.registry.importBuildings({ file })).rejects.toMatchObject({ document: { code: 'too-many-columns' } });
  const seen = (await ask(await wide(19_999), 'zh')) as { kind: string; header: string[]; rows: string[][] };
  expect([seen.kind, seen.header.length, seen.rows.length]).toEqual(['readings', 20_000, 1]);
});

test('a list in which every row is wrong reports its first faults', async () => {
  const body = JSON.stringify({ readings: Array.from({ length: 9000 }, () => ({})) });
  const answer = await world.ask('/api/readings/live', { method: 'POST', body, headers: json });
  const { findings } = (await answer.json()) as { findings: unknown[] };
  expect([answer.status, findings.length]).toEqual([400, 100]);
});

test('ten thousand live readings arrive in one message', async () => {
  const readings = Array.from({ length: 10_000 }, (_, at) => ({
    meter: 'M1',
    time: new Date(Date.UTC(2023, 0, 1, at)).toISOString(),
    end: new Date(Date.UTC(2023, 0, 1, at + 1)).toISOString(),
    value: at / 7,
    unit: 'kWh' as const,
  }));
  expect(await world.local.readings.recordLive({ message: 'whole', readings })).toMatchObject({ accepted: 10_000 });
});

test('uploads beyond a sender’s limit are refused at once with a retry time; light queries are answered; accepted uploads are complete', async () => {
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
  const other = await world.secretOf('bureau', { region: '140302' });
  expect(await world.upload('other.csv', 'a,b\n1,2\n', other)).toMatch(/^[0-9a-f-]{36}$/u);
  open();
  for (const { status, told } of await Promise.all(taken)) {
    expect(status).toBe(200);
    bodies.push(String(told['bytes']));
  }
  expect(bodies.toSorted()).toEqual(Array.from({ length: most }, (_, n) => String(`${n},end`.length)).toSorted());
});

test('of ten times as many imports as the limit, the acknowledged ones are stored and the refused ones leave nothing', async () => {
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
  const { imports, total } = await world.local.imports.list({ kind: 'readings', search: 'r.csv', limit: 500 });
  expect([total, new Set(imports.map((one) => one.state))]).toEqual([taken.length, new Set(['shown'])]);
  expect(imports.map((one) => one.import).toSorted((a, b) => a - b)).toEqual(taken.toSorted((a, b) => Number(a) - Number(b)));
});

test('imports that nobody waits for are limited in number', async () => {
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
