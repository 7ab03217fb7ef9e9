import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';
import { story } from '../../../../test/story.ts';

let world: World;
let folder: string;
let now = Date.parse('2026-11-22T04:00:00Z');
const bureau = () => world.as('bureau', { region: '140300' });

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  folder = await mkdtemp(join(tmpdir(), 'draw-cli-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const files = {
  'plan.yaml': `name: 2026 年节能抽查
region: '140300'
objects: {大型: {rate: 1/2}, 中小型: {rate: 0.1, atLeast: 1}}
people: {each: 2, groups: {暖通: 1}, most: 3}
source: 福彩双色球 2026-11-29 期
knownFrom: 2026-11-29T21:30+08:00
begin: inspection
`,
  'objects.csv': `编码,名称,分层,单位\nB1,一号楼,大型,U1\nB2,二号楼,大型,U2\nB3,三号楼,大型,U3\nB4,四号楼,中小型,U1\nB5,五号楼,中小型,U2\n`,
  'people.csv': `编码,姓名,单位,专业,回避\nP1,甲,U1,暖通,\nP2,乙,,暖通;电气,U3\nP3,丙,,电气,\nP4,丁,,,B2\nP5,戊,,暖通,\n`,
};

const at = (name: string) => join(folder, name);

/** Runs one command on the whole program in this process. */
async function runCommand(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const { app } = world;
  const reached = { url: 'http://localhost', key: app.localKey, fetch: app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

const json = async <T>(...words: readonly string[]): Promise<T> => {
  const told = await runCommand(...words, '--json');
  return JSON.parse(told.code === 0 ? told.out : told.err) as T;
};

const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
type Result = { secret: string; seed: string; drawn: { code: string; stratum: string; people: string[] }[]; reserve: { code: string }[] };

let draw = '';

story('a draw is announced, drawn, replaced in, never changed, and seen in its own region', (step) => {
  step('a draw is announced as one text that binds plan, lists and secret, and nothing tells the secret', async () => {
    now = Date.parse('2026-11-22T04:00:00Z');
    const asked = [at('plan.yaml'), '--objects', at('objects.csv'), '--people', at('people.csv')];
    expect(await json('draw', 'announce', ...asked, '--preview')).toMatchObject({
      strata: [
        { stratum: '大型', objects: 3, drawn: 2 },
        { stratum: '中小型', objects: 2, drawn: 1 },
      ],
      people: 5,
      findings: [{ code: 'draw-begin-unknown', evidence: { procedure: 'inspection' } }],
    });
    const made = await json<{ draw: string; announcement: string; commitment: string }>(
      'draw',
      'announce',
      ...asked,
      '--out',
      at('a.json'),
    );
    expect(made).toMatchObject({ draw: 'CC-140300-2026-0001', knownFrom: '2026-11-29T13:30:00.000Z' });
    draw = made.draw;
    const text = await readFile(at('a.json'), 'utf8');
    expect(sha(text)).toBe(made.announcement);
    expect(JSON.parse(text)).toMatchObject({
      plan: { objects: { 大型: { rate: '1/2' }, 中小型: { rate: '0.1', atLeast: 1 } } },
      commitment: made.commitment,
    });
    const published = await world.app.fetch(new Request(`http://localhost/api/public/draws/${draw}`));
    expect(await published.json()).toMatchObject({ text, state: 'announced', secret: null, randomness: null, drawn: [] });
    const { rows } = await world.stores.postgres.query<{ secret: string }>('SELECT secret FROM draw_secret WHERE draw = $1', [draw]);
    expect(sha(rows[0]?.secret ?? '')).toBe(made.commitment);
    const told = JSON.stringify([
      await json('draw', 'show', draw),
      await json('draw', 'list'),
      await world.local.access.audit({ limit: 100 }),
    ]);
    expect(told).not.toContain(rows[0]?.secret);
  });

  step('it is drawn from the day of the outcome on, once, and what is told is what the published files lead to', async () => {
    expect(await json('draw', 'reveal', draw, '--randomness', '1')).toMatchObject({
      code: 'too-early',
      status: 422,
      evidence: { from: '2026-11-29T13:30:00.000Z' },
    });
    expect(await json('draw', 'replace', draw, '--object', 'B1', '--why', 'x')).toMatchObject({ code: 'not-drawn-yet', status: 409 });
    now = Date.parse('2026-11-29T13:30:00Z');
    const told = await json<Result>('draw', 'reveal', draw, '--randomness', ' 03 11 17 + 09 ', '--out', at('r.json'));
    expect(told).toMatchObject({ randomness: '03 11 17 + 09', replacements: [] });
    expect(told.drawn.map(({ stratum }) => stratum).toSorted()).toEqual(['中小型', '大型', '大型']);
    expect(told.seed).toBe(sha(`${sha(await readFile(at('a.json'), 'utf8'))}\n${told.secret}\n03 11 17 + 09`));
    expect(await json('draw', 'verify', at('a.json'), at('r.json'))).toMatchObject({ valid: true, drawn: told.drawn });
    expect(await json('draw', 'reveal', draw, '--randomness', '2')).toMatchObject({ code: 'already-drawn', status: 409 });
    expect(await json('draw', 'announce', at('plan.yaml'), '--objects', at('objects.csv'), '--people', at('people.csv'))).toMatchObject({
      code: 'too-late',
      status: 422,
    });
    await writeFile(at('r2.json'), (await readFile(at('r.json'), 'utf8')).replace('03 11', '03 12'));
    expect(await json('draw', 'verify', at('a.json'), at('r2.json'))).toMatchObject({
      code: 'draw-not-verified',
      evidence: { what: 'seed' },
    });
  });

  step('what is replaced comes in order, is kept with its reason, and holds offline too', async () => {
    const before = await json<Result>('draw', 'show', draw);
    const large = before.drawn.filter(({ stratum }) => stratum === '大型').map(({ code }) => code);
    const spare = ['B1', 'B2', 'B3'].find((code) => !large.includes(code));
    const told = await json<Result>('draw', 'replace', draw, '--object', large[0] as string, '--why', '已停业', '--out', at('r.json'));
    expect(told.drawn.map(({ code }) => code)).toContain(spare);
    expect(told).toMatchObject({ replacements: [{ object: large[0], person: null, by: spare, why: '已停业' }] });
    expect(await json('draw', 'verify', at('a.json'), at('r.json'))).toMatchObject({ valid: true });
    expect(await json('draw', 'replace', draw, '--object', large[0] as string, '--why', 'x')).toMatchObject({
      code: 'draw-not-in-it',
      status: 404,
    });
    expect(await json('draw', 'replace', draw, '--object', spare as string, '--why', 'x')).toMatchObject({
      code: 'draw-reserve-empty',
      status: 422,
    });
    expect(await json('draw', 'replace', draw, '--object', spare as string, '--person', 'P9', '--why', 'x')).toMatchObject({
      code: 'draw-not-in-it',
    });
    expect((await runCommand('draw', 'show', draw)).out).toContain('已停业');
  });

  step('the store lets nothing of a draw be changed', async () => {
    for (const change of [
      "UPDATE draw_revealed SET randomness = 'x'",
      'DELETE FROM draw_revealed',
      "UPDATE draw SET text = ''",
      'DELETE FROM draw_secret',
      'DELETE FROM draw_replacement',
    ])
      await expect(world.stores.postgres.query(change)).rejects.toThrow('a draw is never changed');
  });

  step('a bureau draws in its own region alone, and sees no draw of another', async () => {
    const elsewhere = world.as('bureau', { region: '150200' });
    const secret = await world.secretOf('bureau', { region: '150200' });
    const plan = await world.upload('plan.yaml', files['plan.yaml'], secret);
    const objects = await world.upload('o.csv', files['objects.csv'], secret);
    await expect(elsewhere.draws.announce({ plan, objects })).rejects.toMatchObject({ document: { status: 404, code: 'no-such-place' } });
    await expect(elsewhere.draws.show({ draw })).rejects.toMatchObject({ document: { status: 404 } });
    expect((await elsewhere.draws.list()).draws).toEqual([]);
    expect((await bureau().draws.list()).draws.filter((one) => one.draw === draw)).toHaveLength(1);
    await expect(world.as('auditor', { region: '140300' }).draws.reveal({ draw, randomness: '1' })).rejects.toMatchObject({
      document: { status: 403 },
    });
  });
});

test('lists with faults are refused with each row, plans with each field', async () => {
  now = Date.parse('2026-11-22T04:00:00Z');
  await writeFile(at('wrong.csv'), 'code,name,stratum\nB1,x,大型\nB1,y,大型\n,z,大型\nB2,x,特大\n');
  expect(await json('draw', 'announce', at('plan.yaml'), '--objects', at('wrong.csv'), '--people', at('people.csv'))).toMatchObject({
    code: 'draw-list-bad',
    findings: [
      { code: 'draw-object-twice', evidence: { row: 3, firstRow: 2 } },
      { code: 'draw-object-without-code', evidence: { row: 4 } },
      { code: 'draw-stratum-unknown', evidence: { row: 5, stratum: '特大' } },
    ],
  });
  expect(await json('draw', 'announce', at('plan.yaml'), '--objects', at('objects.csv'))).toMatchObject({ code: 'draw-people-missing' });
  await writeFile(at('wrong.yaml'), files['plan.yaml'].replace('1/2', '3/2').replace('each: 2', 'each: 0').replace('source:', 'sauce:'));
  const told = await json<{ findings: { evidence: { field: string } }[] }>(
    'draw',
    'announce',
    at('wrong.yaml'),
    '--objects',
    at('objects.csv'),
  );
  expect(told.findings.map(({ evidence }) => evidence.field)).toEqual(expect.arrayContaining(['people.each', 'source', 'sauce']));
  expect(await json('draw', 'show', 'CC-none')).toMatchObject({ code: 'no-such-draw', status: 404 });
});

test('groups are taken in the order of the plan, which the announcement holds as a list; numbers among them do not come first', async () => {
  now = Date.parse('2026-12-01T04:00:00Z');
  const plan = (groups: string) => `name: 顺序
region: '140302'
objects: {乙: {count: 40}, '7': {count: 1}, 甲: {count: 1}}
people: {each: 3, groups: ${groups}}
source: 福彩双色球 2026-12-06 期
knownFrom: 2026-12-06T21:30+08:00
`;
  await writeFile(at('o.csv'), ['编码,分层', ...Array.from({ length: 40 }, (_, n) => `O${n},乙`), 'S,7', 'A,甲'].join('\n'));
  const both = Array.from({ length: 9 }, (_, n) => `G${n},某,电气;暖通;2`);
  await writeFile(at('p.csv'), ['编码,姓名,专业', ...both].join('\n'));
  const drawnBy = async (name: string, text: string) => {
    await writeFile(at(name), text);
    const made = await json<{ draw: string }>(
      'draw',
      'announce',
      at(name),
      '--objects',
      at('o.csv'),
      '--people',
      at('p.csv'),
      '--out',
      at('a.json'),
    );
    const announced = JSON.parse(await readFile(at('a.json'), 'utf8')) as { plan: { people: object } };
    return { ...made, announced };
  };
  const first = await drawnBy('yaml.yaml', plan('{暖通: 1, 电气: 1, 2: 1}'));
  expect(first.announced.plan).toMatchObject({ strataOrder: ['乙', '7', '甲'], people: { groupOrder: ['暖通', '电气', '2'] } });
  const typed = { name: 'x', region: '140302', source: 's', knownFrom: '2026-12-06T21:30+08:00' };
  const asJson = JSON.stringify({ ...typed, objects: { 乙: { count: 1 }, 甲: { count: 1 }, Z7: { count: 1 } }, people: { each: 3 } })
    .replace('Z7', '7')
    .replace('"each":3', '"each":3,"groups":{"电气":1,"2":1,"暖通":1}');
  const second = await drawnBy('json.json', asJson);
  expect(second.announced.plan).toMatchObject({ strataOrder: ['乙', '甲', '7'], people: { groupOrder: ['电气', '2', '暖通'] } });
  await writeFile(at('bad.yaml'), plan('{暖通: 1, 电气: 1}, groupOrder: [暖通]'));
  expect(await json('draw', 'announce', at('bad.yaml'), '--objects', at('o.csv'), '--people', at('p.csv'))).toMatchObject({
    code: 'draw-plan-bad',
    findings: [{ evidence: { field: 'people.groupOrder' } }],
  });
  now = Date.parse('2026-12-07T00:00:00Z');
  const told = await json<Result>('draw', 'reveal', first.draw, '--randomness', '1');
  expect(told.drawn.length).toBe(42);
});

test('of those who are in one group each, the first seat is that of the first group of the plan', async () => {
  now = Date.parse('2026-12-08T04:00:00Z');
  const plan = `name: 顺序
region: '140302'
objects: {乙: {count: 5}}
people: {each: 2, groups: {暖通: 1, 电气: 1}}
source: 福彩双色球 2026-12-13 期
knownFrom: 2026-12-13T21:30+08:00
`;
  await writeFile(at('plan2.yaml'), plan);
  await writeFile(at('o.csv'), ['编码,分层', ...Array.from({ length: 5 }, (_, n) => `O${n},乙`)].join('\n'));
  await writeFile(
    at('p.csv'),
    ['编码,姓名,专业', ...Array.from({ length: 8 }, (_, n) => `G${n},某,${n < 4 ? '暖通' : '电气'}`)].join('\n'),
  );
  const { draw: one } = await json<{ draw: string }>(
    'draw',
    'announce',
    at('plan2.yaml'),
    '--objects',
    at('o.csv'),
    '--people',
    at('p.csv'),
  );
  now = Date.parse('2026-12-14T00:00:00Z');
  const { drawn } = await json<Result>('draw', 'reveal', one, '--randomness', '1');
  const seatOf = (person: string | undefined) => (Number(person?.slice(1)) < 4 ? '暖通' : '电气');
  expect(drawn.map(({ people }) => people.map(seatOf))).toEqual(drawn.map(() => ['暖通', '电气']));
});
