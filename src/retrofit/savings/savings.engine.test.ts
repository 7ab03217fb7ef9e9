import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueStatement } from '#cli/as-read.ts';
import { unzipSync } from 'fflate';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-02-01T02:00:00Z');

const first = parseDay('2024-01-01') as number;
const change = parseDay('2025-01-01') as number;
const end = parseDay('2026-01-01') as number;

/** A day's temperature, degC: the same in every hour. */
const temperature = (day: number): number =>
  Math.round(10 * (11 - 16 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5)) / 10;
const isWeekday = (day: number): boolean => (day + 3) % 7 < 5;

/** Use of a building without noise, and a measure that saves a tenth from 2025 on. */
const useOf = (day: number): number =>
  (isWeekday(day) ? 260 : 180) + 12.5 * Math.max(0, 14 - temperature(day)) + 20 * Math.max(0, temperature(day) - 21.5);
const measuredOf = (day: number): number => (day < change ? useOf(day) : Math.round(useOf(day) * 9000) / 1e4);

async function bring(rows: readonly string[], interval: '1h' | '1d' = '1d'): Promise<number> {
  now += 60_000;
  const done = await world.local.readings.importReadings({
    file: await world.upload('r.csv', ['time,meter,value', ...rows].join('\n')),
    interval,
  });
  expect(done.rejectedCount).toBe(0);
  return done.import;
}

const days = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const buildings = [
    'code,name,region,use,floorArea,zone,longitude,latitude',
    'B1,一号楼,140302,office,5000,Asia/Shanghai,113.58,37.86',
    'B2,二号楼,140311,office,3000,Asia/Shanghai,,',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  const meters = ['code,building,carrier,kind', 'M1,B1,electricity,interval', 'M2,B2,electricity,interval'];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters.join('\n')) });
  const weather = days(first, end).flatMap((day) =>
    Array.from(
      { length: 24 },
      (_, hour) => `${new Date(day * 86_400_000 - 8 * 3_600_000 + hour * 3_600_000).toISOString()},${temperature(day)}`,
    ),
  );
  const file = await world.upload('w.csv', ['time,temperature', ...weather].join('\n'));
  await world.local.weather.importWeather({ file, station: 'W1', format: 'csv', zone: 'Asia/Shanghai' });
  await bring(days(first, end).map((day) => `${dayText(day)},M1,${measuredOf(day).toFixed(4)}`));
  const { hash: seen } = await world.local.savings.fit({ ...boundary, ...base, calendar });
  await world.local.savings.lock({ ...boundary, ...base, calendar, baseline: '一号楼', seen: seen as string });
});

afterAll(() => world.stop());

const boundary = { meters: ['M1'] };
const base = { from: '2024-01-01', to: '2025-01-01' };
const calendar = 'none';
const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (trouble: unknown) => (trouble instanceof ProblemAnswer ? trouble.document.code : String(trouble)),
  );

