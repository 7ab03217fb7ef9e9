import { inflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { pictureSize } from '#platform/docx/facts.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);
const asked = { region: '140300', year: 2025 } as const;

const template = `kind: report-template
id: ours
version: 1
to: {zh: 省厅, en: The province}
due: [{task: CN/task-report, month: 11}]
sections:
  - id: energy
    names: {zh: 用能, en: Energy}
    sentences:
      - {zh: '{year}年{place}用电 {indicator use} 千瓦时。', en: '{place} used {indicator use} kWh in {year}.'}
      - {zh: '用水 {indicator none} 吨。', en: '{indicator none} t of water.'}
      - {zh: '报表用电 {return civil-building-energy.electricity} 千瓦时。', en: '{return civil-building-energy.electricity} kWh by returns.'}
    charts: [carbon-years, carbon-use, carbon-district]
  - {id: clauses, clauses: [targets, tasks, chart]}
`;

const indicator = `kind: indicator
id: use
version: 1
names: {zh: 用电, en: Electricity}
unit: kWh
decimals: 0
direction: down
status: CITY
source: {document: 本市, clause: 一}
value: {use: {carriers: [electricity], in: kwh}}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  const buildings = ['代码,名称,用途,地区,建筑面积,产权单位', 'A,甲,办公,140302,1000,一局', 'B,乙,办公,140302,500,二局'];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings.join('\n')) });
  const meters = [
    'code,building,carrier,kind,unit,operator',
    'A-e,A,electricity,register,kWh,',
    'A-h,A,heat,register,GJ,阳泉热力',
    'B-h,B,heat,register,GJ,',
  ];
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters.join('\n')) });
  await readings(12_000);
  await world.local.indicator.add({ name: 'i.yaml', text: indicator });
  const ofHeat = indicator.replace('id: use', 'id: heat-use').replace('zh: 用电, en: Electricity', 'zh: 用热, en: Heat');
  await world.local.indicator.add({
    name: 'h.yaml',
    text: ofHeat.replace('unit: kWh', 'unit: GJ').replace('[electricity], in: kwh', '[heat], in: gj'),
  });
  const areas = indicator.replace('id: use', 'id: built').replace('zh: 用电, en: Electricity', 'zh: 竣工面积, en: Built');
  const built = '{projects: {sum: area, reached: delivered, in: year}}';
  await world.local.indicator.add({
    name: 'b.yaml',
    text: areas.replace('unit: kWh', 'unit: m2').replace(/value: .*/u, `value: ${built}`),
  });
  const projects = [
    'code,name,region,organisation,work,class,projectAreaM2,deliveredOn',
    'P1,一,140302,一局,new,public,,2025-03-01',
    'P2,二,140302,一局,new,public,,2025-04-01',
    'P3,三,140311,,new,public,,2025-05-01',
    'P4,四,140321,,new,public,900,2024-05-01',
  ];
  await world.local.project.importProjects({ file: await world.upload('projects.csv', projects.join('\n')) });
  await world.local.assignment.assign({ task: 'YQ/task-retrofit-plan', region: '140300' });
  await world.local.assignment.report({ task: 'YQ/task-retrofit-plan', region: '140300', percent: 45, note: '在做' });
  at += 5000;
});

async function readings(total: number): Promise<number> {
  const rows = ['meter,time,value', 'A-e,2025-01-01T00:00:00+08:00,0', `A-e,2026-01-01T00:00:00+08:00,${total}`];
  const file = await world.upload('readings.csv', rows.join('\n'));
  const columns = { timeColumn: 'time', meterColumn: 'meter', valueColumn: 'value' };
  return (await world.local.readings.importReadings({ file, layout: 'long', ...columns, kind: 'register' })).import;
}

afterAll(() => world.stop());

const problemOf = (work: Promise<unknown>): Promise<ProblemAnswer['document']> =>
  work.then(
    () => Promise.reject(new Error('done')),
    (cause: unknown) => (cause as ProblemAnswer).document,
  );

it('a sentence states its figures and each opens; a missing one is listed, with the reason and who has to supply it', async () => {
  const told = await world.local.annualReport.draw({ ...asked, file: template });
  const [energy, ...clauses] = told.sections;
  expect(energy).toMatchObject({ clause: '', sentences: [{ figures: [{ value: 12_000, unit: 'kWh' }] }] });
  expect(energy?.sentences[0]?.text).toContain('12,000');
  const opened = await world.local.figures.explain({ figure: energy?.sentences[0]?.figures[0]?.figure ?? '' });
  expect(opened.result.value).toBe(12_000);
  const plan = clauses.find(({ clause }) => clause.startsWith('YQ '));
  expect(plan?.sentences.map(({ figures }) => figures[0]?.value)).toContain(45);
  const lacking = told.missing.filter(({ what }) => what.includes('none') || /electricity|用电|Electricity/u.test(what));
  expect(lacking.length).toBeGreaterThanOrEqual(2);
  expect(told.missing.every(({ why, who }) => why !== '' && who !== '')).toBe(true);
  expect(told.due).toEqual([expect.objectContaining({ day: '2025-11-30', document: 'CN', clause: '五(二)' })]);
  expect((await world.local.annualReport.missing({ ...asked, file: template })).missing).toEqual(told.missing);
});

it('the progress of a task opens to what was reported on it', async () => {
  const told = await world.local.annualReport.draw({ ...asked, file: template });
  const task = told.sections.flatMap(({ sentences }) => sentences.flatMap(({ figures }) => figures)).find(({ value }) => value === 45);
  const opened = await world.local.figures.explain({ figure: task?.figure ?? '' });
  expect(opened.result).toMatchObject({ value: 45, unit: '%' });
  expect(opened.inputs.map(({ value, source }) => [value, source.includes('在做')])).toEqual([[45, true]]);
});

it('a sentence based on a factor of an earlier year names that year, and its figure is marked', async () => {
  const ofCarbon = template
    .replace('{indicator use} 千瓦时', '{carbon electricityKg} 千克')
    .replace('{indicator use} kWh', '{carbon electricityKg} kg');
  const [energy] = (await world.local.annualReport.draw({ ...asked, file: ofCarbon })).sections;
  const inventory = await world.local.carbon.inventory(asked);
  const factor = inventory.rows.find(({ carrier }) => carrier === 'electricity')?.factor;
  expect(factor?.year).toBeLessThan(asked.year);
  expect(energy?.sentences[0]?.text).toContain(`${factor?.year} 年的`);
  expect(energy?.sentences[0]?.figures[0]?.indicative).toBe(true);
});

it('data due from meters is listed by name: suppliers by their meters, owners by their buildings', async () => {
  const { missing } = await world.local.annualReport.draw({ ...asked, file: template.replaceAll('indicator none', 'indicator heat-use') });
  const heat = missing.find(({ what }) => what.includes('用热') || what.includes('Heat'));
  expect(heat?.who).toMatch(/^阳泉热力.*1 .*二局.*1 /u);
  expect(heat?.who).not.toContain('一局');
});

it('data due from projects is listed by the counties where it is missing, by name, with the owners of the projects', async () => {
  const { missing } = await world.local.annualReport.missing({ ...asked, file: template.replaceAll('indicator none', 'indicator built') });
  const built = missing.find(({ what }) => what.includes('竣工面积') || what.includes('Built'));
  expect(built?.who).toBe('城区：一局（2 个项目）；矿区：没有登记项目；郊区：未登记单位（1 个项目）；盂县：没有登记项目');
  const county = await world.local.annualReport.missing({
    ...asked,
    region: '140311',
    file: template.replaceAll('indicator none', 'indicator built'),
  });
  expect(county.missing.find(({ what }) => what.includes('竣工面积'))?.who).toBe('郊区：未登记单位（1 个项目）');
});

it('the template for the level of a place is used unless one is named, with the deadline of its documents if there is one', async () => {
  const told = await world.local.annualReport.draw(asked);
  expect(told.template.id).toBe('city-to-province');
  expect(told.due).toEqual([]);
  expect((await world.local.annualReport.draw({ region: '140000', year: 2025 })).template.id).toBe('province-to-ministry');
  expect((await world.local.annualReport.draw({ region: '150200', year: 2025 })).due[0]).toMatchObject({
    day: '2025-12-31',
    document: 'NM',
  });
});

it('a faulty template is refused by line and column; an unknown one is reported', async () => {
  const { code, findings } = await problemOf(world.local.annualReport.draw({ ...asked, file: template.replace('month: 11', 'month: 13') }));
  expect([code, findings[0]?.evidence['line'], findings[0]?.evidence['column']]).toEqual(['template-invalid', 5, 37]);
  expect((await problemOf(world.local.annualReport.draw({ ...asked, template: 'none' }))).code).toBe('no-report-template');
});

it('a stored template together with a file is refused everywhere: neither is ignored silently', async () => {
  const both = { ...asked, template: 'city-to-province', file: template };
  const { annualReport, statement } = world.local;
  const question = { region: '140300', year: 2025, template: 'city-to-province', file: template };
  const asks = [
    annualReport.draw(both),
    annualReport.missing(both),
    annualReport.issue({ ...both, seen: 'any' }),
    statement.draft({ kind: 'place-annual-report', question }),
  ];
  expect((await Promise.all(asks.map(problemOf))).map(({ status, code }) => [status, code])).toEqual(
    asks.map(() => [400, 'report-template-twice']),
  );
  const file = await world.upload('ours.yaml', template);
  const word = await world.ask(`/api/exports/annual-report?region=140300&year=2025&template=city-to-province&file=${file}`);
  expect([word.status, await word.json()]).toMatchObject([400, { code: 'report-template-twice' }]);
});

it('the Word file follows a custom template, although it is not issued', async () => {
  const file = await world.upload('ours.yaml', template);
  const answer = await world.ask(`/api/exports/annual-report?region=140300&year=2025&file=${file}`);
  expect(answer.status).toBe(200);
  const docx = Buffer.from(await answer.arrayBuffer());
  const body = docx.subarray(docx.indexOf('word/document.xml') + 'word/document.xml'.length);
  const text = inflateRawSync(body, { finishFlush: 2 })
    .toString('utf8')
    .replaceAll(/<[^>]+>/gu, '');
  expect(text).toContain('用电 12,000 千瓦时');
  expect(text).not.toContain('{');
});

it('a file larger than any template is refused before it is read', async () => {
  const file = await world.upload('ours.yaml', template + ' '.repeat(2_000_000));
  const answer = await world.ask(`/api/exports/annual-report?region=140300&year=2025&file=${file}`);
  expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'file-too-large', evidence: { name: 'ours.yaml', mb: 2 } }]);
});

it('a chart shows the figures of the inventory, which open; an unknown value is a gap', async () => {
  const { sections } = await world.local.annualReport.draw({ ...asked, file: template });
  const charts = sections.flatMap((one) => one.charts);
  const inventory = await world.local.carbon.inventory(asked);
  const electricity = inventory.rows.find(({ carrier }) => carrier === 'electricity')?.kg ?? Number.NaN;
  const years = charts.find(({ id }) => id === 'carbon-years');
  const ofElectricity = years?.series.find(({ kind, name }) => kind === 'measured' && /^电|^Electricity/u.test(name));
  expect(ofElectricity?.points.map(({ value }) => value)).toEqual([null, null, electricity]);
  const byDistrict = charts.find(({ id }) => id === 'carbon-district');
  const point = byDistrict?.series[0]?.points.find(({ value }) => value !== null);
  const opened = await Promise.all((point?.figures ?? []).map((figure) => world.local.figures.explain({ figure })));
  expect(opened.reduce((sum, { result }) => sum + Number(result.value), 0)).toBeCloseTo(point?.value ?? Number.NaN, 6);
  expect(opened.length).toBeGreaterThan(0);
});

it('in Word each chart is a picture with a text alternative, the same bytes each time, and its table', async () => {
  const file = await world.upload('ours.yaml', template);
  const fetched = async () => {
    const answer = await world.ask(`/api/exports/annual-report?region=140300&year=2025&file=${file}`);
    return unzipSync(new Uint8Array(await answer.arrayBuffer()));
  };
  const [one, two] = [await fetched(), await fetched()];
  const picturesIn = (of: typeof one) => Object.keys(of).filter((name) => name.startsWith('word/media/'));
  expect(picturesIn(one).length).toBeGreaterThanOrEqual(3);
  expect(picturesIn(one)).toEqual(picturesIn(two));
  for (const name of picturesIn(one)) {
    expect(Buffer.from(one[name] ?? []).equals(two[name] ?? new Uint8Array())).toBe(true);
    expect(pictureSize(one[name] ?? new Uint8Array())).toMatchObject({ type: 'png', width: 1740 });
  }
  const text = strFromU8(one['word/document.xml'] ?? new Uint8Array());
  expect(text).toMatch(/descr="各年建筑二氧化碳排放量，各项数值见表1。Carbon dioxide of buildings by year/u);
  expect(text).toContain('表1 各年建筑二氧化碳排放量');
});

it('each carbon figure opens to what the sentence states, whatever part of the total it is', async () => {
  const names = ['kg', 'kgPerM2', 'electricityKg', 'directKg', 'heatKg'];
  const sentences = names.map((name) => `      - {zh: '{carbon ${name}}', en: '{carbon ${name}}'}`).join('\n');
  const file = `kind: report-template\nid: of-carbon\nversion: 1\nto: {zh: 省厅, en: The province}\nsections:\n  - id: a\n    sentences:\n${sentences}\n`;
  const { sections } = await world.local.annualReport.draw({ ...asked, region: '140302', file });
  const figures = sections.flatMap((section) => section.sentences.flatMap((sentence) => sentence.figures));
  // half of the electricity is not measured: there is no figure by floor area
  expect(figures.map(({ unit }) => unit)).toEqual(['kgCO2', 'kgCO2']);
  for (const { figure, value, unit } of figures)
    expect((await world.local.figures.explain({ figure: figure ?? '' })).result).toMatchObject({ value, unit });
});

it('a bureau prepares the report of its own place; a county not that of its city, an owner none', async () => {
  expect((await world.as('bureau', { region: '140300' }).annualReport.draw(asked)).sections.length).toBeGreaterThan(0);
  expect((await problemOf(world.as('bureau', { region: '140302' }).annualReport.draw(asked))).code).toBe('no-such-place');
  expect((await problemOf(world.as('owner', { organisation: '一局' }).annualReport.draw(asked))).status).toBe(403);
});

it('an issued report is stored as Word; after a correction it shows the difference, and issued again the difference is issued', async () => {
  const bureau = world.as('bureau', { region: '140300' });
  const question = { ...asked, file: template };
  const { hash: seen } = await bureau.annualReport.draw(question);
  await expect(bureau.annualReport.issue(question)).rejects.toMatchObject({ document: { status: 400, code: 'seen-missing' } });
  const first = await bureau.annualReport.issue({ ...question, seen });
  expect(first.hash).toBe(seen);
  expect(first.statement).toMatchObject({ isNew: true, act: 'issue' });
  expect((await bureau.annualReport.draw(question)).statement).toMatchObject({
    number: first.statement?.number,
    isNew: false,
    differences: [],
  });
  at += 60_000;
  const id = await readings(13_000);
  at += 60_000;
  const now = await bureau.annualReport.draw(question);
  expect(now.statement?.differences).toContainEqual(expect.objectContaining({ code: 'indicator use', issued: 12_000, now: 13_000 }));
  const latest = (await bureau.annualReport.draw(question)).hash;
  await expect(bureau.annualReport.issue({ ...question, seen })).rejects.toMatchObject({
    document: { status: 409, code: 'seen-not-latest', evidence: { seen, latest } },
  });
  const again = await bureau.annualReport.issue({ ...question, seen: latest });
  expect(again.statement).toMatchObject({ isNew: true, act: 'difference', follows: first.statement?.number });
  expect(
    (await bureau.statement.get({ number: first.statement?.number ?? '' })).figures.find(({ code }) => code === 'indicator use')?.value,
  ).toBe(12_000);
  await world.local.imports.undo({ id });
});
