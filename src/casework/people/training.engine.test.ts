import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-01T04:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  const people = [
    'code,name,kind,organisation,region,groups',
    'E1,甲,expert,U1,140300,',
    'E2,乙,expert,,140800,',
    'I1,丙,inspector,,140300,',
    'E8,辛,expert,,140300,',
  ];
  await world.local.people.importPeople({ file: await world.upload('people.csv', people.join('\n')) });
  first = await send([
    '编码,日期,课程,学时,单位',
    'E1,2025-11-03,标准宣贯,8,省厅',
    'E1,2026-01-05,节能检查,0.1,',
    'E1,2026-02-05,节能检查,0.2,',
    'E2,2026-01-05,节能检查,4,',
  ]);
});
afterAll(() => world.stop());

const bureau = { region: '140300' };
const send = async (lines: readonly string[]) =>
  world.local.people.training.importFile({ file: await world.upload('training.csv', lines.join('\n')) });
let first: Awaited<ReturnType<typeof send>>;
const shown = (person: string, client = world.local) => client.people.training.show({ person });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

describe('courses that people attended', () => {
  test('come in by Chinese headings, and are added up by year without a rounding', async () => {
    expect(first).toMatchObject({ created: 4, rejectedCount: 0 });
    expect(await shown('E1')).toMatchObject({
      person: 'E1',
      name: '甲',
      years: [
        { year: 2026, hours: 0.3, courses: 2 },
        { year: 2025, hours: 8, courses: 1 },
      ],
      courses: [{ day: '2026-02-05' }, { day: '2026-01-05' }, { day: '2025-11-03', course: '标准宣贯', provider: '省厅' }],
    });
  });

  test('the same again is no second course; other hours of the same course and day correct it, and undo brings the old ones back', async () => {
    expect(await send(['person,day,course,hours', 'E1,2025-11-03,标准宣贯,8'])).toMatchObject({ created: 0, unchanged: 1 });
    const { import: number, updated } = await send(['person,day,course,hours', 'E1,2025-11-03,标准宣贯,6']);
    expect(updated).toBe(1);
    expect((await shown('E1')).years.at(-1)).toEqual({ year: 2025, hours: 6, courses: 1 });
    await world.local.imports.undo({ id: number });
    expect((await shown('E1')).years.at(-1)).toEqual({ year: 2025, hours: 8, courses: 1 });
  });

  test('rows that cannot be are told by row and reason; a file without a column that is needed is refused whole', async () => {
    const told = await send([
      'person,day,course,hours',
      'X9,2026-01-01,a,1',
      'E1,2026-01-40,a,1',
      'E1,2026-01-01,a,many',
      ',2026-01-01,a,1',
      'E1,2099-01-01,a,1',
      'E1,2026-03-02,a,1',
    ]);
    expect(told.created).toBe(0);
    expect(told.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [2, 'unknown-person'],
      [3, 'bad-day'],
      [4, 'not-a-number'],
      [5, 'missing'],
      [6, 'training-in-future'],
      [7, 'training-in-future'],
    ]);
    expect(await problem(send(['person,day,course', 'E1,2026-01-01,a']))).not.toBe('no problem');
  });

  test('a bureau brings in and sees those of its own people alone', async () => {
    const client = world.as('bureau', bureau);
    const file = await world.upload(
      't.csv',
      'person,day,course,hours\nE1,2026-03-01,x,1\nE2,2026-03-01,x,1\n',
      await world.secretOf('bureau', bureau),
    );
    const told = await client.people.training.importFile({ file });
    expect(told).toMatchObject({ created: 1, rejected: [{ row: 3, code: 'out-of-scope' }] });
    expect(await problem(shown('E2', client))).toBe('no-such-person');
    await world.local.imports.undo({ id: told.import });
  });

  test('keep their people from being taken back', async () => {
    const { import: number } = await world.local.people.importPeople({
      file: await world.upload('p.csv', 'code,name,kind\nE9,壬,expert\n'),
    });
    const { import: course } = await send(['person,day,course,hours', 'E9,2026-01-01,a,1']);
    expect(await problem(world.local.imports.undo({ id: number }))).toBe('undo-refused');
    await world.local.imports.undo({ id: course });
    await world.local.imports.undo({ id: number });
  });

  test('without a rule no refresher is due, and it is told that one is needed; a city’s own rule says when', async () => {
    const before = await shown('E1');
    expect(before).toMatchObject({ rule: { hoursAYear: null, refresherMonths: null }, refresher: { due: null, missing: null } });
    expect(before.findings).toMatchObject([{ code: 'training-rule-needed' }]);
    mkdirSync(world.stores.places.knowledge, { recursive: true });
    const rule = `kind: coefficient
source: {document: 市住建局 专家管理办法, clause: 第八条}
status: CITY
entries:
  - {id: training/hours-a-year/expert, version: 1, names: {zh: 专家年度学时, en: Hours a year of an expert}, value: 24, unit: h}
  - {id: training/refresher/expert, version: 1, names: {zh: 专家再培训周期, en: Refresher of an expert}, value: 6, unit: month}
`;
    writeFileSync(join(world.stores.places.knowledge, 'training.yaml'), rule);
    await world.local.knowledge.reload();
    expect(await shown('E1')).toMatchObject({
      rule: { hoursAYear: 24, refresherMonths: 6 },
      refresher: { due: '2026-08-05', overdue: false, missing: 23.7 },
      findings: [],
    });
    expect((await shown('I1')).findings).toMatchObject([{ code: 'training-rule-needed' }]);
  });

  test('are taken back whole', async () => {
    const { import: id } = await send(['person,day,course,hours', 'E8,2026-01-05,节能检查,4', 'E8,2026-02-05,节能检查,4']);
    expect((await shown('E8')).courses).toHaveLength(2);
    await world.local.imports.undo({ id });
    expect((await shown('E8')).courses).toEqual([]);
  });
});