describe('a building without noise', () => {
  test('is fitted exactly: kinds of day, balance points, slopes and intercepts', async () => {
    const told = await world.local.savings.fit({ ...boundary, ...base, calendar });
    expect(told).toMatchObject({ unit: 'kWh', station: 'W1', calendar: 'none', days: 366, points: 366, coverage: 1, indicative: true });
    expect(told.fit).toMatchObject({ classes: 'workday', shape: 'both', heatingBalance: 14, coolingBalance: 21.5 });
    const fit = told.fit as { heatingSlope: number; coolingSlope: number; intercepts: { class: string; value: number; points: number }[] };
    expect(fit.heatingSlope).toBeCloseTo(12.5, 6);
    expect(fit.coolingSlope).toBeCloseTo(20, 6);
    const intercepts = new Map(fit.intercepts.map((one) => [one.class, one]));
    expect(intercepts.get('workday')?.value).toBeCloseTo(260, 6);
    expect(intercepts.get('rest')).toMatchObject({ points: 104 });
    expect(told.use.value).toBeCloseTo(
      days(first, change).reduce((sum, day) => sum + useOf(day), 0),
      3,
    );
    expect(told.checks.map(({ check, met, status }) => [check, met, status])).toEqual([
      ['cvrmse', true, 'RECALLED-LOW'],
      ['r2', true, 'RECALLED'],
    ]);
  });

  test('saves what it saves, within an interval, by its parts, and every part opens down to readings', async () => {
    const told = await world.local.savings.report({ baseline: '一号楼', from: '2025-01-01', to: '2026-01-01', steps: true });
    const whole = days(change, end).reduce((sum, day) => sum + useOf(day), 0);
    expect(told).toMatchObject({ days: 365, counted: 365, coverage: 1, baseline: '一号楼' });
    expect(told.adjustedBaseline.value).toBeCloseTo(whole, 3);
    expect(told.savings.value).toBeCloseTo(whole / 10, 2);
    expect(told.fraction).toBeCloseTo(0.1, 6);
    expect(told.measured.value).toBe(days(change, end).reduce((sum, day) => sum + Math.round(measuredOf(day) * 1e4), 0) / 1e4);
    expect(told.gbt28750).toMatchObject({ Er: told.measured.value, Ea: told.adjustedBaseline.value });
    expect(told.gbt28750.Es).toBeCloseTo(-whole / 10, 2);
    expect(told.standardCoal?.value).toBeCloseTo((0.1229 * whole) / 10, 2);
    expect(told.steps).toHaveLength(365);
    const opened = await world.local.figures.explain({ figure: told.savings.figure as string });
    expect(opened.result.value).toBe(told.savings.value);
    const measured = opened.inputs.find(({ name }) => name === 'measured');
    const ofDays = await world.local.figures.explain({ figure: measured?.figure as string });
    expect(ofDays.inputs).toHaveLength(365);
    const day = await world.local.figures.explain({ figure: ofDays.inputs[0]?.figure as string });
    expect(day.result.value).toBe(measuredOf(change));
  });
});

story('a baseline is sealed, issued, and moved by no correction', (step) => {
  let corrected = 0;

  step(
    'has its baseline sealed: the text hashes to the hash, and later corrections of the base move neither it nor a report, nor is another sealed',
    async () => {
      const { hash, sealed } = await world.local.savings.show({ baseline: '一号楼', sealed: 'true' });
      expect(
        createHash('sha256')
          .update(sealed as string)
          .digest('hex'),
      ).toBe(hash);
      const asked = { baseline: '一号楼', from: '2025-01-01', to: '2026-01-01' };
      const before = await world.local.savings.report(asked);
      const then = new Date(now).toISOString();
      corrected = await bring(days(first, first + 40).map((day) => `${dayText(day)},M1,${(useOf(day) + 500).toFixed(4)}`));
      const after = await world.local.savings.report(asked);
      expect(after.savings.value).toBe(before.savings.value);
      expect((await world.local.savings.show({ baseline: '一号楼' })).hash).toBe(hash);
      const refit = await world.local.savings.fit({ ...boundary, ...base, calendar });
      const known = await world.local.savings.fit({ ...boundary, ...base, calendar, knownAt: then });
      expect(refit.use.value).toBeGreaterThan(known.use.value as number);
      const lock = world.local.savings.lock({ ...boundary, ...base, calendar, baseline: '所见', seen: known.hash as string });
      const changed = { zh: expect.stringMatching(/^用量、气温数据、模型系数（现为 .*kWh/u) as string };
      await expect(lock).rejects.toMatchObject({ document: { status: 409, evidence: { seen: known.hash, latest: refit.hash, changed } } });
    },
  );

  step('is issued when it is sealed: the statement says the hash, stays as it was, and can be withdrawn and issued again', async () => {
    const { statement } = world.local;
    const { hash, statement: number, indicative } = await world.local.savings.show({ baseline: '一号楼' });
    expect(number).toMatch(/^JNJZ-/u);
    const issued = await statement.get({ number: number as string });
    expect(issued).toMatchObject({ kind: 'savings-baseline', state: 'standing', indicative, period: base.from });
    expect(issued.figures.find(({ code }) => code === 'hash')?.value).toBe(hash);
    const use = issued.figures.find(({ code }) => code === 'use');
    expect((await world.local.figures.explain({ figure: use?.figure as string })).result.value).toBe(use?.value);
    const paper = await world.ask(`/api/statements/${number}/document`);
    expect(wordText(new Uint8Array(await paper.arrayBuffer()))).toContain(hash);
    // readings of the base were corrected meanwhile: it still says what was sealed
    expect((await statement.compare({ number: number as string })).differences).toEqual([]);
    await statement.withdraw({ number: number as string, reason: '项目终止' });
    expect((await world.local.savings.show({ baseline: '一号楼' })).statement).toBeNull();
    const again = await issueStatement(world.local, { kind: 'savings-baseline', question: { baseline: '一号楼' }, indicative: true });
    expect((await world.local.savings.show({ baseline: '一号楼' })).statement).toBe(again.number);
    for (const [question, code] of [
      [{}, 'baseline-missing'],
      [{ baseline: '没有' }, 'no-such-baseline'],
    ] as const)
      expect(await problem(issueStatement(world.local, { kind: 'savings-baseline', question }))).toBe(code);
    await world.local.imports.undo({ id: corrected });
  });
});

