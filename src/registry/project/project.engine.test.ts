import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = ['code,name,use,region,organisation', 'B1,一号楼,office,140302,甲单位', 'B2,二号楼,school,140303,乙单位'].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
});
afterAll(() => world.stop());

const projects = async (lines: readonly string[], options: object = {}, client = world.local) =>
  client.project.importProjects({ file: await world.upload('p.csv', lines.join('\n')), ...options });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const instant = (): string => new Date(clock).toISOString();

describe('a list of projects', () => {
  test('comes in by its Chinese headings: places by name, coded facts by word, days in the offices’ way, buildings by code', async () => {
    const result = await projects([
      '项目编号,项目名称,所在地区,建设单位,建设活动,建筑类别,在城镇,项目建筑面积,楼栋,立项日期,开工日期,竣工日期',
      'P1,新城一期,阳泉市城区,甲单位,新建,居住建筑,是,"120,000",,2025年3月1日,2025/9/1,',
      'P2,学校改造,阳泉市矿区,乙单位,既有建筑改造,public,是,8000,B2,2024-05-01,2024-08-01,2025-01-10',
      'P3,无此楼,140302,甲单位,新建,public,是,1,B9,,,',
      'P4,,140302,甲单位,新建,public,是,1,,,,',
    ]);
    expect(result).toMatchObject({ created: 2, rejectedCount: 2 });
    expect(result.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [4, 'unknown-buildings'],
      [5, 'missing'],
    ]);
    expect(await world.local.project.project({ project: 'P1' })).toMatchObject({
      name: '新城一期',
      region: '140302',
      organisation: '甲单位',
      stage: 'construction',
      facts: { work: 'new', class: 'residential', urban: true, projectAreaM2: 120_000 },
      provenance: { work: { kind: 'projects', byHand: false } },
    });
    expect(await world.local.project.project({ project: 'P2' })).toMatchObject({ stage: 'delivered', buildings: ['B2'] });
  });

  test('the same file again changes nothing; what a person typed stays, until the file is to be taken', async () => {
    const file = ['code,name,region,work', 'P1,新城一期,140302,extension'];
    await world.local.project.edit({ projects: ['P1'], set: { work: 'land' } });
    expect(await projects(file)).toMatchObject({ unchanged: 1, kept: [{ code: 'P1', field: 'work', ours: 'land', theirs: 'extension' }] });
    expect(await projects(file, { onConflict: 'take' })).toMatchObject({ updated: 1 });
    expect(await projects(file)).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('is filtered by stage, building, work and place', async () => {
    const codes = async (asked: Parameters<typeof world.local.project.projects>[0]) =>
      (await world.local.project.projects(asked)).projects.map(({ code }) => code);
    expect(await codes({})).toEqual(['P1', 'P2']);
    expect(await codes({ stage: 'construction' })).toEqual(['P1']);
    expect(await codes({ building: 'B2' })).toEqual(['P2']);
    expect(await codes({ work: 'retrofit' })).toEqual(['P2']);
    expect(await codes({ region: '140303' })).toEqual(['P2']);
    expect(await codes({ search: '学校' })).toEqual(['P2']);
    expect(await codes({ sort: 'projectAreaM2', descending: true })).toEqual(['P1', 'P2']);
  });
});

test('an edit from a day on leaves what was before; history tells who set what, undo takes it back', async () => {
  const { change } = await world.local.project.edit({ projects: ['P2'], set: { 建设单位: '甲单位' }, from: '2026-09-01' });
  expect(await world.local.project.project({ project: 'P2' })).toMatchObject({
    organisation: '乙单位',
    dated: {
      organisation: [
        { from: null, value: '乙单位' },
        { from: '2026-09-01', value: '甲单位' },
      ],
    },
  });
  const { changes } = await world.local.project.history({ project: 'P2' });
  expect(changes[0]).toMatchObject({ field: 'organisation', from: '乙单位', to: '甲单位', validFrom: '2026-09-01', import: null });
  await world.local.imports.undo({ id: change as number });
  expect((await world.local.project.project({ project: 'P2' })).dated).toEqual({});
});

test('one is made by hand, with the organisation that it names, and undo takes both back', async () => {
  const { change, findings } = await world.local.project.add({
    code: 'H1',
    set: { name: '手工项目', region: '140302', organisation: '新单位' },
  });
  expect(findings).toMatchObject([{ code: 'organisations-added' }]);
  expect(await world.local.project.project({ project: 'H1' })).toMatchObject({ organisation: '新单位', provenance: { name: { change } } });
  expect(await problem(world.local.project.add({ code: 'H1', set: { name: 'x', region: '140302' } }))).toBe('code-taken');
  await world.local.imports.undo({ id: change });
  expect(await problem(world.local.project.project({ project: 'H1' }))).toBe('no-such-project');
  expect(await problem(world.local.place.organisation({ code: '新单位' }))).toBe('no-such-organisation');
});

test('projects of a building are found by every code that it is known by', async () => {
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB0,二号楼旧,school,140303\n') });
  const { change } = await world.local.registry.merge({ building: 'B2', into: 'B0' });
  const codes = async (asked: object) => (await world.local.project.projects(asked)).projects.map(({ code }) => code);
  expect(await codes({ building: 'B0' })).toContain('P2');
  expect(await codes({ building: 'B0', knownAt: instant() })).toContain('P2');
  await world.local.imports.undo({ id: change });
  expect(await codes({ building: 'B0' })).toEqual([]);
});

test('an edit of many is previewed, tells what it refuses, and is one change', async () => {
  const set = { buildings: 'B1;B2', note: '打捆' };
  const preview = await world.local.project.edit({ projects: ['P1', 'P2'], set, preview: true });
  expect(preview).toMatchObject({ change: null, unchanged: 0, refused: [] });
  expect((await world.local.project.project({ project: 'P1' })).note).toBeNull();
  expect((await world.local.project.edit({ projects: ['P1'], set: { name: '' } })).refused).toMatchObject([{ code: 'P1' }]);
  expect(await problem(world.local.project.edit({ projects: ['P9'], set }))).toBe('no-such-project');
  expect(await problem(world.local.project.edit({ projects: ['P1'], set: { colour: 'red' } }))).toBe('no-such-field');
});

test('what rules ask is asked of a project that is kept: its region and facts on a day, as they stand or were known', async () => {
  const before = instant();
  await world.local.project.edit({ projects: ['P1'], set: { work: 'new', fund: 'government' } });
  await world.local.project.edit({ projects: ['P1'], set: { targetStar: 2 }, from: '2026-10-01' });
  const now = await world.local.project.question({ project: 'P1', date: '2026-03-01' });
  expect(now).toMatchObject({ region: '140302', date: '2026-03-01', project: { work: 'new', fund: 'government', class: 'residential' } });
  expect(now.project['targetStar']).toBeUndefined();
  expect((await world.local.project.question({ project: 'P1', date: '2026-11-01' })).project['targetStar']).toBe(2);
  const then = await world.local.project.question({ project: 'P1', date: '2026-03-01', knownAt: before });
  expect(then.project).not.toHaveProperty('fund');
  const verdict = await world.local.policy.rules(now);
  expect(verdict.requirements.length).toBeGreaterThan(0);
  expect(verdict).toEqual(await world.local.policy.rules({ region: '140302', date: '2026-03-01', project: now.project }));
});

describe('who sees and writes what', () => {
  test('an owner its own projects, a bureau those of its region; what lies elsewhere is told like what is not there', async () => {
    const owner = world.as('owner', { organisation: '乙单位' });
    const bureau = world.as('bureau', { region: '140302' });
    expect((await owner.project.projects({})).projects.map(({ code }) => code)).toEqual(['P2']);
    expect((await bureau.project.projects({})).projects.map(({ code }) => code)).toEqual(['P1']);
    expect(await problem(owner.project.project({ project: 'P1' }))).toBe('no-such-project');
    expect(await problem(bureau.project.history({ project: 'P2' }))).toBe('no-such-project');
    expect(await problem(bureau.project.edit({ projects: ['P2'], set: { note: 'x' } }))).toBe('no-such-project');
    expect((await owner.project.projects({ knownAt: instant() })).projects.map(({ code }) => code)).toEqual(['P2']);
    expect((await bureau.project.edit({ projects: ['P1'], set: { region: '140303' } })).refused).toMatchObject([{ code: 'P1' }]);
  });

  test('rows of a file about others’ projects are rejected, a building that is not seen is not named', async () => {
    const secret = await world.secretOf('owner', { organisation: '乙单位' });
    const file = await world.upload(
      'p.csv',
      'code,name,region,organisation,buildings\nP1,抢,140302,乙单位,\nP5,新,140303,,B2\nP6,新,140303,,B1',
      secret,
    );
    const result = await world.as('owner', { organisation: '乙单位' }).project.importProjects({ file });
    expect(result).toMatchObject({ created: 1, rejectedCount: 2 });
    expect(result.rejected?.map(({ code }) => code)).toEqual(['out-of-scope', 'unknown-buildings']);
    expect((await world.local.project.project({ project: 'P5' })).organisation).toBe('乙单位');
    await world.local.imports.undo({ id: result.import });
  });
});

test('an import that made a project is not undone once somebody worked on it; a building in a project is not taken back', async () => {
  const made = await projects(['code,name,region', 'U1,一,140302', 'U2,二,140302']);
  const { change } = await world.local.project.edit({ projects: ['U1'], set: { note: '改' } });
  expect(await problem(world.local.imports.undo({ id: made.import }))).toBe('undo-refused');
  await world.local.imports.undo({ id: change as number });
  const known = instant();
  await world.local.imports.undo({ id: made.import });
  expect(await problem(world.local.project.project({ project: 'U1' }))).toBe('no-such-project');
  expect(await world.local.project.project({ project: 'U1', knownAt: known })).toMatchObject({ name: '一' });
  expect((await world.local.project.projects({ knownAt: known })).projects.map(({ code }) => code)).toContain('U2');
  expect(await problem(world.local.imports.undo({ id: 1 }))).toBe('undo-refused');
});

test('what is exported comes into an empty city the same', async () => {
  await world.local.project.edit({ projects: ['P1'], set: { fund: 'private' }, from: '2027-01-01' });
  const buildings = await (await world.ask('/api/exports/buildings?format=csv')).text();
  const csv = await (await world.ask('/api/exports/projects?format=csv')).text();
  const other = await createWorld();
  try {
    await other.local.registry.importBuildings({ file: await other.upload('b.csv', buildings) });
    expect(await other.local.project.importProjects({ file: await other.upload('p.csv', csv) })).toMatchObject({ rejectedCount: 0 });
    expect(await (await other.ask('/api/exports/projects?format=csv')).text()).toBe(csv);
    const checks = (await other.local.doctor.examine()).checks;
    expect(checks.find(({ name }) => name === 'projects')).toMatchObject({ counted: 2, findings: [] });
  } finally {
    await other.stop();
  }
});
