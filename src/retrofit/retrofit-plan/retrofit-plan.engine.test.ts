import { advanceRetrofit } from '#cli/stated-as-read.ts';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let now = Date.UTC(2026, 1, 1, 2);

const scenario = {
  years: [2026, 2027],
  objective: { savingKgce: 1 },
  limits: [
    { id: 'county', resource: 'fund:county', max: '100.00' },
    { id: 'area', resource: 'area', min: 1000, clause: '二(三)' },
  ],
};

const projects = [
  'code,name,region,state,area,cost,saving,fund:county,fund:owner,safe,worth',
  'R1,一号,140302,estimated,1000,100.00,500,60.00,40.00,是,是',
  'R2,二号,140302,estimated,2000,100.00,400,50.00,50.00,是,',
  'R3,三号,140302,estimated,1500,100.00,300,40.00,60.00,是,否',
  'R4,四号,140302,estimated,800,100.00,300,10.00,90.00,否,',
  'R5,五号,140302,found,800,,,,,是,',
  'R6,六号,140302,estimated,800,100.00,100,1.00,2.00,是,',
];

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', projects.join('\n')) });
  now += 60_000;
});

afterAll(() => world.stop());

const plans = () => world.local.retrofitPlan;

async function made(input: Parameters<ReturnType<typeof plans>['make']>[0]) {
  const { job } = await plans().make(input);
  for await (const { finishedAt, problem } of await world.local.jobs.events({ id: job }))
    if (finishedAt !== null) {
      expect(problem).toBeNull();
      break;
    }
  return plans().show({ plan: input.plan });
}

const trouble = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ document }: ProblemAnswer) => [document.status, document.code],
  );