test('events: days are left out, amounts are added, factors multiply, and all of it is told', async () => {
  const rows = [
    'from,to,kind,amount,note,evidence',
    '2025-03-01,2025-03-11,exclude,,停电检修,通知',
    '2025-05-01,2025-06-01,固定,-10,停用一层,照片',
    '2025-07-01,2025-08-01,factor,1.5,加班,考勤',
  ];
  const events = await world.upload('e.csv', rows.join('\n'));
  const told = await world.local.savings.report({ baseline: '一号楼', from: '2025-01-01', to: '2026-01-01', events });
  const july = days(parseDay('2025-07-01') as number, parseDay('2025-08-01') as number).reduce((sum, day) => sum + useOf(day), 0);
  const march = days(parseDay('2025-03-01') as number, parseDay('2025-03-11') as number).reduce((sum, day) => sum + useOf(day), 0);
  const whole = days(change, end).reduce((sum, day) => sum + useOf(day), 0);
  expect(told).toMatchObject({ days: 355, counted: 355 });
  expect(told.nonRoutine.value).toBe(-310);
  expect(told.predicted.value).toBeCloseTo(whole - march + july / 2, 2);
  expect(told.adjustedBaseline.value).toBeCloseTo(whole - march + july / 2 - 310, 2);
});

test('the report as Word has the figures of the answer, what is not verified by name, and the same bytes for the same question', async () => {
  const rows = [
    'from,to,kind,amount,note,evidence',
    '2025-03-01,2025-03-11,exclude,,停电检修,通知',
    '2025-05-01,2025-06-01,固定,-10,停用一层,照片',
  ];
  const events = await world.upload('e.csv', rows.join('\n'));
  const asked = { baseline: '一号楼', from: '2025-01-01', to: '2026-01-01', knownAt: new Date(now).toISOString(), events };
  const [told, sealed] = [await world.local.savings.report(asked), await world.local.savings.show({ baseline: '一号楼' })];
  const ask = () => world.ask(`/api/exports/savings-report?${new URLSearchParams(asked)}`);
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('节能量报告.docx');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  now += 90_000;
  expect(Buffer.from(await (await ask()).arrayBuffer()).equals(bytes)).toBe(true);
  const text = wordText(bytes);
  for (const part of ['predicted', 'nonRoutine', 'adjustedBaseline', 'measured', 'savings'] as const)
    expect(text).toContain(`${paperNumber(told[part].value as number)} kWh`);
  const { low, high } = told.interval as { low: number; high: number };
  expect(text).toContain(`${paperNumber(low)} kWh 至 ${paperNumber(high)} kWh（置信水平 90%）`);
  expect(text).toContain(`节能率 ${paperNumber(Math.round((told.fraction as number) * 1000) / 10)}%`);
  expect(text).toContain(`${paperNumber(told.standardCoal?.value as number)} kgce`);
  expect(text).toContain(`E_s = E_r − E_a = ${paperNumber(told.gbt28750.Es as number)} kWh`);
  expect(sealed.checks.length).toBeGreaterThan(0);
  for (const said of [
    sealed.hash,
    '计入 355 天（共 355 天）',
    '2024年1月1日至2024年12月31日',
    '供暖平衡点14 °C',
    '存疑，待核对标准原文，仅供参考',
    '停电检修',
    '-10 kWh/日',
    '用能单位：',
    told.standardCoal?.source as string,
    ...told.findings.map(({ detail }) => detail),
  ])
    expect(text).toContain(said);
  const headers = { authorization: `Bearer ${await world.secretOf('bureau', { region: '140311' })}` };
  const elsewhere = await world.ask('/api/exports/savings-report?baseline=一号楼&from=2025-01-01&to=2026-01-01', { headers });
  expect([elsewhere.status, await elsewhere.json()]).toEqual([404, expect.objectContaining({ code: 'no-such-baseline' })]);
  for (const confidence of ['1', '0', '{"":""}', 'high']) {
    const refused = await world.ask(`/api/exports/savings-report?${new URLSearchParams({ ...asked, confidence })}`);
    expect([refused.status, (await refused.json()).code]).toEqual([400, 'input-invalid']);
  }
});

