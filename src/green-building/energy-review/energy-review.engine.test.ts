import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2023-06-01T02:00:00Z');
let review = '';

const region = '140300';
const five = [0, 1, 2, 3, 4];

const buildings = `代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,供暖方式,建成年份
B1,用电大户,办公,140302,1000,分体,否,2A,无,2015
B2,未装表的大楼,办公,140302,100000,分体,否,2A,无,2005
B3,小楼,办公,140302,1000,分体,否,2A,无,2015
B5,项目一号楼,办公,140302,50000,分体,否,2A,无,2024
B6,表计不全的楼,办公,140302,1000,分体,否,2A,无,2016
`;

const projects = `code,name,region,organisation,work,projectAreaM2,annualKwh,annualTce,buildings,initiatedOn
P-1,示例综合楼,140302,ORG1,new,50000,6000000,737.4,B5,2023-01-10
P-2,没有审查的项目,140302,ORG1,new,80000,5000000,,,2024-01-10
P-3,改造项目,140302,ORG1,retrofit,80000,9000000,,,2024-01-10
P-4,小项目,140302,ORG1,new,800,1000,1,,2024-01-10
`;

/** The same value for each month of 2025, up to a month. */
const months = (rows: Readonly<Record<string, readonly [each: number, until: number]>>): string =>
  [
    ['meter', ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)].join(','),
    ...Object.entries(rows).map(([code, [each, until]]) =>
      [code, ...Array.from({ length: 12 }, (_, at) => (at < until ? each : ''))].join(','),
    ),
  ].join('\n');

const report = {
  heat: '0',
  cooling: '0',
  gas: '0',
  coal: '0',
  oil: '0',
  steam: '0',
  equipment: [{ name: '冷水机组', count: '2', power: '350', efficiency: 'COP 6.1', grade: '1' }],
  measures: [{ measure: '排风热回收', saving: '30' }],
  compiler: '示例咨询公司',
  reportOn: '2023-05-20',
};

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { local } = world;
  await local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nORG1,示例置业公司,140302\n') });
  expect(await local.registry.importBuildings({ file: await world.upload('b.csv', buildings) })).toMatchObject({ created: 5 });
  expect(await local.project.importProjects({ file: await world.upload('p.csv', projects) })).toMatchObject({ created: 4 });
  const people = five.map((at) => `P${at},专家${at},expert,key:p${at}`).join('\n');
  await local.people.importPeople({ file: await world.upload('e.csv', `code,name,kind,user\n${people}\n`) });
  await local.access.keys.create({ name: 'owner', role: 'owner', organisation: 'ORG1' });
  for (const at of five) await local.access.keys.create({ name: `p${at}`, role: 'viewer', region: '150200' });
  for (const role of ['clerk', 'chief']) {
    await local.access.keys.create({ name: role, role: 'bureau', region });
    await local.people.posts.set({ holder: `key:${role}`, role: `energy-review/${role}`, region });
  }
});
afterAll(() => world.stop());

const pdf = () => world.upload('x.pdf', '%PDF-1.7 …');
const owner = 'key:owner';

/** Takes a step as it was read. */
async function take(transition: string, holder: string, given: object = {}) {
  const { head } = await world.local.cases.show({ case: review });
  return world.local.cases.take({ case: review, transition, for: holder, seen: head, ...given });
}

const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'no answer',
  );