const file = async (path: string): Promise<Uint8Array> => {
  const answer = await world.ask(`/api${path}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

story('a plan is made, made anew, adopted, overtaken and printed', (step) => {
  step('a plan is made of the pool and a scenario, says who is left and why, and is kept as made', async () => {
    const plan = await made({ plan: '甲', region: '140302', scenario: JSON.stringify(scenario) });
    expect(plan.chosen.map(({ project, option }) => [project, option])).toEqual([
      ['R1', 'typed'],
      ['R3', 'typed'],
    ]);
    expect(plan.left).toEqual([
      { project: 'R4', why: 'unsafe' },
      { project: 'R5', why: 'no-estimate' },
      { project: 'R6', why: 'not-financed' },
    ]);
    expect(plan.undecided).toEqual(['R2', 'R4', 'R5', 'R6']);
    expect(plan.totals).toMatchObject({ 'fund:county': '100.00', costYuan: '200.00', savingKgce: '800' });
    expect(plan.limits.find(({ id }) => id === 'area')).toMatchObject({ clause: '二(三)' });
    expect(plan.limits.find(({ id }) => id === 'due:R1')).toBeUndefined();
    expect(await trouble(plans().make({ plan: '甲', region: '140302', scenario: JSON.stringify(scenario) }))).toEqual([409, 'name-taken']);
  });

  step('the file that was solved has the hash that the plan names, and solving it gives the same plan', async () => {
    const plan = await plans().show({ plan: '甲' });
    const bytes = await file('/exports/retrofit-plan-instance?plan=甲');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(plan.instance);
    const solved = await world.local.solver.solve({ text: new TextDecoder().decode(bytes) });
    expect(solved.chosen.map(({ project, option, year }) => ({ project, option, year }))).toEqual(
      plan.chosen.map(({ project, option, year }) => ({ project, option, year })),
    );
  });

  step('the curve solves the same file with less and more money; nothing is stored', async () => {
    const { limits, points } = await plans().curve({ plan: '甲', shares: [0.5, 1, 1.5] });
    expect(limits).toEqual(['county']);
    expect(points.map(({ share, money, used, savingKgce, chosen }) => [share, money, used, savingKgce, chosen])).toEqual([
      [0.5, '50.00', '50.00', '400', 1],
      [1, '100.00', '100.00', '800', 2],
      [1.5, '150.00', '150.00', '1200', 3],
    ]);
    expect((await plans().show({ plan: '甲' })).totals).toMatchObject({ 'fund:county': '100.00' });
  });

  step('works without crew days stand by place and year, with the days outside of the heating season', async () => {
    const text = JSON.stringify({ ...scenario, heatingSeason: '11-01:03-31', crews: [{ region: '140302', trade: '外墙', crews: '2' }] });
    const { works } = await made({ plan: '日历', region: '140302', scenario: text });
    const stretches = [{ from: '2026-04-01', to: '2026-10-31' }];
    expect(works.find(({ year, trade }) => year === 2026 && trade !== null)).toEqual({
      year: 2026,
      region: '140302',
      trade: '外墙',
      projects: 0,
      crews: '2',
      all: { taken: '0', there: '730' },
      off: { taken: '0', there: '428', until: null },
      stretches,
    });
    const bare = works.filter(({ trade }) => trade === null);
    expect(bare.reduce((sum, { projects: many }) => sum + many, 0)).toBe(2);
    expect(bare.map(({ all }) => all.taken)).toEqual(bare.map(() => null));
  });

  step('pinned and made anew, as few projects change as can', async () => {
    const plan = await made({ plan: '乙', from: '甲', pins: [{ project: 'R2', in: true }] });
    expect(plan.from).toBe('甲');
    expect(plan.chosen.map(({ project }) => project)).toEqual(expect.arrayContaining(['R2']));
    const { onlyA, onlyB, totals } = await plans().compare({ a: '甲', b: '乙' });
    expect(onlyB.map(({ project }) => project)).toEqual(['R2']);
    expect(onlyA).toHaveLength(1);
    expect(totals['fund:county']).toMatchObject({ a: '100.00' });
  });

  step('with a tenth less money a new version says which project leaves, and how much money and saving with it', async () => {
    const plan = await made({ plan: '甲减一成', from: '甲', money: 0.9 });
    expect(plan.from).toBe('甲');
    expect(plan.limits.map(({ resource, amount }) => [resource, amount])).toContainEqual(['fund:county', 90]);
    expect(plan.scenario['limits']).toContainEqual({ id: 'county', resource: 'fund:county', max: '90', note: '资金变化：原额 × 0.9' });
    const { onlyA, onlyB, sums, amounts, totals } = await plans().compare({ a: '甲', b: '甲减一成' });
    expect([onlyA.map(({ project }) => project), onlyB.map(({ project }) => project)]).toEqual([['R1'], ['R2']]);
    expect(sums).toEqual({ onlyA: amounts['R1'], onlyB: amounts['R2'] });
    expect(amounts).toEqual({ R1: { costYuan: '100.00', savingKgce: '500' }, R2: { costYuan: '100.00', savingKgce: '400' } });
    expect(totals['savingKgce']).toEqual({ a: '800', b: '700', difference: '-100' });
  });

  step('a share of the money that is none, of no plan, or of a plan that limits no money is refused', async () => {
    const refused = (given: Partial<Parameters<ReturnType<typeof plans>['make']>[0]>) =>
      plans()
        .make({ plan: '不成立', ...given })
        .catch((trouble: unknown) => (trouble as { document: { code: string } }).document.code);
    for (const money of [0, -0.5, 2.1]) expect(await refused({ from: '甲', money })).toBe('plan-money-share');
    expect(await refused({ region: '140302', scenario: JSON.stringify(scenario), money: 0.9 })).toBe('plan-money-from');
    const free = { years: [2026], objective: { savingKgce: 1 }, limits: [{ id: 'few', resource: 'buildings', max: 1 }] };
    await made({ plan: '不限资金', region: '140302', scenario: JSON.stringify(free) });
    expect(await refused({ from: '不限资金', money: 0.9 })).toBe('plan-no-money');
  });

  step('an adoption is taken back while nothing is contracted: projects go back, and its statement is withdrawn', async () => {
    const { change, statement } = await plans().adopt({ plan: '乙', on: '2026-02-01', document: '阳建发〔2026〕11号' });
    expect(await world.local.retrofit.show({ project: 'R2' })).toMatchObject({ state: 'planned', year: 2026 });
    await world.local.imports.undo({ id: change });
    expect(await world.local.retrofit.show({ project: 'R2' })).toMatchObject({ state: 'estimated', option: null, year: null });
    expect((await plans().show({ plan: '乙' })).adopted).toBeNull();
    expect(await world.local.statement.get({ number: statement })).toMatchObject({ state: 'withdrawn' });
    const { statements } = await world.local.statement.list({ kind: 'retrofit-plan' });
    expect(statements.map(({ act }) => act)).toEqual(['withdrawal', 'issue']);
  });

  step('adopted, its projects are planned and a statement is issued; another of the same years is refused', async () => {
    const told = await plans().adopt({ plan: '甲', on: '2026-02-01', document: '阳建发〔2026〕12号' });
    expect(await world.local.retrofit.show({ project: 'R1' })).toMatchObject({ state: 'planned', option: 'typed' });
    const statement = await world.local.statement.get({ number: told.statement });
    expect(statement).toMatchObject({ kind: 'retrofit-plan', region: '140302' });
    expect(await trouble(plans().adopt({ plan: '乙', on: '2026-02-01', document: '13' }))).toEqual([409, 'plan-adopted']);
    expect((await plans().check({ plan: '甲' })).stale).toBe(false);
  });

  step('a correction makes it stale and names what moved; what was made stays', async () => {
    now += 60_000;
    await world.local.retrofit.edit({ projects: ['R1'], set: { saving: '450' } });
    const { stale, moved, objective } = await plans().check({ plan: '甲' });
    expect([stale, moved, objective]).toEqual([
      true,
      [{ project: 'R1', what: 'savingKgce', was: '500', now: '450' }],
      { was: '800', now: '750' },
    ]);
    expect((await plans().show({ plan: '甲' })).totals['savingKgce']).toBe('800');
  });

  step('its adoption is taken back while none is contracted, and not after', async () => {
    const [adopted] = (await plans().list({})).plans.filter(({ adopted: one }) => one !== null);
    const change = adopted?.adopted?.change as number;
    await advanceRetrofit(world.local, { project: 'R1', to: 'contracted', on: '2026-02-02', set: { contract: 'H-1', cost: '101' } });
    expect(await trouble(world.local.imports.undo({ id: change }))).toEqual([409, 'plan-in-use']);
    expect((await plans().list({})).plans.find(({ plan }) => plan === '甲')?.adopted).toMatchObject({ change });
  });

  step('its paper says basis, goals, money, projects, counties, time, who is not in and why, annexes', async () => {
    const word = unzipSync(await file('/exports/retrofit-plan?plan=甲&format=docx'));
    const text = new TextDecoder().decode(word['word/document.xml']);
    for (const title of ['编制依据', '目标', '资金', '项目表', '分县任务', '施工时段', '未列入项目及原因', '附表'])
      expect(text).toContain(title);
    expect(text).toContain('结构不安全');
    expect(Object.keys(unzipSync(await file('/exports/retrofit-plan?plan=甲&format=xlsx')))).toContain('xl/workbook.xml');
  });
});

it('faults of a scenario are told at once, each with its path', async () => {
  const bad = { ...scenario, limits: [{ id: 'x', resource: 'area', min: 1, max: 2 }] };
  const problem = await plans()
    .make({ plan: '丁', region: '140302', scenario: JSON.stringify(bad) })
    .catch(({ document }: ProblemAnswer) => document);
  expect(problem).toMatchObject({ status: 400, code: 'instance-bad', findings: [{ code: 'one-of', evidence: { path: 'limits[0]' } }] });
});

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ document }: ProblemAnswer) => document,
  );

it.each([
  ['a number that is none', '{"id": "x", "resource": "area", "min": "NaN"}', 'bad-number', 'limits[0].min'],
  ['NaN as YAML has it', '{"id": "x", "resource": "area", "min": .nan}', 'bad-number', 'limits[0].min'],
  ['more than any number', '{"id": "x", "resource": "area", "min": 1e400}', 'bad-number', 'limits[0].min'],
  ['seven decimals', '{"id": "x", "resource": "area", "min": "0.1234567"}', 'bad-number', 'limits[0].min'],
  ['a weight that is none', '{"id": "x", "resource": "area", "min": 1, "weight": "much"}', 'bad-number', 'limits[0].weight'],
  ['a year of no plan', '{"id": "x", "resource": "area", "min": 1, "years": [2031]}', 'year-unknown', 'limits[0].years[0]'],
  ['tags that are no list', '{"id": "x", "resource": "area", "min": 1, "tags": "public"}', 'plan-not-list', 'limits[0].tags'],
  ['neither yes nor no', '{"id": "x", "resource": "area", "min": 1, "hard": "maybe"}', 'plan-not-yes-no', 'limits[0].hard'],
])('%s is told with its path, and nothing is begun', async (_, limit, code, path) => {
  const text = `{"years": [2026, 2027], "objective": {"savingKgce": 1}, "limits": [${limit}]}`;
  const before = (await world.local.jobs.list({})).jobs.length;
  expect(await problemOf(plans().make({ plan: '坏', region: '140302', scenario: text }))).toMatchObject({
    status: 400,
    code: 'instance-bad',
    findings: [{ code, evidence: { path } }],
  });
  expect((await world.local.jobs.list({})).jobs).toHaveLength(before);
});

it('a limit on what nobody has makes a plan, and the plan tells that no option has it', async () => {
  const { findings } = await made({
    plan: '无人有',
    region: '140302',
    scenario: JSON.stringify({ ...scenario, limits: [{ id: 'x', resource: 'fund:moon', max: 1 }] }),
  });
  expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'limit-without-use' })]));
});

it('who sees neither its place nor one of its projects sees no plan; a bureau of another place makes none', async () => {
  const { plan } = await made({ plan: '本地', region: '140302', scenario: JSON.stringify({ ...scenario, limits: [scenario.limits[0]] }) });
  const elsewhere = world.as('bureau', { region: '140311' });
  expect(await trouble(elsewhere.retrofitPlan.show({ plan }))).toEqual([404, 'no-such-plan']);
  expect((await elsewhere.retrofitPlan.list({})).plans.map((one) => one.plan)).not.toContain(plan);
  expect(await trouble(elsewhere.retrofitPlan.make({ plan: '戊', region: '140302', scenario: JSON.stringify(scenario) }))).toEqual([
    403,
    'out-of-scope',
  ]);
  expect(await trouble(world.as('viewer', { region: '140302' }).retrofitPlan.adopt({ plan, on: '2026-02-01', document: '1' }))).toEqual([
    403,
    'role-may-not',
  ]);
});

it('a bureau below sees the limits of a plan above and its own projects alone', async () => {
  const above = { ...scenario, limits: [{ id: 'county', resource: 'fund:county', max: '50.00' }] };
  await made({ plan: '全市', region: '140300', scenario: JSON.stringify(above) });
  await world.local.retrofit.importRetrofits({
    file: await world.upload(
      'r2.csv',
      'code,name,region,state,area,cost,saving,fund:county,fund:owner\nX1,外,140311,estimated,10,10,1,5,5',
    ),
  });
  now += 60_000;
  await made({ plan: '全市二', region: '140300', scenario: JSON.stringify(above) });
  const seen = await world.as('bureau', { region: '140311' }).retrofitPlan.show({ plan: '全市二' });
  expect(seen).toMatchObject({ partial: true, scenario: {}, undecided: ['X1'] });
  expect([...seen.chosen, ...seen.out, ...seen.left].map(({ project }) => project)).toEqual(['X1']);
  expect(seen.limits.map(({ id }) => id)).toContain('county');
  expect(await trouble(world.as('bureau', { region: '140311' }).retrofitPlan.show({ plan: '全市' }))).toEqual([404, 'no-such-plan']);
});

it('a draft has the years and the goals of documents that hold in a place, and no other amount', async () => {
  const { scenario: draft } = await plans().draft({ region: '140302', years: '2026..2028' });
  expect(draft).toEqual({ years: [2026, 2027, 2028], objective: { savingKgce: 1 }, limits: [], funding: [] });
  expect(await trouble(plans().draft({ region: '140302', years: '2028..2026' }))).toEqual([400, 'plan-years-bad']);
});

it('an owner sees the reasons of its own projects and the limits, and neither another’s project nor the sum of all', async () => {
  await world.local.registry.importBuildings({
    file: await world.upload('ob.csv', 'code,name,use,region,owner\nOB,自家楼,office,140303,丙单位\n'),
  });
  await world.local.retrofit.importRetrofits({
    file: await world.upload(
      'r3.csv',
      'code,name,region,buildings,state,area,cost,saving,fund:county,fund:owner\nO1,自家,140303,OB,estimated,10,10,1,9,1\nO2,别家,140303,,estimated,10,10,5,9,1',
    ),
  });
  now += 60_000;
  const limits = [{ id: 'county', resource: 'fund:county', max: '9.00' }];
  await made({ plan: '业主', region: '140303', scenario: JSON.stringify({ ...scenario, limits }) });
  const seen = await world.as('owner', { organisation: '丙单位' }).retrofitPlan.show({ plan: '业主' });
  expect(seen).toMatchObject({ partial: true, scenario: {}, chosen: [], undecided: ['O1'], totals: {} });
  expect(seen.out).toMatchObject([{ project: 'O1', addNow: [{ limit: 'county', by: 9 }] }]);
  expect(Object.keys(seen.projects)).toEqual(['O1']);
  expect(await trouble(world.as('owner', { organisation: '丁单位' }).retrofitPlan.show({ plan: '业主' }))).toEqual([404, 'no-such-plan']);
});
