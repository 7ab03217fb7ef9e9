import { setPost } from '#cli/stated-as-read.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect } from 'vitest';
import { createClient, type Client } from '#client.ts';
import { readConfig } from '#config.ts';
import { openStores } from '#platform/db/stores.ts';
import { programScope } from '#kernel/scope.ts';
import { compose, type App } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-people-'));
const root = path.join(room, 'restored');
const backup = path.join(room, 'one.yaodong');
let now = Date.parse('2026-03-01T04:00:00Z');
let world: World;
let restored: App;
let theirs: Client;
const draws = { revealed: '', announced: '' };
/** Announced before the backup, drawn after it. */
let later = '';

const plan = `name: 节能抽查
region: '140300'
objects: {全部: {count: 2}}
people: {each: 1}
source: 福彩
knownFrom: 2026-03-02T21:30+08:00
`;

type Upload = (name: string, text: string) => Promise<string>;

const filesOf = async (upload: Upload) => ({
  plan: await upload('plan.yaml', plan),
  objects: await upload('o.csv', '编码,名称,分层,单位\nB1,一,全部,\nB2,二,全部,\nB3,三,全部,\n'),
  people: await upload('p.csv', '编码,姓名,单位,专业,回避\nE1,甲,,,B1\nI1,丙,,,\n'),
});

/** Uploads a file to a program that is not a test world. */
async function sent(app: App, name: string, text: string): Promise<string> {
  const init = { method: 'PUT', body: text, headers: { authorization: `Bearer ${app.localKey}` } };
  const answer = await app.fetch(new Request(`http://localhost/api/files?name=${name}`, init));
  return ((await answer.json()) as { file: string }).file;
}

async function live({ local, upload }: World): Promise<void> {
  const people =
    'code,name,kind,organisation,region,groups,from,until,recuse,user\nE1,甲,expert,U1,140300,暖通;电气,2026-01-01,2026-12-31,B1,clerk\nI1,丙,inspector,,140300,,,,,\n';
  await local.people.importPeople({ file: await upload('people.csv', people) });
  await local.people.training.importFile({ file: await upload('t.csv', 'person,day,course,hours\nE1,2026-01-05,宣贯,8\n') });
  await local.people.edit({ people: ['E1'], set: { title: '高工' } });
  await local.people.strike({ person: 'I1', day: '2026-06-01', reason: '离岗' });
  await local.access.users.add({ name: 'clerk', role: 'bureau', region: '140300' });
  const post = { holder: 'clerk', role: 'green-building-label/clerk', region: '140300' };
  await setPost(local, { ...post, from: '2026-01-01' });
  await setPost(local, { ...post, from: '2026-01-01', until: '2026-12-31' });
  const files = await filesOf(upload);
  draws.revealed = (await local.draws.announce(files)).draw;
  draws.announced = (await local.draws.announce(files)).draw;
  later = (await local.draws.announce(files)).draw;
  now = Date.parse('2026-03-02T14:00:00Z');
  const { drawn } = await local.draws.reveal({ draw: draws.revealed, randomness: '03 11 17' });
  await local.draws.replace({ draw: draws.revealed, object: drawn[0]?.code ?? '', why: '停业' });
}

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  await live(world);
  writeFileSync(backup, new Uint8Array(await (await world.ask('/api/backup')).arrayBuffer()));
  const config = readConfig({ data: root, port: 0 }, {});
  await restoreInto(config, backup);
  restored = await compose(config, { log: pino({ level: 'silent' }), clock: () => (now += 1000) });
  theirs = createClient({
    url: 'http://localhost',
    fetch: restored.fetch,
    headers: () => ({ authorization: `Bearer ${restored.localKey}` }),
  });
});
afterAll(async () => {
  await restored?.stop();
  await world.stop();
  rmSync(room, { recursive: true, force: true });
});

story('what is restored from a backup stands as it was, and goes on behind it', (step) => {
  step('has the people with their terms, history and training, and who stands for them', async () => {
    for (const person of ['E1', 'I1']) {
      expect(await theirs.people.get({ person })).toEqual(await world.local.people.get({ person }));
      expect(await theirs.people.history({ person })).toEqual(await world.local.people.history({ person }));
    }
    expect(await theirs.people.training.show({ person: 'E1' })).toEqual(await world.local.people.training.show({ person: 'E1' }));
    expect(await restored.slices.people.ofUser(programScope, 'clerk')).toMatchObject([{ code: 'E1' }]);
    expect((await theirs.doctor.examine()).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  step('has the posts as they were last stated, held by the same accounts', async () => {
    const { posts } = await world.local.people.posts.list({});
    expect(posts).toMatchObject([{ holder: 'clerk', until: '2026-12-31', stands: true }]);
    expect(await theirs.people.posts.list({})).toEqual({ posts });
    expect(await restored.slices.people.posts(programScope, { day: '2026-12-31' })).toHaveLength(1);
    expect(await restored.slices.people.posts(programScope, { day: '2027-01-01' })).toEqual([]);
  });

  step('has the draws byte for byte: announcement, secret, outcome, replacements', async () => {
    for (const draw of Object.values(draws)) expect(await theirs.draws.show({ draw })).toEqual(await world.local.draws.show({ draw }));
    expect((await theirs.draws.show({ draw: draws.revealed })).replacements).toHaveLength(1);
    expect(await theirs.people.load({})).toEqual(await world.local.people.load({}));
  });

  step('draws what was announced before to the same outcome, as its secret came along', async () => {
    const outcome = { draw: later, randomness: '07 08 09' };
    expect(await theirs.draws.reveal(outcome)).toEqual(await world.local.draws.reveal(outcome));
  });

  step('goes on behind the last draw and the last post, and changes neither', async () => {
    await setPost(theirs, { holder: 'clerk', role: 'green-building-label/clerk', region: '140300' });
    expect((await theirs.people.posts.list({})).posts).toMatchObject([{ until: null }]);
    now = Date.parse('2026-03-02T10:00:00Z');
    const { draw } = await theirs.draws.announce(await filesOf((name, text) => sent(restored, name, text)));
    expect(draw).toBe('CC-140300-2026-0004');
    await restored.stop();
    const { postgres, stop } = await openStores({ dataDirectory: root });
    try {
      for (const table of ['post', 'draw', 'draw_secret', 'draw_revealed', 'draw_replacement'])
        await expect(postgres.query(`DELETE FROM ${table}`), table).rejects.toThrow(/never changed/u);
    } finally {
      await stop();
    }
  });
});