describe('an energy review, from the project to its acceptance', () => {
  it('begins from a project, whose figures come along', async () => {
    const begun = await world.local.cases.begin({ procedure: 'energy-review', project: 'P-1', for: owner });
    review = begun.case;
    expect(begun).toMatchObject({ organisation: 'ORG1', project: 'P-1', region: '140302' });
    expect(begun.fields).toMatchObject({
      subject: '示例综合楼',
      work: 'new',
      area: '50000',
      electricity: '6000000',
      declaredKwh: '6000000',
      declaredTce: '737.4',
    });
    expect(begun.fields['tce'] ?? null).toBeNull();
  });

  it('wants every carrier, and calculates both sums by coefficients with their status', async () => {
    const evidence = [{ kind: 'report', file: await pdf() }];
    const { steam: _steam, ...without } = report;
    expect(await problem(take('submit', owner, { fields: without, evidence }))).toBe('form-incomplete');
    expect(await problem(take('submit', owner, { fields: { ...report, tce: '1' }, evidence }))).toBe('field-bad');
    const told = await take('submit', owner, { fields: report, evidence });
    expect(told).toMatchObject({ state: 'check', fields: { tce: '737.400', tceEqual: '1809.000' }, doubts: [] });
    const used = told.findings.filter(({ code }) => code.startsWith('coefficients-'));
    expect(used.map(({ code, severity }) => [code, severity])).toEqual([
      ['coefficients-used', 'info'],
      ['coefficients-unverified', 'warning'],
    ]);
    expect(used[0]?.detail).toContain('0.1229 kgce/kWh');
    expect(used[1]?.detail).toContain('0.3015 kgce/kWh');
  });

  it('goes through acceptance of papers and the panel to an opinion with conditions', async () => {
    await take('accept', 'key:clerk');
    await world.local.cases.seat({ case: review, panel: 'experts', people: five.map((at) => `P${at}`), for: 'key:clerk' });
    const opinion = { reviewer: '示例评审中心', opinion: '同意。', conditions: '安装分项计量装置，投运后报送用能。' };
    expect(await problem(take('approve', 'key:chief', { fields: opinion }))).toBe('quorum-not-met');
    const { head } = await world.local.cases.show({ case: review });
    for (const at of five) await world.local.cases.vote({ case: review, panel: 'experts', ballot: 'yes', seen: head, for: `key:p${at}` });
    expect(await problem(take('approve', 'key:chief', { fields: { ...opinion, conditions: '' } }))).toBe('form-incomplete');
    const approved = await take('approve', 'key:chief', { fields: opinion });
    expect(approved).toMatchObject({ state: 'approved', numbers: { opinion: '节审-2023-1' } });
    const paper = await world.ask(`/api/cases/${review}/documents/energy-review-opinion`, {
      headers: { authorization: `Bearer ${world.app.localKey}` },
    });
    expect(paper.status).toBe(200);
  });

  it('is accepted once it is built; what began before the opinion needs a reason', async () => {
    now = Date.parse('2024-01-01T02:00:00Z');
    expect(await problem(take('start', owner, { fields: { startedOn: '2023-05-01' } }))).toBe('reason-missing');
    await take('start', owner, { fields: { startedOn: '2023-07-01' } });
    expect(await problem(take('apply-acceptance', owner, { fields: { completedOn: '2023-06-01', carriedOut: '均已落实' } }))).toBe(
      'must-refused',
    );
    await take('apply-acceptance', owner, {
      fields: { completedOn: '2023-12-20', carriedOut: '分项计量装置已安装' },
      evidence: [{ kind: 'record', file: await pdf() }],
    });
    const told = await take('pass-acceptance', 'key:chief');
    expect(told).toMatchObject({ state: 'accepted', numbers: { acceptance: '节验-2024-1' }, fields: { tce: '737.400' } });
  });
});

