import { advanceRetrofit } from '#cli/stated-as-read.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = [
    'code,name,use,region,organisation',
    'B1,市医院门诊楼,office,140302,甲单位',
    'B2,二中教学楼,school,140303,乙单位',
    'B3,矿务局办公楼,office,140302,甲单位',
  ].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  told = await bring(
    [
      '2026年既有建筑节能改造项目表',
      '序号,项目编号,项目名称,建筑代码,县区,状态,改造面积(㎡),总投资,中央资金,业主资金,年节能量(tce),计划年度,结构安全,具备改造价值',
      '1,R1,门诊楼改造,市医院门诊楼,140302,已摸排,5200,120.5,20.5,100,35,2026,,是',
      '2,R2,教学楼改造,B2,,在建,3000,60,30,20,12.5,2025,是,是',
      '3,R3,办公楼改造,B3;B1,140302,,4000,待定,,,8,2026,,',
      '4,R4,没有的楼,B9,140302,,1,1,,,1,2026,,',
      '合计,,,,,,12201,181.5,50.5,120,,,,',
    ],
    { unit: { cost: '万元' } },
  );
});
afterAll(() => world.stop());

const pool = () => world.local.retrofit;
const bring = async (lines: readonly string[], options: object = {}, client = world.local) =>
  client.retrofit.importRetrofits({ file: await world.upload('r.csv', lines.join('\n')), ...options });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const show = (project: string) => pool().show({ project });

let told: Awaited<ReturnType<typeof bring>>;

describe('a county’s list', () => {
  test('comes in as it is: money in 万元, totals told and held against the rows, a cost to be settled unknown, buildings by name', async () => {
    expect(told).toMatchObject({ created: 3, rejectedCount: 2 });
    expect(told.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [6, 'unknown-buildings'],
      [7, 'total-row'],
    ]);
    const codes = (told.findings ?? []).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['values-unread', 'funds-differ', 'building-twice']));
    expect(codes).not.toContain('total-differs');
    expect(await show('R1')).toMatchObject({
      buildings: ['B1'],
      region: '140302',
      state: 'found',
      area: 5200,
      cost: '1205000.00',
      'fund:central': '205000.00',
      'fund:owner': '1000000.00',
      saving: 35_000,
      year: 2026,
      safe: null,
      worth: true,
      life: [{ state: 'found', on: null }],
    });
    expect(await show('R2')).toMatchObject({ region: '140303', state: 'works', life: [{ state: 'works', on: null }] });
    expect((await show('R2')).findings.map(({ code }) => code)).toEqual(['funds-differ']);
    expect(await show('R3')).toMatchObject({ cost: null, buildings: ['B3', 'B1'] });
  });

  test('a total that is not that of its rows is told', async () => {
    const told = await bring(['项目编号,项目名称,县区,总投资(元)', 'T1,一,140302,100', 'T2,二,140302,50', '合计,,,160'], { preview: true });
    expect(told.findings?.find(({ code }) => code === 'total-differs')).toMatchObject({
      evidence: { field: 'cost', value: 160, sum: 150 },
      detail: expect.stringContaining('总投资'),
    });
  });

  test('what goes out comes back unchanged', async () => {
    const out = await world.ask('/api/exports/retrofits?format=csv', {
      headers: { authorization: `Bearer ${await world.secretOf('bureau', { region: '140300' })}` },
    });
    const whole = await out.text();
    const text = whole
      .split('\n')
      .filter((line) => /^(?:code|R\d),/u.test(line))
      .join('\n');
    expect(text).toContain('1205000.00');
    expect(await world.local.retrofit.importRetrofits({ file: await world.upload('back.csv', text) })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      rejectedCount: 0,
    });
  });

  test('is told by county and state, filtered, and seen by whose buildings it names', async () => {
    const { projects } = await pool().list({ region: '140302', state: 'found' });
    expect(projects.map(({ code }) => code).filter((code) => code.startsWith('R'))).toEqual(['R1', 'R3']);
    expect((await pool().board({ region: '140300' })).rows).toContainEqual({
      region: '140303',
      state: 'works',
      projects: 1,
      area: 3000,
      cost: '600000.00',
    });
    const owner = world.as('owner', { organisation: '乙单位' });
    expect((await owner.retrofit.list({})).projects.map(({ code }) => code)).toEqual(['R2']);
    expect(await problem(owner.retrofit.show({ project: 'R1' }))).toBe('no-such-retrofit');
    expect(await problem(owner.retrofit.edit({ projects: ['R2'], set: { safe: '是' } }))).toBe('role-may-not');
    expect(await problem(owner.retrofit.add({ code: 'O1', set: { name: '别人的', buildings: 'B1' } }))).not.toBe('no problem');
    expect(await owner.retrofit.add({ code: 'O2', set: { name: '自己的', buildings: 'B2' } })).toMatchObject({ code: 'O2' });
    expect(await show('O2')).toMatchObject({ region: '140303', state: 'found' });
  });
});

const advance = (project: string, to: string, on: string, more: object = {}) =>
  advanceRetrofit({ retrofit: pool() }, { project, to: to as 'found', on, ...more });