/** The words of a document, one after another. */
const wordText = (bytes: Uint8Array): string =>
  Buffer.from(unzipSync(bytes)['word/document.xml'] ?? [])
    .toString()
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('what does not suffice is said, and gives no fit, no lock and no figure', async () => {
  const short = await world.local.savings.fit({ ...boundary, from: '2024-01-01', to: '2024-06-01', calendar });
  expect(short.fit).toBeNull();
  expect(short.findings.map(({ code }) => code)).toContain('base-too-short');
  expect(await problem(world.local.savings.lock({ ...boundary, from: '2024-01-01', to: '2024-06-01', baseline: 'x' }))).toBe(
    'baseline-insufficient',
  );
  expect(await problem(world.local.savings.lock({ ...boundary, ...base, calendar, baseline: '一号楼' }))).toBe('name-taken');
  expect(await problem(world.local.savings.report({ baseline: '一号楼', from: '2024-06-01', to: '2025-06-01' }))).toBe('periods-overlap');
  expect(await problem(world.local.savings.report({ baseline: '没有', from: '2025-01-01', to: '2025-06-01' }))).toBe('no-such-baseline');
  expect(await problem(world.local.savings.fit({ meters: ['M1', 'M1'], ...base }))).toBe('meter-twice');
  expect(await problem(world.local.savings.fit({ building: 'B1', ...base }))).toBe('boundary-carrier');
  expect(await problem(world.local.savings.fit({ ...boundary, ...base, station: 'W9' }))).toBe('no-such-station');
  expect(await problem(world.local.savings.fit({ ...boundary, ...base, calendar: 'mars' }))).toBe('no-such-calendar');
  const none = await world.local.savings.fit({ building: 'B2', carrier: 'electricity', ...base });
  expect(none.fit).toBeNull();
  expect(none.use.value).toBeNull();
});

test('who does not see what a baseline is drawn around does not see it', async () => {
  const elsewhere = world.as('bureau', { region: '140311' });
  expect((await elsewhere.savings.list({})).baselines).toEqual([]);
  expect(await problem(elsewhere.savings.show({ baseline: '一号楼' }))).toBe('no-such-baseline');
  expect(await problem(elsewhere.savings.report({ baseline: '一号楼', from: '2025-01-01', to: '2025-06-01' }))).toBe('no-such-baseline');
  const here = world.as('viewer', { region: '140302' });
  const others = ['账单', '逐时'];
  const seen = (await here.savings.list({})).baselines.map(({ baseline }) => baseline);
  expect(seen.filter((one) => !others.includes(one))).toEqual(['一号楼']);
  expect(await problem(here.savings.lock({ ...boundary, ...base, calendar, baseline: 'mine' }))).toBe('role-may-not');
});