describe('the lists', () => {
  beforeAll(async () => {
    now = Date.parse('2026-06-01T02:00:00Z');
    const file = await world.upload('2025.csv', months({ B1: [500_000, 12], B3: [1000, 12], B5: [600_000, 12], B6: [450_000, 9] }));
    const taken = await world.local.readings.importReadings({
      file,
      layout: 'months',
      meterColumn: 'meter',
      kind: 'interval',
      interval: '1month',
      unit: 'kWh',
      carrier: 'electricity',
      createMeters: true,
    });
    expect(taken).toMatchObject({ accepted: 45, rejectedCount: 0 });
  });

  it('tell who should have been reviewed and was not, by declaration, by area and use, by meter', async () => {
    const { rows, counts, findings } = await world.local.energyReview.owed({ region });
    const told = rows.map(({ code, verdict, decided, duty, review: of }) => [code, verdict, decided, duty, of?.state ?? null]);
    expect(told).toEqual([
      ['B2', 'reached', ['estimated'], 'before', null],
      ['B1', 'reached', ['metered'], 'due', null],
      ['P-2', 'reached', ['declared'], 'due', null],
      ['B6', 'open', [], 'due', null],
    ]);
    const b2 = rows[0]?.known[0];
    expect(b2).toMatchObject({ way: 'estimated', kwh: 6_500_000, whole: false, ground: { perUnit: 65, status: 'RECALLED' } });
    const b6 = rows[3]?.known.find(({ way }) => way === 'metered');
    expect([b6?.kwh, b6?.reached, b6?.likely, Math.round((b6?.coverage ?? 0) * 365)]).toEqual([4_050_000, null, true, 273]);
    expect(rows[1]?.known.at(-1)?.compared).toMatchObject([
      { figure: 'annualKwh', value: 6e6, limit: 5e6, document: 'YQ', clause: '二(二)' },
    ]);
    expect(counts).toMatchObject({ projects: 3, buildings: 4, passed: 1, reached: 3, open: 1, before: 1 });
    expect(findings.map(({ code }) => code)).toEqual(['review-partly-metered', 'review-estimated', 'review-since']);
  });

  it('the second year after the acceptance is compared with what was reviewed', async () => {
    const { rows, whole, reviewers } = await world.local.energyReview.compare({ region });
    expect(rows).toMatchObject([
      { case: review, building: 'B5', acceptedOn: '2024-01-01', from: '2025-01-01', to: '2026-01-01', state: 'compared', coverage: 1 },
    ]);
    expect(rows[0]?.carriers).toEqual([{ carrier: 'electricity', unit: 'kWh', reviewed: 6e6, metered: 7.2e6, coverage: 1 }]);
    expect([rows[0]?.reviewedTce, rows[0]?.meteredTce, whole.over]).toEqual([737.4, 884.88, 0.2]);
    expect(reviewers).toMatchObject([{ reviewer: '示例评审中心', compared: 1, tooLow: 1 }]);
  });

  it('before two years have passed nothing is compared, and that is said', async () => {
    const before = now;
    now = Date.parse('2025-12-31T02:00:00Z');
    const { rows, whole, findings } = await world.local.energyReview.compare({ region });
    expect([rows[0]?.state, rows[0]?.over, whole.waiting, findings.map(({ code }) => code)]).toEqual([
      'waiting',
      null,
      1,
      ['review-none-compared'],
    ]);
    now = before;
  });

  it('the reviews of a year are a list, a workbook, and a paper that is issued', async () => {
    const list = await world.local.energyReview.list({ region, year: 2023 });
    expect(list).toMatchObject({ passed: 1, refused: 0, accepted: 0, kwh: 6e6, tce: 737.4, tceEqual: 1809 });
    expect(list.rows).toMatchObject([{ number: '节审-2023-1', outcome: 'passed', subject: '示例综合楼', stateName: '节能验收合格' }]);
    const headers = { authorization: `Bearer ${world.app.localKey}` };
    for (const table of ['owed', 'compare', 'list']) {
      const answer = await world.ask(`/api/exports/energy-review?table=${table}&region=${region}&year=2023&language=zh`, { headers });
      expect([table, answer.status]).toEqual([table, 200]);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    }
    const ask = { kind: 'energy-review-list', question: { region, year: 2023 }, indicative: true };
    const draft = await world.local.statement.draft(ask);
    expect(draft.hindrances).toEqual([]);
    expect(draft.figures.map(({ code, value }) => [code, value])).toContainEqual(['tce', 737.4]);
    expect(draft.figures.find(({ code }) => code === 'over')).toMatchObject({ value: 20, unit: '%' });
    const issued = await world.local.statement.issue({ ...ask, draft: draft.draft });
    expect(issued).toMatchObject({ number: 'JNSC-140300-2026-0001', period: '2023', indicative: true });
    const open = await world.local.statement.draft({ ...ask, question: { region, year: 2026 } });
    expect(open.hindrances.map(({ code }) => code)).toEqual(['energy-review-list-year-open']);
    expect(await problem(world.local.statement.draft({ ...ask, question: { region } }))).toBe('energy-review-list-question');
  });

  it('a bureau of another region sees nothing of it, and a place that does not exist is told', async () => {
    const elsewhere = world.as('bureau', { region: '140303' });
    expect((await elsewhere.energyReview.owed({ region })).rows).toEqual([]);
    expect((await elsewhere.energyReview.compare({ region })).rows).toEqual([]);
    expect((await elsewhere.energyReview.list({ region, year: 2023 })).rows).toEqual([]);
    expect(await problem(world.as('bureau', { region: '150200' }).energyReview.owed({ region }))).toBe('no-such-place');
    expect(await problem(world.local.energyReview.owed({ region: '999999' }))).toBe('no-such-place');
  });
});

