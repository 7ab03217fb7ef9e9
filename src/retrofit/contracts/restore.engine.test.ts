import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { compose, type App } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { settleContract } from '#cli/as-read.ts';

/** A restored city has the same ledgers as the backed-up one, hash by hash, and continues them. */

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-contracts-'));
const now = Date.parse('2026-02-01T02:00:00Z');
let world: World;
let restored: App | undefined;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { local } = world;
  await local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nO,甲,140302\nP,乙,140302\n') });
  const stipulated = [{ item: '灯具', count: '100', beforeW: '36', afterW: '18', hours: '10' }];
  const terms = {
    code: 'C1',
    name: '照明改造',
    type: 'shared',
    owner: 'O',
    provider: 'P',
    from: '2025-01-01',
    to: '2026-01-01',
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 1,
    negative: 'none',
    boundaries: [{ name: '照明', stipulated }],
    prices: [{ boundary: '照明', from: '2025-01-01', yuan: '0.62' }],
    providerShare: [{ from: '2025-01-01', percent: '70' }],
  };
  await local.contracts.add({ terms });
  for (const side of ['owner', 'provider'] as const) await local.contracts.confirm({ contract: 'C1', for: side });
  await settleContract(local, { contract: 'C1', period: '2025-01-01' });
  await settleContract(local, { contract: 'C1', period: '2025-02-01' });
  await local.contracts.reverse({ contract: 'C1', entry: 1, note: '核对' });
  await local.contracts.pay({ contract: 'C1', yuan: '100', on: '2026-01-05', note: '电汇' });
});

afterAll(async () => {
  await restored?.stop();
  await world.stop();
  rmSync(room, { recursive: true, force: true });
});

test('a restored city has the same hashes, and the next entry follows them', async () => {
  const get = async (app: App, address: string): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${app.localKey}` };
    return (await app.fetch(new Request(`http://localhost${address}`, { headers }))).json() as Promise<Record<string, unknown>>;
  };
  const backup = path.join(room, 'one.yaodong');
  writeFileSync(backup, new Uint8Array(await (await world.ask('/api/backup')).arrayBuffer()));
  const config = readConfig({ data: path.join(room, 'restored'), port: 0 }, {});
  await restoreInto(config, backup);
  restored = await compose(config, { log: pino({ level: 'silent' }), clock: () => now });
  for (const address of ['/api/contracts/C1', '/api/contracts/C1/ledger'])
    expect(await get(restored, address)).toEqual(await get(world.app, address));
  expect(await get(restored, '/api/contracts/C1/ledger')).toMatchObject({ valid: true });
  const local = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } } as const;
  const last = (await restored.slices.contracts.ledger(local, { contract: 'C1' })).entries.at(-1);
  const asked = { contract: 'C1', period: '2025-03-01' };
  const { hash: seen } = await restored.slices.contracts.settle(local, { ...asked, preview: true });
  const { posted } = await restored.slices.contracts.settle(local, { ...asked, seen });
  expect(posted[0]?.previous).toBe(last?.hash);
});
