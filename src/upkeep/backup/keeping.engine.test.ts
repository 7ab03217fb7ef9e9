import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type Client } from '#client.ts';
import { readConfig } from '#config.ts';
import { compose } from '#main.ts';
import { restoreInto, verifyBackup } from '#restore.ts';
import { rounds } from '../../../test/rounds.ts';
import { createWorld, type World } from '../../../test/world.ts';

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-keeping-'));
const quiet = pino({ level: 'silent' });
let now = Date.parse('2026-03-01T12:00:00Z');
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => now, log: quiet });
  const buildings = await world.upload('b.csv', 'code,name,use,region,floorArea\nB,楼,office,140302,1000\n');
  await world.local.registry.importBuildings({ file: buildings });
});
afterAll(async () => {
  await world.stop();
  rmSync(room, { recursive: true, force: true });
});

const into = (root: string) => readConfig({ data: root, port: 0 }, {});
const name = (file: string) => path.join(room, file);

async function downloaded(file: string): Promise<string> {
  writeFileSync(name(file), new Uint8Array(await (await world.ask('/api/backup')).arrayBuffer()));
  return name(file);
}

async function opened<T>(file: string, work: (client: Client) => Promise<T>): Promise<T> {
  const root = mkdtempSync(path.join(room, 'into-'));
  await restoreInto(into(root), file);
  const app = await compose(into(root), { log: quiet, clock: () => now });
  try {
    return await work(
      createClient({ url: 'http://localhost', fetch: app.fetch, headers: () => ({ authorization: `Bearer ${app.localKey}` }) }),
    );
  } finally {
    await app.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

const hours = (from: number, many: number) =>
  Array.from(
    { length: many },
    (_, hour) => `B,${new Date(Date.UTC(2025, 0, 1, from + hour)).toISOString().slice(0, 16).replace('T', ' ')},1`,
  ).join('\n');

describe('during imports', () => {
  test('a backup has each import completely or not at all, and everything acknowledged before it', async () => {
    const shown: number[] = [];
    let over = false;
    let next = Promise.withResolvers<void>();
    const bringing = (async () => {
      for (let round = 0; round < 80 && !over; round++) {
        const file = await world.upload('r.csv', `meter,time,value\n${hours(round * 10, 10)}\n`);
        await world.local.readings.importReadings({ file, interval: '1h', createMeters: true });
        shown.push(round);
        next.resolve();
        next = Promise.withResolvers();
      }
    })();
    const tooFew = bringing.then(() => Promise.reject(new Error('the imports ended before the backups')));
    tooFew.catch(() => undefined);
    const files: { file: string; least: number }[] = [];
    for (const file of ['a', 'b', 'c']) {
      const before = shown.length;
      while (shown.length < before + 2) await Promise.race([next.promise, tooFew]);
      const least = shown.length;
      files.push({ file: await downloaded(`${file}.yaodong`), least });
    }
    over = true;
    await bringing;
    for (const { file, least } of files.slice(-rounds(1, 2))) {
      const told = await opened(file, async (client) => ({
        use: await client.metering.useOfMeter({ meter: 'B', from: '2024-12-01', to: '2026-12-31', step: 'year' }),
        imports: await client.imports.list({ kind: 'readings', limit: 100 }),
        faults: (await client.doctor.examine()).checks.filter(({ ok }) => !ok),
      }));
      const good = told.imports.imports.filter(({ state }) => state === 'shown').length;
      expect(told.faults).toEqual([]);
      expect(good).toBeGreaterThanOrEqual(least);
      expect(told.use.total.value).toBe(good * 10);
    }
  }, 300_000);

  test('two at once: the second is told to wait', async () => {
    const first = await world.ask('/api/backup');
    expect((await world.ask('/api/backup')).status).toBe(409);
    await expect(world.local.backup.make()).rejects.toMatchObject({ document: { code: 'backup-going-on' } });
    await first.body?.cancel();
    const again = await world.ask('/api/backup');
    expect(again.status).toBe(200);
    await again.arrayBuffer();
  });
});

describe('a file that cannot be restored is refused with an explanation, and nothing is created', () => {
  let good: Buffer;
  beforeAll(async () => {
    good = readFileSync(await downloaded('good.yaodong'));
  });
  const refused = async (bytes: Uint8Array, code: string) => {
    writeFileSync(name('bad.yaodong'), bytes);
    const root = name('not-made');
    await expect(restoreInto(into(root), name('bad.yaodong'))).rejects.toMatchObject({ code });
    expect(existsSync(root)).toBe(false);
  };
  test('one byte differs', async () => {
    const bytes = Buffer.from(good);
    const at = bytes.indexOf('clickhouse/reading/') + 512 + 30;
    bytes[at] = (bytes[at] as number) ^ 1;
    await refused(bytes, 'backup-damaged');
  });
  test('it is truncated', () => refused(good.subarray(0, good.length - 20_000), 'backup-cut-off'));
  test('it is something else', () => refused(Buffer.from('code,name\n'.repeat(1000)), 'not-a-backup'));
  test('it was made by a newer program', async () => {
    const text = good.toString('latin1').replace('"yaodong":"backup","format":1', '"yaodong":"backup","format":9');
    await refused(Buffer.from(text, 'latin1'), 'backup-newer');
  });
  test('the mount point of a new disk is left alone while the store is away, and used otherwise', async () => {
    const root = name('disk');
    mkdirSync(path.join(root, 'lost+found'), { recursive: true });
    const { ino } = statSync(root);
    const nowhere = readConfig({ data: root, port: 0 }, { DATABASE_URL: 'postgres://yaodong@127.0.0.1:1/yaodong' });
    await expect(restoreInto(nowhere, name('good.yaodong'))).rejects.toMatchObject({ code: 'store-busy', evidence: { store: 'postgres' } });
    expect([readdirSync(root), statSync(root).ino]).toEqual([['lost+found'], ino]);
    await restoreInto(into(root), name('good.yaodong'));
    expect(readdirSync(root)).toEqual(expect.arrayContaining(['lost+found', 'postgres', 'version.json']));
  });
  test('the directory is not empty', async () => {
    const root = name('used');
    mkdirSync(root);
    writeFileSync(path.join(root, 'mine.txt'), 'x');
    await expect(restoreInto(into(root), name('good.yaodong'))).rejects.toMatchObject({ code: 'restore-not-empty' });
    expect(readdirSync(root)).toEqual(['mine.txt']);
  });
});

describe('stored backups', () => {
  const kept = () => readdirSync(world.stores.places.backups).filter((one) => one.endsWith('.yaodong'));

  test('one is made, listed, downloaded, deleted', async () => {
    const { job, name: made } = await world.local.backup.make();
    await expect.poll(async () => (await world.local.jobs.get({ id: job })).state, { timeout: 60_000 }).toBe('done');
    const { backups } = await world.local.backup.list();
    expect(backups[0]).toMatchObject({ name: made, there: true, scheduled: false, problem: null });
    const file = path.join(world.stores.places.backups, made);
    expect(statSync(file).mode & 0o077).toBe(0);
    const bytes = Buffer.from(await (await world.ask(`/api/backups/${made}/file`)).arrayBuffer());
    expect(bytes.equals(readFileSync(file))).toBe(true);
    expect(await verifyBackup(file)).toMatchObject({ bytes: bytes.length });
    await world.local.backup.remove({ name: made });
    expect(kept()).toEqual([]);
    expect((await world.ask(`/api/backups/${made}/file`)).status).toBe(404);
    expect((await world.ask('/api/backups/..%2Fversion.json/file')).status).toBe(400);
  });

  test('the schedule makes them, keeps the set number, and leaves others alone', async () => {
    await world.local.settings.change({ backups: { every: 'day', at: '02:30', kept: 2 } });
    mkdirSync(world.stores.places.backups, { recursive: true });
    writeFileSync(path.join(world.stores.places.backups, 'mine.yaodong'), 'somebody’s own');
    const { jobs } = world.app.slices;
    jobs.start();
    const made = async () => (await world.local.jobs.list({})).jobs.filter(({ kind, by }) => kind === 'backup' && by === 'yaodong').length;
    /** Whether the schedule started one; by then it has ended. */
    const tick = async (): Promise<boolean> => {
      const before = await made();
      await jobs.takeUp();
      await expect.poll(async () => (await world.local.jobs.list({})).jobs.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
      return (await made()) > before;
    };
    expect(await tick()).toBe(false);
    const { schedules } = await world.local.jobs.schedules();
    // everything that runs automatically has a name
    expect(schedules.filter(({ name, title }) => name === title)).toEqual([]);
    expect(schedules.filter(({ name }) => name === 'backup')).toMatchObject([
      { name: 'backup', cron: '30 2 * * *', zone: 'Asia/Shanghai', next: '2026-03-01T18:30:00.000Z', last: null },
    ]);
    for (const day of [2, 3, 4]) {
      now = Date.parse(`2026-03-0${day}T02:31:00+08:00`);
      expect(await tick()).toBe(true);
      expect(await tick()).toBe(false);
    }
    expect(kept()).toHaveLength(3);
    expect(kept()).toContain('mine.yaodong');
    expect((await world.local.backup.list()).backups.filter(({ scheduled }) => scheduled)).toHaveLength(2);
    now += 40 * 3_600_000;
    const told = async () => (await world.local.doctor.examine()).checks.find((check) => check.name === 'backups');
    expect((await told())?.findings.map(({ code }) => code)).toEqual(['backup-overdue']);
    rmSync(world.stores.places.backups, { recursive: true });
    writeFileSync(world.stores.places.backups, 'in the way');
    expect(await tick()).toBe(true);
    expect((await told())?.findings.map(({ code }) => code).toSorted()).toEqual([
      'backup-file-lost',
      'backup-file-lost',
      'backup-last-failed',
      'backup-overdue',
    ]);
    rmSync(world.stores.places.backups);
    now += 3_600_000;
    expect(await tick()).toBe(true);
    expect((await told())?.findings.map(({ code }) => code)).toEqual(['backup-file-lost']);
  });
});