describe('the life of a project', () => {
  test('goes one step at a time, no day before the last, each with what it needs', async () => {
    expect(await problem(advance('R1', 'estimated', '2026-03-10'))).toBe('state-order');
    expect(await problem(advance('R1', 'surveyed', '2026-03-10'))).toBe('needs-missing');
    expect(await problem(pool().edit({ projects: ['R1'], set: { state: 'surveyed' } }))).toBe('state-order');
    const first = await advance('R1', 'surveyed', '2026-03-10', { set: { safe: '是' } });
    expect(first).toMatchObject({ state: 'surveyed', safe: true, life: [{ state: 'found' }, { state: 'surveyed', on: '2026-03-10' }] });
    expect(await problem(advance('R1', 'estimated', '2026-03-09'))).toBe('state-order');
    await advance('R1', 'estimated', '2026-03-10');
    expect(await problem(advance('R1', 'planned', '2026-04-01'))).toBe('state-order');
    await world.local.imports.undo({ id: (await show('R1')).life.at(-1)?.change ?? 0 });
    expect(await show('R1')).toMatchObject({ state: 'surveyed', saving: 35_000 });
    await world.local.imports.undo({ id: first.change });
    expect(await show('R1')).toMatchObject({ state: 'found', safe: null, life: [{ state: 'found' }] });
  });

  test('is taken on by who has read its fields as they stand', async () => {
    await pool().add({ code: 'V1', set: { name: '所见', region: '140302', cost: '10' } });
    const { version } = await show('V1');
    await pool().edit({ projects: ['V1'], set: { cost: '5000000' } });
    const step = { set: { safe: '是' }, seen: version };
    const refused = await advance('V1', 'surveyed', '2026-03-10', step).catch(({ document }) => document);
    expect(refused).toMatchObject({ status: 409, code: 'seen-not-latest', evidence: { seen: version, changed: 'cost' } });
    expect(await advance('V1', 'surveyed', '2026-03-10', { ...step, seen: (await show('V1')).version })).toMatchObject({ safe: true });
  });

  test('acceptance sets the buildings from the next day, keeps its papers, and its undo takes all of that back', async () => {
    const before = await world.local.registry.building({ building: 'B2' });
    const file = await world.upload('验收单.txt', 'accepted');
    expect(await problem(advance('R2', 'accepted', '2026-02-10', { set: { cost: '' } }))).toBe('needs-missing');
    const made = await advance('R2', 'accepted', '2026-02-10', {
      set: { area: '3100', 'building.heating': '热泵' },
      files: [file],
      note: '一次通过',
    });
    expect(made.life.at(-1)).toMatchObject({ state: 'accepted', note: '一次通过', files: [{ building: 'B2', name: '验收单.txt' }] });
    const building = await world.local.registry.building({ building: 'B2' });
    expect(building).toMatchObject({ energyMeasures: true, heating: 'heat-pump' });
    expect(JSON.stringify(building)).toContain('2026-02-11');
    expect(await problem(advance('R2', 'verified', '2026-06-01', { set: { savings: 'none' } }))).toBe('figure-unknown');
    await world.local.imports.undo({ id: made.change });
    expect(await show('R2')).toMatchObject({ state: 'works', area: 3000 });
    const after = await world.local.registry.building({ building: 'B2' });
    expect([after.energyMeasures, after.heating]).toEqual([before.energyMeasures, before.heating]);
  });

  test('every step and its undo lead where the steps before did, as it was known then', async () => {
    const all = [
      ['surveyed', { safe: '否' }],
      ['estimated', { cost: '10', saving: '1' }],
      ['withdrawn', {}],
    ] as const;
    await pool().add({ code: 'L1', set: { name: '性质', region: '140321' } });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), async (actions) => {
        const stood: { readonly at: string; readonly life: unknown; readonly state: string }[] = [];
        const changes: number[] = [];
        const note = async (): Promise<void> => {
          const { life, state, safe, cost } = await show('L1');
          stood.push({ at: new Date(clock).toISOString(), life: [life, safe, cost], state });
        };
        await note();
        for (const goesOn of actions) {
          const next = all[changes.length];
          if (goesOn && next !== undefined)
            changes.push((await advance('L1', next[0], `2026-04-0${changes.length + 1}`, { set: next[1] })).change);
          else if (changes.length > 0) await world.local.imports.undo({ id: changes.pop() ?? 0 });
          await note();
        }
        while (changes.length > 0) await world.local.imports.undo({ id: changes.pop() ?? 0 });
        for (const { at, life, state } of stood) {
          const then = await pool().show({ project: 'L1', knownAt: at });
          expect([then.state, [then.life, then.safe, then.cost]]).toEqual([state, life]);
        }
        expect((await show('L1')).state).toBe('found');
      }),
      { numRuns: 6 },
    );
  });

  test('steps are taken back the last first', async () => {
    const first = await advance('R3', 'surveyed', '2026-03-10', { set: { safe: '是' } });
    const last = await advance('R3', 'withdrawn', '2026-03-11');
    expect(await problem(world.local.imports.undo({ id: first.change }))).toBe('undo-refused');
    expect(await problem(advance('R3', 'found', '2026-03-12'))).toBe('state-order');
    for (const { change } of [last, first]) await world.local.imports.undo({ id: change });
  });
});