test('a list of boundaries is worked out as one job: each row as its own report, sums with their interval, and what cannot be modelled by its code', async () => {
  const list = await world.upload('list.csv', 'meter,building,carrier\nM1,,\n,B2,electricity\nNOBODY,,\n,B1,electricity\n');
  const asked = { base, from: '2025-01-01', to: '2026-01-01', calendar };
  const { job } = await world.local.savings.portfolio.begin({ ...asked, file: list });
  for await (const { finishedAt } of await world.local.jobs.events({ id: job })) if (finishedAt !== null) break;
  const told = await world.local.savings.portfolio.show({ job, rows: 'true' });
  expect(told).toMatchObject({ boundaries: 4, unit: 'kWh', modelled: 2 });
  expect(told.excluded).toEqual([
    { row: 3, boundary: 'B2', code: 'points-missing' },
    { row: 4, boundary: 'NOBODY', code: 'no-such-meter' },
  ]);
  const alone = await world.local.savings.report({ meters: ['M1'], ...asked });
  const [row] = told.rows ?? [];
  expect(row).toMatchObject({ boundary: 'M1', counted: alone.counted, code: null });
  expect((told.rows ?? []).map(({ building }) => building?.code ?? null)).toEqual(['B1', 'B2', null, 'B1']);
  expect(row?.building).toEqual({ code: 'B1', name: '一号楼', longitude: 113.58, latitude: 37.86 });
  expect(told.rows?.[1]?.building).toMatchObject({ longitude: null, latitude: null });
  expect(row?.savings).toBeCloseTo(alone.savings.value as number, 6);
  expect(row?.low).toBeCloseTo(alone.interval?.low as number, 6);
  expect(told.savings.value).toBeCloseTo(2 * (alone.savings.value as number), 6);
  expect(told.standardError).toBeCloseTo(Math.SQRT2 * (alone.standardError as number), 6);
  const opened = await world.local.figures.explain({ figure: told.savings.figure as string });
  expect(opened.inputs.map(({ name }) => name)).toEqual(['M1', 'B1']);
  const first = await world.local.figures.explain({ figure: opened.inputs[0]?.figure as string });
  expect(first.result.value).toBeCloseTo(opened.inputs[0]?.value as number, 6);
  const file = await world.ask(`/api/exports/savings-portfolio?job=${job}`);
  const lines = (await file.text()).trim().split('\n');
  expect(lines[0]?.replace('\uFEFF', '')).toMatch(/^boundary,classes,shape,heatingBalance,coolingBalance,points,cvrmse/u);
  expect(lines).toHaveLength(5);
  expect(await problem(world.as('viewer', { region: '140302' }).savings.portfolio.show({ job }))).toBe('no-such-savings-portfolio');
});

