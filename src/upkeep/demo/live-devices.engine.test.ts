import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { createLiveDevices } from './live-devices.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
const buildings = ['B1', 'B2', 'B3'];

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'devices-'));
  await world.app.serve();
  const rows = buildings.map((code) => `${code},示例楼,office,140302`);
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', ['code,name,use,region', ...rows, ''].join('\n')) });
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const connections = async () => (await world.local.gateway.list()).connections;

test('devices of the demo communicate over loopback connections only, and a second start creates nothing twice', async () => {
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { json: false, terminal: false, language: 'zh' as const, out: () => undefined, err: () => undefined };
  const at = { ...createSession(reached, 'zh'), output, link: null } as never;
  const given = { at, directory: folder, buildings, every: { text: '1s', ms: 1000 } };
  const seen: number[] = [];
  for (const start of [1, 2]) {
    const devices = createLiveDevices();
    await devices.play(given);
    const before = new Map((await connections()).map(({ code, readings }) => [code, readings]));
    await vi.waitFor(
      async () => expect((await connections()).filter(({ code, readings }) => readings > (before.get(code) ?? 0))).toHaveLength(3),
      { timeout: 20_000, interval: 100 },
    );
    expect((await connections()).map(({ host, refused, unbound }) => ({ host, refused, unbound }))).toEqual(
      Array(3).fill({ host: '127.0.0.1', refused: 0, unbound: 0 }),
    );
    const { points } = await world.local.point.list({ limit: 1000 });
    seen.push(points.length, (await world.local.gateway.channels({})).channels.length);
    expect(points.every(({ name }) => name?.startsWith('示范数据：'))).toBe(true);
    await devices.stop();
    await devices.play(given);
    expect(start).toBe(seen.length / 2);
  }
  expect(seen).toEqual([5, 10, 5, 10]);
});