describe('a report far below what the project declares', () => {
  const evidence = async () => [{ kind: 'report', file: await pdf() }];
  const little = { ...report, electricity: '100', measures: [{ measure: '无', saving: '0' }] };

  it('is submitted with the reason alone, names buildings that exist, and passes with it', async () => {
    const more = 'code,name,region,organisation,work,projectAreaM2,annualKwh\nP-5,少报的项目,140302,ORG1,new,60000,6000000\n';
    await world.local.project.importProjects({ file: await world.upload('p5.csv', more) });
    review = (await world.local.cases.begin({ procedure: 'energy-review', project: 'P-5', for: owner })).case;
    expect(await problem(take('submit', owner, { fields: little, evidence: await evidence() }))).toBe('reason-missing');
    const reasons = { electricity: '项目登记有误，正在更正' };
    const rows = (building: string) => [{ building, electricity: '100' }];
    const unknown = { ...little, byBuilding: rows('B99') };
    expect(await problem(take('submit', owner, { fields: unknown, reasons, evidence: await evidence() }))).toBe('must-refused');
    const told = await take('submit', owner, { fields: { ...little, byBuilding: rows('B5') }, reasons, evidence: await evidence() });
    expect(told.doubts.map(({ field, code, reason }) => [field, code, reason])).toEqual([
      ['electricity', 'must-be-at-least', reasons.electricity],
      // its project lists no buildings
      ['byBuilding', 'must-unknown', null],
      ['tce', 'must-be-at-least', null],
      ['tceEqual', 'must-unknown', null],
    ]);
    await take('accept', 'key:clerk');
    await world.local.cases.seat({ case: review, panel: 'experts', people: five.map((at) => `P${at}`), for: 'key:clerk' });
    const { head } = await world.local.cases.show({ case: review });
    for (const at of five) await world.local.cases.vote({ case: review, panel: 'experts', ballot: 'yes', seen: head, for: `key:p${at}` });
    await take('approve', 'key:chief', { fields: { reviewer: '示例评审中心', opinion: '同意。', conditions: '无' } });
  });

  it('stays among those who owe a review, which says what was reviewed and what is declared', async () => {
    const { rows, counts, findings } = await world.local.energyReview.owed({ region });
    expect(rows.find(({ code }) => code === 'P-5')).toMatchObject({
      verdict: 'reached',
      decided: ['declared'],
      review: { state: 'passed-below', case: review, kwh: 100, tce: 0.012 },
    });
    expect(counts).toMatchObject({ passed: 1, passedBelow: 1 });
    expect(findings.find(({ code }) => code === 'review-passed-below')?.detail).toContain(
      '100 kWh、0.012 tce，低于界限；而项目登记 6000000 kWh',
    );
    await world.local.project.edit({ projects: ['P-5'], set: { annualKwh: '100' } });
    expect((await world.local.energyReview.owed({ region })).rows.find(({ code }) => code === 'P-5')).toBeUndefined();
  });
});
