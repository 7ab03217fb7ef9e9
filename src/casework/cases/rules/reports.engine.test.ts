import { afterAll, beforeAll, expect } from 'vitest';
import { settleTown } from '../../../../test/e2e/town.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { story } from '../../../../test/story.ts';

let world: World;
let now = Date.parse('2025-02-03T02:00:00Z');
let code = '';
const day = (text: string) => (now = Date.parse(`${text}T10:00:00+08:00`));

const procedure = `kind: procedure
id: watched
version: 1
status: CITY
validFrom: 2020-01-01
source: {document: 示例, clause: 一}
links: {organisation: required, building: required}
roles: {owner: {who: applicant}, clerk: {who: post}}
fields:
  design: {type: decimal, decimals: 2, unit: kWh/m2}
  use: {type: decimal, decimals: 1, unit: MWh, names: {zh: 用电量, en: Electricity}}
  heat: {type: decimal, decimals: 1, unit: GJ}
  intensity: {type: decimal, decimals: 2, unit: kWh/m2}
  over: {type: decimal, decimals: 2, compute: {subtract: [intensity, design]}, expect: {over: {atMost: 0}}}
  note: {type: text, max: 100}
states: {draft: {start: true, limit: none}, granted: {limit: none}, ended: {end: true}}
transitions:
  grant: {from: draft, to: granted, by: clerk, form: [design]}
  end: {from: granted, to: ended, by: clerk}
reports:
  yearly: {every: year, in: granted, within: {months: 3}, form: [note], fills: {use: {measured: electricity}, heat: heat, intensity: {measured: electricity, per: m2}}, names: {zh: 年度运行数据, en: Yearly report}}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  day('2026-11-22');
  await settleTown(world);
  await world.local.procedures.add({ name: 'watched.yaml', text: procedure });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nU1,甲单位,140302\n') });
  await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'U1' } });
  await world.local.access.keys.create({ name: 'owner', role: 'owner', organisation: 'U1' });
  await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'watched/clerk', region: '140300' });
});
afterAll(() => world.stop());

const take = (transition: string, more: object = {}) =>
  world.local.cases.take({ case: code, transition, for: transition === 'yearly' ? 'key:owner' : 'key:clerk', ...more });

story('a label is reported on each year, by meters, and stays as it was reported', (step) => {
  step('a label owes a report of each year that has ended, and it stands in lists and the to-do with its day', async () => {
    day('2026-12-01');
    code = (await world.local.cases.begin({ procedure: 'watched', building: 'B1', for: 'key:clerk', at: '2024-11-01' })).case;
    await take('grant', { fields: { design: '70' }, at: '2024-12-02' });
    const one = await world.local.cases.show({ case: code });
    expect(one.reports).toMatchObject([
      { report: 'yearly', name: '年度运行数据', period: '2025', due: '2026-03-31', overdue: true, given: null },
      { period: '2024', due: '2025-03-31', overdue: true, given: null },
    ]);
    expect(one.limits).toMatchObject([{ id: 'yearly', name: '年度运行数据', running: true, due: '2025-03-31', overdue: true }]);
    expect((await world.local.cases.list({ overdue: 'true' })).cases).toMatchObject([{ case: code, limit: 'yearly', due: '2025-03-31' }]);
    expect(await world.local.cases.todo({ for: 'key:owner' })).toMatchObject({
      items: [{ case: code, transitions: ['yearly'], steps: ['年度运行数据'], as: 'owner', due: '2025-03-31' }],
    });
  });

  step('meters fill the report; what was not measured may be typed, what was measured may not', async () => {
    const typed = await take('yearly', { period: '2025', fields: { use: '1.0', note: '正常' } }).catch(
      (error: { document: unknown }) => error.document,
    );
    expect(typed).toMatchObject({ code: 'field-bad', findings: [{ evidence: { field: 'use' } }] });
    const one = await take('yearly', { period: '2025', fields: { heat: '12.5', note: '正常' } });
    expect(one.reports[0]).toMatchObject({
      period: '2025',
      given: '2026-12-01T02:00:00.000Z',
      fields: { use: '798.0', intensity: '79.80', over: '9.80', heat: '12.5', note: '正常' },
      filled: [
        { field: 'use', value: '798.0', coverage: '1' },
        { field: 'heat', value: null },
        { field: 'intensity', value: '79.80' },
      ],
    });
    const figure = String(one.reports[0]?.filled[0]?.figure);
    expect(await world.local.figures.explain({ figure })).toMatchObject({ result: { value: 798_000 } });
    expect(one.findings).toMatchObject([
      { code: 'field-unexpected', evidence: { field: 'over', value: '9.80' } },
      { code: 'report-not-measured', evidence: { period: '2025', field: 'heat' } },
    ]);
  });

  step('what a meter says otherwise later is a finding, and the report stays as it was', async () => {
    day('2026-12-02');
    await world.local.registry.editBuilding({ building: 'B1', set: { floorArea: 9000 } });
    const one = await world.local.cases.show({ case: code });
    expect(one.reports[0]?.fields).toMatchObject({ intensity: '79.80' });
    expect(one.findings.find(({ code: found }) => found === 'measured-changed')).toMatchObject({
      evidence: { period: '2025', field: 'intensity', was: '79.80', now: '88.67' },
    });
    const before = await world.local.cases.show({ case: code, knownAt: '2026-12-01T03:00:00Z' });
    expect(before.reports[0]).toMatchObject({ period: '2025', given: '2026-12-01T02:00:00.000Z' });
  });

  step('the year that runs cannot be reported on yet, and a stranger to the role is told so', async () => {
    await take('yearly', { period: '2024', fields: { heat: '1', note: '补报' } });
    await expect(take('yearly', { fields: { note: '早' } })).rejects.toMatchObject({
      document: { code: 'too-early', evidence: { from: '2027-01-01T00:00:00+08:00' } },
    });
    await expect(world.local.cases.take({ case: code, transition: 'yearly', for: 'key:clerk' })).rejects.toMatchObject({
      document: { code: 'not-your-role' },
    });
    const { reports } = await take('yearly', { period: '2025', fields: { heat: '13.5', note: '更正' } });
    expect(
      reports.find(({ period }) => period === '2025'),
      'the last one counts, and what was given before is shown',
    ).toMatchObject({
      fields: { heat: '13.5' },
      earlier: [{ given: '2026-12-01T02:00:00.000Z', fieldTexts: { heat: expect.stringContaining('12.5'), note: '正常' } }],
    });
    const record = await world.local.cases.record({ case: code });
    expect(record.valid).toBe(true);
  });
});
