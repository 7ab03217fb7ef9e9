import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueStatement } from '#cli/as-read.ts';
import { setMailServer } from '#cli/stated-as-read.ts';
import { createClient, type Client } from '#client.ts';
import { readConfig } from '#config.ts';
import { compose, type App } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { afterwards, live, type Hands } from '../../../test/lasting/history.ts';
import { answer, figuresIn, questions, someOfEach, together, type Question } from '../../../test/lasting/questions.ts';
import { localScope } from '../../../test/person.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { rounds } from '../../../test/rounds.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { signedHeaders } from '#platform/notice/public/signature.ts';
import { openBackup } from './backup.ts';
import { passing, passingColumns } from './passing.ts';

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-backup-'));
const file = path.join(room, 'one.yaodong');
const restoredRoot = path.join(room, 'restored');
const hands: Hands = { now: 0 };
/** In the long run more than a thousand queries, twice; in the gate a few of each procedure. */
const patienceMs = Number(process.env['YAODONG_TEST_PATIENCE_S'] ?? 600) * 1000;

/** The statement issued before the backup: the planning conditions of a plot. */
const conditions = (buildingAreaM2: number) => ({
  kind: 'planning-conditions',
  question: {
    region: '140300',
    date: '2026-03-01',
    project: { work: 'land', class: 'public', fund: 'government', urban: true, buildingAreaM2 },
  },
});

/** The city's own knowledge, in a file with a Chinese name. */
const ownKnowledge = `kind: coefficient
source: {document: 本市统计局通知, clause: 二}
entries:
  - {id: city/peat, version: 1, value: 0.5, unit: kgce/kg, status: CITY}
`;

/** A pending notice, and its recipient. The recipient's secret is shown only once. */
async function tellOfImport(): Promise<string> {
  const { local, app } = world;
  const reached = { host: '127.0.0.1', port: 9, security: 'none', from: 'city@example.cn' } as const;
  await setMailServer(local, { ...reached, user: 'yaodong', password: 'a-mail-password' });
  const { secret } = await local.notice.webhooks.add({ name: 'desk', address: receiver.address, kinds: ['import-ended'] });
  const evidence = { file: 'readings.csv', import: 17, minutes: 3 };
  const said = { kind: 'import-ended', code: 'notice-import-done', evidence, key: 'import:17', link: '/imports/17' } as const;
  await app.slices.notice.post({ ...said, to: ['local'] });
  return secret;
}

let receiver: Awaited<ReturnType<typeof openReceiver>>;
let webhookSecret: string;
let world: World;
let restored: App;
let theirs: Client;

const quiet = pino({ level: 'silent' });
const clientOf = (app: App): Client =>
  createClient({ url: 'http://localhost', fetch: app.fetch, headers: () => ({ authorization: `Bearer ${app.localKey}` }) });
const backUp = async (to: string) => writeFileSync(to, new Uint8Array(await (await world.ask('/api/backup')).arrayBuffer()));
const into = (root: string) => readConfig({ data: root, port: 0 }, {});

beforeAll(async () => {
  world = await createWorld({ clock: () => hands.now });
  await live(world, hands);
  hands.now = afterwards;
  const upload = (text: string) => world.upload('points.csv', text);
  await world.local.point.importPoints({ file: await upload('code,quantity\nROOM,temperature\n') });
  await world.local.readings.importReadings({
    file: await upload('time,meter,value\n2025-01-01T00:00Z,ROOM,21\n2025-01-01T00:30Z,ROOM,22\n'),
  });
  await world.app.slices.imports.packFiles();
  mkdirSync(world.stores.places.knowledge, { recursive: true });
  writeFileSync(path.join(world.stores.places.knowledge, '本市.yaml'), ownKnowledge);
  await world.local.knowledge.reload();
  for (const buildingAreaM2 of [1000, 2000]) await issueStatement(world.local, conditions(buildingAreaM2));
  receiver = await openReceiver();
  webhookSecret = await tellOfImport();
  await backUp(file);
  await restoreInto(into(restoredRoot), file);
  restored = await compose(into(restoredRoot), { log: quiet, clock: () => hands.now });
  theirs = clientOf(restored);
});
afterAll(async () => {
  await restored?.stop();
  await world.stop();
  await receiver.close();
  rmSync(room, { recursive: true, force: true });
});