describe('who was drawn how often', () => {
  const plan = `name: 节能抽查
region: '140300'
objects: {全部: {count: 3}}
people: {each: 1}
source: 福彩
knownFrom: 2026-03-02T21:30+08:00
`;

  test('is counted by objects of the draws that were revealed, as they stand after replacements', async () => {
    const objects = '编码,名称,分层,单位\nB1,一,全部,\nB2,二,全部,\nB3,三,全部,\n';
    const files = {
      plan: await world.upload('plan.yaml', plan),
      objects: await world.upload('o.csv', objects),
      people: await world.upload('p.csv', '编码,姓名,单位,专业,回避\nE1,甲,,,\nI1,丙,,,\nOTHER,别,,,B1;B2;B3\n'),
    };
    const { draw } = await world.local.draws.announce(files);
    expect((await world.local.people.load({})).loads).toEqual([]);
    now = Date.parse('2026-03-02T14:00:00Z');
    const { drawn } = await world.local.draws.reveal({ draw, randomness: '7' });
    const count = (person: string) => drawn.filter(({ people }) => people.includes(person)).length;
    const { people, loads } = await world.local.people.load({});
    expect(new Map(people.map(({ person, objects: of, draws }) => [person, [of, draws]]))).toEqual(
      new Map(['E1', 'I1'].filter((one) => count(one) > 0).map((one) => [one, [count(one), 1]])),
    );
    expect(loads.reduce((sum, one) => sum + one.count, 0)).toBe(3);
    expect(loads).toContainEqual({ person: 'E1', source: 'draw', of: draw, name: '节能抽查', day: '2026-03-02', count: count('E1') });
    const moved = drawn.find(({ people: [one] }) => one === 'E1');
    await world.local.draws.replace({ draw, object: moved?.code ?? '', person: 'E1', why: '出差' });
    expect((await world.local.people.load({ person: 'E1' })).people).toEqual(
      count('E1') === 1 ? [] : [{ person: 'E1', name: '甲', draws: 1, objects: count('E1') - 1, panels: 0 }],
    );
  });
});

test('managers and technicians are trained too, and a course says what it is for', async () => {
  const people = '编码,姓名,类别,地区\nM1,戊,管理人员,140300\nT1,己,技术人员,140300\n';
  expect(await world.local.people.importPeople({ file: await world.upload('people.csv', people) })).toMatchObject({ created: 2 });
  const { people: managers } = await world.local.people.list({ kind: 'manager' });
  expect(managers.map(({ code, kind }) => [code, kind])).toEqual([['M1', 'manager']]);
  const made = await send([
    '编码,日期,课程,学时,培训类别',
    'M1,2026-02-10,绿色建筑管理,8,定期培训',
    'T1,2026-02-11,外墙保温施工,16,岗前',
    'T1,2026-02-12,外墙保温施工,4,skill',
    'T1,2026-02-13,外墙保温施工,4,随便',
  ]);
  expect(made).toMatchObject({ created: 3, rejectedCount: 1 });
  expect((await shown('T1')).courses.map(({ type, hours }) => [type, hours])).toEqual([
    ['skill', 4],
    ['pre-job', 16],
  ]);
  expect((await shown('M1')).findings.map(({ code, detail }) => [code, detail.includes('管理人员')])).toEqual([
    ['training-rule-needed', true],
  ]);
  expect((await shown('E1')).courses[0]).toMatchObject({ type: null });
});
