import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createClient } from '#client.ts';
import { readConfig, type Config } from '#config.ts';
import { openStores } from '#platform/db/stores.ts';
import { compose } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { freshName, outsideStores, type OutsideStores } from '../../../test/outside.ts';
import { fillFrom, numbersIn, openBackup } from './backup.ts';

/** The data left by an earlier release. */
const town = fileURLToPath(new URL('../../../test/data/releases/0.1.0/town.yaodong', import.meta.url));
const now = Date.parse('2026-03-01T12:00:00Z');
const parts = { log: pino({ level: 'silent' }), clock: () => now };
const shards = 'urls' in inject('engines').clickhouse;
let outside: OutsideStores;
beforeAll(async () => {
  if (!shards) outside = await outsideStores();
});
afterAll(() => outside?.drop());

type Old = { readonly config: Config; readonly backups: string; readonly name: string };

/** Other stores in the state the release left them, and the settings of a program that uses them. */
async function oldTown(settings: NodeJS.ProcessEnv = {}): Promise<Old> {
  const [name, data] = [freshName(), outside.newDirectory()];
  const addresses = { DATABASE_URL: await outside.postgresUrl(name), CLICKHOUSE_URL: outside.clickhouseUrl(name) };
  const config = readConfig({ data, port: 0 }, { ...addresses, ...settings });
  const backup = await openBackup(town);
  const work = async (stores: Parameters<typeof fillFrom>[1]) => {
    await fillFrom(backup, stores, () => undefined);
    throw new Error('and no further');
  };
  await expect(openStores({ ...config, dataDirectory: data, fill: { at: numbersIn(backup.manifest), work } })).rejects.toThrow();
  await backup.close();
  rmSync(join(data, 'restoring'));
  return { config, backups: join(data, 'backups'), name };
}

const copiesIn = (directory: string): string[] => (existsSync(directory) ? readdirSync(directory) : []).filter((name) => name !== 'cut');

async function migrationsIn({ name }: Old): Promise<number[]> {
  const { rows } = await outside.pool(name).query<{ number: number }>('select number from migration order by number');
  return rows.map(({ number }) => number);
}

/** The response of a program with these settings. */
async function buildingsOf(config: Config): Promise<unknown> {
  const app = await compose(config, parts);
  try {
    const headers = () => ({ authorization: `Bearer ${app.localKey}` });
    return await createClient({ url: 'http://localhost', fetch: app.fetch, headers }).registry.buildings({});
  } finally {
    await app.stop();
  }
}

describe.skipIf(shards)('before a new version migrates external stores', () => {
  test('it writes a backup of their state, which restores to the same city', async () => {
    const old = await oldTown();
    const before = await migrationsIn(old);
    const buildings = await buildingsOf(old.config);

    expect(await migrationsIn(old)).not.toEqual(before);
    const [copy, ...others] = copiesIn(old.backups);
    expect([copy, others]).toEqual(['upgrade-20260301T120000000Z.yaodong', []]);
    const backup = await openBackup(join(old.backups, copy!));
    expect(numbersIn(backup.manifest).postgres).toEqual(before);
    await backup.close();
    const again = readConfig({ data: join(outside.newDirectory(), 'again'), port: 0 }, {});
    await restoreInto(again, join(old.backups, copy!));
    expect(await buildingsOf(again)).toEqual(buildings);

    await (await compose(old.config, parts)).stop();
    expect(copiesIn(old.backups)).toEqual([copy]);
  });

  test('without space for it, or if it cannot be written, nothing is changed; it can be skipped by those with their own copies', async () => {
    const old = await oldTown();
    const before = await migrationsIn(old);
    mkdirSync(old.backups);
    symlinkSync('/dev/full', join(old.backups, 'upgrade-20260301T120000000Z.yaodong.part'));
    await expect(compose(old.config, parts)).rejects.toMatchObject({ code: 'upgrade-copy-no-room', evidence: { directory: old.backups } });
    expect([copiesIn(old.backups), await migrationsIn(old)]).toEqual([[], before]);

    rmSync(old.backups, { recursive: true });
    writeFileSync(old.backups, 'not a directory');
    await expect(compose(old.config, parts)).rejects.toMatchObject({ code: 'upgrade-copy-failed' });
    expect(await migrationsIn(old)).toEqual(before);

    rmSync(old.backups);
    await (await compose({ ...old.config, upgradeCopy: false }, parts)).stop();
    expect(await migrationsIn(old)).not.toEqual(before);
    expect(copiesIn(old.backups)).toEqual([]);
  });
});