describe('a backup restored elsewhere', () => {
  test(
    'gives the same answers, and explains the figures issued before',
    async () => {
      const all = questions().filter(([procedure]) => procedure !== 'access.audit');
      expect(all.length).toBeGreaterThan(1000);
      const asked = someOfEach(all, ([procedure]) => procedure, rounds(20, all.length));
      const ours = await together(asked, (one) => answer(world.local, one));
      const told = await together(asked, (one) => answer(theirs, one));
      for (const [at, one] of asked.entries()) expect({ one, told: told[at] }).toEqual({ one, told: ours[at] });
      const figures = figuresIn(ours);
      expect(figures.length).toBeGreaterThan(100);
      const some = figures.filter((_, at) => at % 7 === 0).map((figure): Question => ['figures.explain', { figure }]);
      expect(await together(some, (one) => answer(theirs, one))).toEqual(await together(some, (one) => answer(world.local, one)));
    },
    patienceMs,
  );

  test('has the issued statements with their bytes and their chain, and continues after the last', async () => {
    const { statements } = await world.local.statement.list({});
    expect(statements.length).toBe(2);
    expect(await theirs.statement.list({})).toEqual({ statements, total: 2 });
    const before = await world.local.statement.verify();
    expect(before).toMatchObject({ ok: true, counted: 2 });
    expect(await theirs.statement.verify()).toEqual(before);
    const bytes = async (app: App, number: string) => {
      const headers = { authorization: `Bearer ${app.localKey}` };
      return (await app.fetch(new Request(`http://localhost/api/statements/${number}/document`, { headers }))).bytes();
    };
    for (const { number } of statements) expect(await bytes(restored, number)).toEqual(await bytes(world.app, number));
  });

  test('has its points, and the values in force at them', async () => {
    const asked = { point: 'ROOM', from: '2025-01-01', to: '2025-01-02', step: 'hour' } as const;
    const there = await theirs.trend.trend(asked);
    expect(there).toEqual(await world.local.trend.trend(asked));
    expect(there.total).toMatchObject({ mean: 21.6667, min: 21, max: 22 });
  });

  test('has no faults for the doctor', async () => {
    const { checks } = await theirs.doctor.examine();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('has every row of every table, of both stores', async () => {
    const counts = async (stores: Pick<World['stores'], 'postgres' | 'clickhouse'>) => {
      const tables = await stores.postgres.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
      );
      const found: Record<string, string> = {};
      for (const { name } of tables.rows.filter((one) => !(one.name in passing.postgres)))
        found[name] = (
          await stores.postgres.query<{ all: string }>(
            `SELECT coalesce(md5(string_agg(row, '|' ORDER BY row COLLATE "C")), '') AS all FROM (SELECT (to_jsonb(t) - $1::text[])::text AS row FROM "${name}" t) rows`,
            [Object.keys(passingColumns).flatMap((one) => (one.startsWith(`${name}.`) ? [one.slice(name.length + 1)] : []))],
          )
        ).rows[0]!.all;
      const others = await stores.clickhouse.query<{ name: string }>(
        `SELECT name FROM system.tables WHERE database = currentDatabase() AND (engine LIKE '%MergeTree' OR engine = 'Distributed') ORDER BY name`,
      );
      for (const { name } of others.filter((one) => !(one.name in passing.clickhouse)))
        found[`clickhouse.${name}`] = JSON.stringify(
          await stores.clickhouse
            .query(`SELECT count() AS rows, toString(sum(cityHash64(*))) AS all FROM ${name} FINAL`)
            .catch(() => stores.clickhouse.query(`SELECT count() AS rows, toString(sum(cityHash64(*))) AS all FROM ${name}`)),
        );
      return found;
    };
    const mine = await counts(world.stores);
    const { manifest, close } = await openBackup(file);
    await close();
    const taken = manifest.tables.map(({ store, name }) => (store === 'postgres' ? name : `clickhouse.${name}`));
    expect(taken.toSorted()).toEqual(Object.keys(mine).toSorted());
    const later = ['access_audit', 'job'];
    const without = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).filter(([name]) => !later.includes(name)));
    await restored.stop();
    const { openStores } = await import('#platform/db/stores.ts');
    const opened = await openStores({ dataDirectory: restoredRoot });
    try {
      expect(without(await counts(opened))).toEqual(without(mine));
      for (const one of ['files', 'knowledge'] as const) {
        const kept = (root: string) =>
          readdirSync(root)
            .filter((name) => !/^[\da-f]{8}-/u.test(name))
            .toSorted();
        expect(kept(opened.places[one])).toEqual(kept(world.stores.places[one]));
        for (const name of kept(opened.places[one]))
          expect(readFileSync(path.join(opened.places[one], name))).toEqual(readFileSync(path.join(world.stores.places[one], name)));
      }
    } finally {
      await opened.stop();
    }
    restored = await compose(into(restoredRoot), { log: quiet, clock: () => hands.now });
    theirs = clientOf(restored);
  });

  // after the rows: what is sent is recorded
  test('has its notices: inboxes, pending ones, server and secrets, which are used to send on', async () => {
    const [ours, told] = [world.app.slices.notice, restored.slices.notice];
    const all = { unread: false, kind: null, before: null, limit: 9 };
    const { rows } = await told.list(localScope, all, 'en');
    expect(rows).toEqual((await ours.list(localScope, all, 'en')).rows);
    expect(rows.map(({ link }) => link)).toContain('/imports/17');
    expect(await told.sending()).toEqual(await ours.sending());
    await told.deliver();
    const [call] = receiver.calls;
    expect(JSON.stringify(call)).toContain('readings.csv');
    expect(call?.headers).toMatchObject(signedHeaders(webhookSecret, String(call?.headers['webhook-id']), hands.now, call?.body ?? ''));
  });
});