describe('beside other buildings, by bills, by hours', () => {
  const pool = ['C1', 'C2', 'C3', 'C4', 'C5'];
  /** All buildings of the place use a twentieth more from 2025 on, for a reason other than weather. */
  const more = (day: number): number => (day < change ? 1 : 1.05);
  beforeAll(async () => {
    const header = 'code,name,region,use,floorArea,zone';
    const buildings = [...pool, 'OWN', 'BILL', 'HOUR'].map((code) => `${code},${code},140302,office,5000,Asia/Shanghai`);
    await world.local.registry.importBuildings({ file: await world.upload('c.csv', [header, ...buildings].join('\n')) });
    const meters = [...pool, 'OWN', 'HOUR'].map((code) => `m-${code},${code},electricity,interval`);
    const file = await world.upload('cm.csv', ['code,building,carrier,kind', ...meters, 'm-BILL,BILL,electricity,register'].join('\n'));
    await world.local.registry.importMeters({ file });
    const rows = pool.flatMap((code, at) =>
      days(first, end).map((day) => `${dayText(day)},m-${code},${((1 + at / 10) * useOf(day) * more(day)).toFixed(4)}`),
    );
    await bring([
      ...rows,
      ...days(first, end).map((day) => `${dayText(day)},m-OWN,${(1.2 * useOf(day) * more(day) * (day < change ? 1 : 0.9)).toFixed(4)}`),
    ]);
    // a register that is read on the first of each month
    const months = Array.from({ length: 25 }, (_, at) => new Date(Date.UTC(2024, at, 1)).toISOString().slice(0, 10));
    const read = months.map(
      (month) => [month, days(first, parseDay(month) as number).reduce((sum, day) => sum + measuredOf(day), 0)] as const,
    );
    const registers = await world.upload(
      'reg.csv',
      ['time,meter,value', ...read.map(([month, value]) => `${month}T00:00,m-BILL,${value.toFixed(4)}`)].join('\n'),
    );
    expect((await world.local.readings.importReadings({ file: registers, kind: 'register' })).rejectedCount).toBe(0);
    const hours = days(first, end).flatMap((day) =>
      Array.from({ length: 24 }, (_, hour) => {
        const busy = isWeekday(day) && hour >= 8 && hour < 18;
        const whole = (busy ? 20 : 6) + (busy ? 0.9 : 0.3) * Math.max(0, 14 - temperature(day));
        return `${dayText(day)}T${String(hour).padStart(2, '0')}:00,m-HOUR,${(day < change ? whole : 0.9 * whole).toFixed(4)}`;
      }),
    );
    await bring(hours, '1h');
  });

  test('the prediction moves as five buildings of the same use did, and so does the saving', async () => {
    const compare = await world.upload('pool.csv', ['building,carrier', ...pool.map((code) => `${code},electricity`)].join('\n'));
    const asked = { building: 'OWN', carrier: 'electricity' as const, base, from: '2025-01-01', to: '2026-01-01', calendar };
    const [alone, beside] = [await world.local.savings.report(asked), await world.local.savings.report({ ...asked, compare })];
    expect(alone.fraction).toBeCloseTo(1 - 1.05 * 0.9, 5);
    expect(beside.comparison?.ratio).toBeCloseTo(1.05, 5);
    expect(beside.comparison?.buildings.map(({ boundary: one }) => one).toSorted()).toEqual(pool);
    expect(beside.fraction).toBeCloseTo(0.1, 5);
    const few = await world.upload('few.csv', 'building,carrier\nC1,electricity\nC2,electricity');
    expect(await problem(world.local.savings.report({ ...asked, compare: few }))).toBe('comparison-few');
    const opened = await world.local.figures.explain({ figure: beside.savings.figure as string });
    expect(opened.result.value).toBe(beside.savings.value);
  });

  test('a register that is read once a month is fitted by its bills', async () => {
    const asked = { meters: ['m-BILL'], model: 'billing' as const, calendar };
    const daily = await world.local.savings.fit({ meters: ['m-BILL'], ...base, calendar });
    expect(daily.fit).toBeNull();
    expect(daily.findings.map(({ code }) => code)).toContain('too-coarse');
    const told = await world.local.savings.fit({ ...asked, ...base });
    expect(told).toMatchObject({ model: 'billing', points: 12, days: 366 });
    expect(told.fit).toMatchObject({ classes: 'one', shape: 'both' });
    expect(told.use.value).toBeCloseTo(
      days(first, change).reduce((sum, day) => sum + useOf(day), 0),
      2,
    );
    await world.local.savings.lock({ ...asked, ...base, baseline: '账单' });
    const report = await world.local.savings.report({ baseline: '账单', from: '2025-01-01', to: '2026-01-01' });
    expect(report.fraction).toBeGreaterThan(0.05);
    expect(report.fraction).toBeLessThan(0.15);
  });

  test('hours of the week are fitted where the building is used and where it is not, sealed, and read again', async () => {
    const asked = { meters: ['m-HOUR'], model: 'hourly' as const, calendar };
    const told = await world.local.savings.fit({ ...asked, ...base });
    const fit = told.fit as { groups: { group: string; shape: string; heatingBalance: number; heatingSlope: number }[] };
    expect(fit.groups.map(({ group, shape }) => [group, shape])).toEqual([
      ['occupied', 'heating'],
      ['other', 'heating'],
    ]);
    expect(fit.groups[0]?.heatingSlope).toBeCloseTo(0.9, 4);
    await world.local.savings.lock({ ...asked, ...base, baseline: '逐时' });
    const report = await world.local.savings.report({ baseline: '逐时', from: '2025-01-01', to: '2025-02-01', steps: true });
    expect(report.fraction).toBeCloseTo(0.1, 4);
    expect(report.steps).toHaveLength(31 * 24);
  });
});

test('a fit as known before the weather came says when it came, and not that readings are missing', async () => {
  const read = await bring(days(first, change).map((day) => `${dayText(day)},M2,${useOf(day).toFixed(4)}`));
  const before = new Date(now).toISOString();
  now += 86_400_000;
  const hours = days(first, change).flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${new Date(day * 86_400_000 + (hour - 8) * 3_600_000).toISOString()},${temperature(day)}`),
  );
  const file = await world.upload('w2.csv', ['time,temperature', ...hours].join('\n'));
  const { import: weather } = await world.local.weather.importWeather({ file, station: 'W2', format: 'csv', zone: 'Asia/Shanghai' });
  const came = new Date(now).toISOString().replace('.000Z', 'Z');
  now += 60_000;
  const asked = { meters: ['M2'], ...base, calendar, station: 'W2' };
  const { findings } = await world.local.savings.fit({ ...asked, knownAt: before });
  expect(findings.find(({ code }) => code === 'weather-not-known-yet')?.evidence).toMatchObject({ station: 'W2', days: 366, came });
  expect((await world.local.savings.fit(asked)).findings.map(({ code }) => code)).not.toContain('weather-not-known-yet');
  for (const id of [weather, read]) await world.local.imports.undo({ id });
});
