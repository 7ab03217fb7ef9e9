import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepReturn } from '#cli/as-read.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);

/** Research results are requested from places: no indicator calculates them. */
const form = `kind: form
id: results
version: 1
names: {zh: 科技成果报表, en: Results of research}
validFrom: 2020-01-01
period: half
unit: region
who: {code: ['140302', '140303']}
fields:
  results: {names: {zh: 成果数, en: Results}, type: integer, unit: 项, target: SX/results}
total: {results: sum}
`;

const indicator = `kind: indicator
id: results-of-research
version: 1
names: {zh: 科技成果数, en: Results of research}
unit: 项
decimals: 0
direction: up
source: {document: 本地, clause: 一}
status: CITY
targets: []
value: {return: {form: results, field: results}}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  await world.local.return.add({ name: 'results.yaml', text: form });
  // a file takes effect shortly after it was written
  at += 5000;
  await world.local.targets.commit({ target: 'SX/results', region: '140300', value: 10 });
});
afterAll(() => world.stop());

const progress = async (year: number) => {
  const { targets } = await world.local.targets.progress({ region: '140300', year, document: 'SX', target: 'SX/results' });
  return targets[0]!;
};

async function accept(period: string, values: Readonly<Record<string, number>>): Promise<void> {
  await world.local.return.open({ form: 'results', period, region: '140300' });
  for (const [unit, results] of Object.entries(values)) {
    const one = { form: 'results', period, unit };
    await stepReturn(world.local, 'submit', { ...one, set: { results } });
    await stepReturn(world.local, 'accept', one);
  }
}

story('a target is measured by the returns of a form, starting with none', (step) => {
  step('a target without an indicator is measured by the form that names it, and is unknown until a return was accepted', async () => {
    const before = await progress(2025);
    expect(before).toMatchObject({
      indicator: null,
      now: null,
      status: 'unknown',
      form: { form: 'results', field: 'results', period: null },
    });
    expect(before.findings.map(({ code }) => code)).toContain('target-without-return');
  });

  step('a cumulative one is the sum of its years, each of its periods; a year without an accepted return leaves it unknown', async () => {
    const { years } = await progress(2025);
    const [first] = years;
    const begins = first!.year;
    for (const { year } of years.slice(0, -1)) await accept(`${year}-H1`, { '140302': 1, '140303': 1 });
    await accept('2025-H1', { '140302': 2 });
    const halves = await progress(2025);
    expect(halves).toMatchObject({ now: null, status: 'unknown', asOf: '2025-06-30' });
    expect(halves.findings.map(({ code, evidence }) => [code, evidence])).toContainEqual([
      'target-period-missing',
      { form: 'results', year: begins },
    ]);
    for (const { year } of years.slice(0, -1)) await accept(`${year}-H2`, { '140302': 0, '140303': 2 });
    const now = (2025 - begins) * 4 + 9;
    expect(await progress(2025)).toMatchObject({ now: now - 7, asOf: '2025-06-30' });
    await accept('2025-H2', { '140302': 3, '140303': 4 });
    const told = await progress(2025);
    expect(told).toMatchObject({ now, own: 10, status: 'reached', gap: 0, asOf: '2025-12-31', form: { period: '2025-H2' } });
    // of the two that owe one, one was accepted for the first half
    expect(told.coverage).toBe(0.5);
  });

  step('it opens to its periods, each of these to its returns', async () => {
    const { figure, now } = await progress(2025);
    const opened = await world.local.figures.explain({ figure: figure ?? '' });
    expect(opened.result.value).toBe(now);
    const half = opened.inputs.find(({ name }) => name === '2025-H2');
    expect(half?.value).toBe(7);
    const total = await world.local.figures.explain({ figure: half?.figure ?? '' });
    expect(total.result.value).toBe(7);
    expect(total.inputs.map(({ value }) => value)).toEqual([4, 3]);
  });

  step('an indicator uses the field of a form, and says where nothing was accepted', async () => {
    await world.local.indicator.add({ name: 'results.yaml', text: indicator });
    at += 5000;
    const asked = { id: 'results-of-research', region: '140300' };
    expect(await world.local.indicator.value({ ...asked, year: 2025 })).toMatchObject({ value: 7, unit: '项' });
    const without = await world.local.indicator.value({ ...asked, year: 2019 }).catch(() => null);
    expect(without?.value ?? null).toBeNull();
  });
});

test('if the data of a target exist, its indicator measures it, whatever somebody typed into a form', async () => {
  const typed = form
    .replace('id: results', 'id: typed')
    .replace('target: SX/results', 'target: SX/retrofit-area')
    .replace('period: half', 'period: year');
  await world.local.return.add({ name: 'typed.yaml', text: typed });
  at += 5000;
  const rows = ['code,name,region,work,class,projectAreaM2,deliveredOn', 'P1,一,140302,retrofit,public,30000,2025-03-01'];
  await world.local.project.importProjects({ file: await world.upload('projects.csv', rows.join('\n')) });
  await world.local.return.open({ form: 'typed', period: '2025', region: '140300' });
  const one = { form: 'typed', period: '2025', unit: '140302' };
  await stepReturn(world.local, 'submit', { ...one, set: { results: 999 } });
  await stepReturn(world.local, 'accept', one);
  const { targets } = await world.local.targets.progress({ region: '140300', year: 2025, document: 'SX', target: 'SX/retrofit-area' });
  expect(targets[0]).toMatchObject({ now: 3, unit: '万平方米', indicator: 'retrofit-area', form: null });
  expect(targets[0]?.findings.map(({ code }) => code)).toContain('target-form-beside');
});

test('returns opened for units that no longer owe one still count in the coverage, and the target says of how many', async () => {
  const own = await createWorld({ clock: () => at });
  const buildings = 'code,name,use,region\nOF-1,一号楼,office,140302\nOF-2,二号楼,office,140302\n';
  await own.local.registry.importBuildings({ file: await own.upload('b.csv', buildings) });
  const ofBuildings = form.replace('unit: region', 'unit: building').replace(/who: .*\n/u, 'who: {use: [office]}\n');
  await own.local.return.add({ name: 'results.yaml', text: ofBuildings.replace('period: half', 'period: year') });
  at += 5000;
  await own.local.return.open({ form: 'results', period: '2025', region: '140300' });
  const one = { form: 'results', period: '2025', unit: 'OF-1' };
  await stepReturn(own.local, 'submit', { ...one, set: { results: 3 } });
  await stepReturn(own.local, 'accept', one);
  const told = async () => {
    const { targets } = await own.local.targets.progress({ region: '140300', year: 2025, document: 'SX', target: 'SX/results' });
    const found = targets[0]?.findings.find(({ code }) => code === 'return-opened-before');
    return [targets[0]?.coverage, found?.evidence['count'] ?? null, found?.evidence['of'] ?? null];
  };
  const before = await told();
  await own.local.registry.editBuilding({ building: 'OF-2', set: { use: 'hotel' } });
  at += 5000;
  expect([before, await told()]).toEqual([
    [before[0], null, null],
    [before[0], 1, 2],
  ]);
  await own.stop();
});
