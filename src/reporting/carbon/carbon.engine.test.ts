import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-01T04:00:00Z');

const buildings = `code,name,use,region,floorArea,organisation,heating
B1,一号楼,office,140302,1000,甲单位,none
B2,二号楼,office,140302,2000,甲单位,heat
B3,三号楼,office,140321,500,乙单位,none
B4,医院,hospital,140321,,乙单位,gas
B5,无表楼,office,140302,4000,乙单位,none
P1,邻一,office,140802,1000,,none
P2,邻二,office,140802,1000,,none
P3,邻三,office,140802,1000,,none
`;

const factorFile = (more = ''): string => `kind: carbon-factor
status: VERIFIED
source: {document: 试验公告, clause: 表一}
entries:
  - {id: own/2024, version: 1, carrier: electricity, place: '140000', year: 2024, value: 0.5, unit: kgCO2/kWh, published: 2025-06-01}
  - {id: own/residual, version: 1, carrier: electricity, place: CN, series: residual, year: 2025, value: 0.6, unit: tCO2/MWh, published: 2025-06-01}
${more}`;

const addKnowledge = async (name: string, text: string) => {
  const folder = join(world.stores.places.root, 'knowledge');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
  await world.local.knowledge.reload();
  now += 5000;
};

/** Twelve months of one value each, in 2025. */
const months = (rows: Record<string, number>): string => {
  const head = ['meter', ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)].join(',');
  return [head, ...Object.entries(rows).map(([code, each]) => [code, ...Array.from({ length: 12 }, () => each)].join(','))].join('\n');
};

const importMonths = async (rows: Record<string, number>, unit: 'kWh' | 'GJ' | 'm3', received?: string) =>
  world.local.readings.importReadings({
    file: await world.upload('2025.csv', months(rows)),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit,
    ...(received === undefined ? {} : { received }),
  });

const problem = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemAnswer ? error.document.code : String(error)),
  );

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings) });
  const meters = `code,building,carrier,kind,direction
B1,B1,electricity,interval,
B2,B2,electricity,interval,
H2,B2,heat,interval,
B3,B3,electricity,interval,
B4,B4,electricity,interval,
G4,B4,gas,interval,
PV1,B1,electricity,interval,generation
P1,P1,electricity,interval,
P2,P2,electricity,interval,
P3,P3,electricity,interval,
`;
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  const received = '2026-01-05T00:00:00Z';
  await importMonths({ B1: 1000, B2: 3000, B3: 500, B4: 800, PV1: 100, P1: 1100, P2: 1200, P3: 900 }, 'kWh', received);
  await importMonths({ H2: 10.5 }, 'GJ', received);
  await importMonths({ G4: 33.3 }, 'm3', received);
  await addKnowledge('factors.yaml', factorFile());
});
afterAll(() => world.stop());

const inventory = (asked: Omit<Parameters<World['local']['carbon']['inventory']>[0], 'year'> & { year?: number }) =>
  world.local.carbon.inventory({ year: 2025, ...asked });

story('the inventory of a place, as factors and uses are added', (step) => {
  step('is use times factor by carrier, of the nearest place and of the latest earlier year, which makes it indicative', async () => {
    const told = await inventory({ region: '140300' });
    const electricity = told.rows.find(({ carrier }) => carrier === 'electricity');
    expect(electricity).toMatchObject({
      key: null,
      use: { value: 63_600, unit: 'kWh', coverage: 0.8 },
      factor: { value: 0.5, year: 2024, place: '140000', document: '试验公告', status: 'VERIFIED', published: '2025-06-01' },
      kg: 31_800,
      buildings: 5,
    });
    expect(told.total).toEqual({ electricityKg: 31_800, heatKg: 126 * 110, directKg: 872.7264, kg: 31_800 + 13_860 + 872.7264 });
    expect(told).toMatchObject({ floorArea: 7500, generatedKwh: 1200, indicative: true, unknown: { buildings: 1, floorArea: 4000 } });
    expect(told.kgPerM2).toBeCloseTo((31_800 + 13_860 - 4800) / 7500, 9);
    const earlier = told.findings.filter(({ code }) => code === 'factor-earlier-year').map(({ evidence }) => evidence['factor']);
    expect(earlier.length).toBeGreaterThan(0);
    expect(earlier).toEqual([...new Set(earlier)]);
    // 800 kWh a month of B4, which has no area, are in the total and not in the intensity
    expect(told).not.toHaveProperty('estimated');
  });

  step('is the exact sum of districts, uses and buildings', async () => {
    const whole = await inventory({ region: '140300' });
    for (const by of ['district', 'use', 'building'] as const) {
      const { rows, total } = await inventory({ region: '140300', by });
      expect(total).toEqual(whole.total);
      const sum = rows.reduce((all, { kg }) => all + Math.round((kg ?? 0) * 1e6), 0);
      expect(sum / 1e6).toBe(whole.total.kg);
    }
    const { rows } = await inventory({ region: '140300', by: 'district' });
    expect(rows.map(({ key, name, carrier, kg }) => [key, name, carrier, kg])).toEqual([
      ['140302', expect.any(String), 'electricity', 24_000],
      ['140302', expect.any(String), 'heat', 13_860],
      ['140321', expect.any(String), 'electricity', 7800],
      ['140321', expect.any(String), 'gas', expect.closeTo(872.7264, 9)],
    ]);
  });

  step('golden: the published factor of a province times a known use, by the year and by what was published then', async () => {
    // Shanxi 2023: 0.6634 kgCO2/kWh (announcement no. 47 of 2025); nothing newer was known before the city entered its own for 2024
    const { rows } = await inventory({ building: 'B1', knownAt: '2026-01-20T00:00:00Z' });
    // an entry of a place without a day of publication is known since it was loaded: the published one of 2024 is known since June 2025
    expect(rows[0]?.factor).toMatchObject({ value: 0.5, year: 2024 });
    const shanxi = await world.local.carbon.factors({ region: '140302', year: 2023, carrier: 'electricity' });
    expect(shanxi.factors.find(({ place, series }) => place === '140000' && series === 'average')).toMatchObject({
      value: 0.6634,
      status: 'VERIFIED+',
      published: '2025-12-31',
    });
    const of2023 = await inventory({ building: 'B1', year: 2023 });
    expect(of2023.rows[0]?.factor).toMatchObject({ value: 0.6634, year: 2023, place: '140000' });
    expect(of2023.indicative).toBe(false);
    // on the last day of November 2025 the factor of 2023 was not published yet
    const before = await inventory({ building: 'B1', year: 2023, knownAt: '2025-11-30' });
    expect(before.rows[0]?.factor).toMatchObject({ value: 0.7096, year: 2022 });
  });

  step('a factor published later changes the figure, and the earlier state stays known; so does a corrected reading', async () => {
    await addKnowledge(
      'later.yaml',
      `kind: carbon-factor
entries:
  - {id: own/2025, version: 1, carrier: electricity, place: '140300', year: 2025, value: 0.45, unit: kgCO2/kWh, published: 2026-02-10, status: CITY,
     source: {document: 后来的公告, clause: 表一}}
`,
    );
    const later = await inventory({ building: 'B1' });
    expect(later).toMatchObject({ total: { kg: 5400 }, indicative: false });
    const before = await inventory({ building: 'B1', knownAt: '2026-02-09' });
    expect(before).toMatchObject({ total: { kg: 6000 }, indicative: true });
    expect((await inventory({ building: 'B1', knownAt: '2026-02-10' })).total.kg).toBe(5400);
    await importMonths({ B1: 2000 }, 'kWh', '2026-02-20T00:00:00Z');
    expect((await inventory({ building: 'B1' })).total.kg).toBe(10_800);
    expect((await inventory({ building: 'B1', knownAt: '2026-02-15' })).total.kg).toBe(5400);
    await importMonths({ B1: 1000 }, 'kWh', '2026-02-21T00:00:00Z');
  });

  step('every kg opens: the row to buildings, a building to its use and its factor, the use to its meters', async () => {
    const told = await inventory({ region: '140300' });
    const explain = (figure: string) => world.local.figures.explain({ figure });
    const whole = await explain(told.figure);
    expect(whole.result).toMatchObject({ value: told.total.kg, unit: 'kgCO2' });
    const row = await explain(told.rows.find(({ carrier }) => carrier === 'electricity')?.figure ?? '');
    expect(row.result).toMatchObject({ value: told.total.electricityKg, coverage: 0.8 });
    expect(row.clause).toContain('后来的公告');
    const own = await explain(row.inputs.find(({ name }) => name === 'kg B1')?.figure ?? '');
    expect(own.result).toMatchObject({ value: 5400 });
    expect(own.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['use electricity', 12_000],
      ['own/2025', 0.45],
    ]);
    const use = await explain(own.inputs[0]?.figure ?? '');
    expect(use.meters).toMatchObject([{ code: 'B1', coverage: 1 }]);
    const sum = await explain(told.rows.find(({ carrier }) => carrier === 'electricity')?.use.figure ?? '');
    expect(sum.result).toMatchObject({ value: 63_600, unit: 'kWh' });
  });

  step('a use without a factor is null, and so is each total that includes it', async () => {
    await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind\nS3,B3,steam,interval\n') });
    await world.local.readings.importReadings({
      file: await world.upload('s.csv', months({ S3: 2 })),
      layout: 'months',
      meterColumn: 'meter',
      kind: 'interval',
      interval: '1month',
      unit: 't',
    });
    const told = await inventory({ region: '140300' });
    expect(told.rows.find(({ carrier }) => carrier === 'steam')).toMatchObject({ use: { value: 24, unit: 't' }, factor: null, kg: null });
    expect(told.total).toMatchObject({ electricityKg: expect.any(Number), heatKg: null, kg: null });
    expect(told.findings.find(({ code }) => code === 'factor-missing')).toMatchObject({ evidence: { carrier: 'steam', buildings: 1 } });
    expect(told.kgPerM2).toBeNull();
  });

  step(
    'an estimate uses peers from the place above if there are too few, reports measured and estimated separately, and the rest as unknown',
    async () => {
      const alone = await inventory({ region: '140300' });
      const told = await inventory({ region: '140300', estimate: true });
      expect([told.rows.map(({ kg }) => kg), told.total]).toEqual([alone.rows.map(({ kg }) => kg), alone.total]);
      // B1 12, B2 18, B3 12, P1 13.2, P2 14.4, P3 10.8 kWh/m2: median 12.6, median of differences (0.6, 5.4, 0.6, 0.6, 1.8, 1.8) 1.2
      const deviation = 1.4826 * 1.2;
      expect(told.estimated?.groups).toMatchObject([
        { use: 'office', carrier: 'electricity', buildings: 1, floorArea: 4000, peers: 6, from: '140000' },
      ]);
      const [group] = told.estimated?.groups ?? [];
      expect(group?.intensity).toBeCloseTo(12.6, 9);
      expect(group?.deviation).toBeCloseTo(deviation, 9);
      const a = 0.45 * 4000;
      const error = Math.sqrt(deviation ** 2 * (a ** 2 + (a ** 2 * Math.PI) / 12));
      expect(told.estimated?.kg).toBeCloseTo(12.6 * a, 6);
      expect(told.estimated?.low).toBeCloseTo(12.6 * a - 1.6449 * error, 6);
      expect(told.estimated?.high).toBeCloseTo(12.6 * a + 1.6449 * error, 6);
      expect(told).toMatchObject({ estimated: { measuredKg: 0, totalKg: null, buildings: 1 }, unknown: { buildings: 0, floorArea: 0 } });
      const opened = await world.local.figures.explain({ figure: told.figure });
      expect(opened.inputs.find(({ name }) => name === 'estimated')?.value).toBeCloseTo(12.6 * a, 6);
    },
  );
});

test('an invalid query is refused', async () => {
  expect(await problem(inventory({}))).toBe('carbon-one-subject');
  expect(await problem(inventory({ region: '140300', building: 'B1' }))).toBe('carbon-one-subject');
  expect(await problem(inventory({ region: '140300', basis: 'market', estimate: true }))).toBe('location-only');
  expect(await problem(inventory({ building: 'B1', estimate: true }))).toBe('estimate-region');
  expect(await problem(inventory({ region: '149999' }))).toBe('no-such-place');
  expect(await problem(inventory({ building: 'nobody' }))).toBe('no-such-building');
});

describe('an estimate', () => {
  test('for a year in which nobody was measured, neither here nor above, does not exist: its total is empty and not zero', async () => {
    const told = await inventory({ region: '140300', year: 2019, estimate: true });
    expect(told).toMatchObject({ total: { kg: null }, estimated: { buildings: 0, totalKg: null } });
    expect(told.unknown.buildings).toBeGreaterThan(0);
  });

  test('for a place without a registered building does not exist, and the inventory says so', async () => {
    const told = await inventory({ region: '140100', estimate: true });
    expect(told.findings.map(({ code }) => code)).toEqual(['carbon-no-buildings']);
    expect(told).toMatchObject({ floorArea: null, total: { kg: null }, unknown: { buildings: 0, floorArea: null } });
    expect(told.estimated).toMatchObject({ kg: null, measuredKg: null, totalKg: null, low: null, high: null, floorArea: null });
  });
});

story('green certificates', (step) => {
  const send = async (rows: string) =>
    world.local.carbon.certificates.importFile({
      file: await world.upload('c.csv', `证书编号,建筑代码,单位,电量,起,止,凭证\n${rows}`),
    });

  step('cover a building’s own use first, then an organisation’s by what is left; the rest counts by the residual factor', async () => {
    const first = await send(
      'C1,B1,,3000,2025-01-01,2025-12-31,凭证甲\nC2,,甲单位,10000,2025-07-02,2026-07-01,\nC3,B3,,99999,2025-01-01,2025-12-31,\n',
    );
    expect(first).toMatchObject({ created: 3, rejectedCount: 0 });
    const { rows } = await inventory({ region: '140300', basis: 'market', by: 'building' });
    const of = (code: string) => rows.find(({ key, carrier }) => key === code && carrier === 'electricity');
    // C2: 183 of its 365 days are in 2025; 9000 kWh of B1 and 36000 of B2 are left
    const c2 = (10_000 * 183) / 365;
    expect(of('B1')?.certificatesKwh).toBeCloseTo(3000 + c2 / 5, 9);
    expect(of('B2')?.certificatesKwh).toBeCloseTo((c2 * 4) / 5, 9);
    expect(of('B3')).toMatchObject({ certificatesKwh: 6000, kg: 0, factor: { series: 'residual', value: 0.6, unit: 'tCO2/MWh' } });
    expect(of('B1')?.kg).toBeCloseTo((12_000 - 3000 - c2 / 5) * 0.6, 9);
    const one = await inventory({ building: 'B1', basis: 'market' });
    expect(one.total.kg).toBe(of('B1')?.kg);
    const { findings } = await inventory({ region: '140300', basis: 'market' });
    expect(findings.find(({ code }) => code === 'certificate-unused')?.evidence).toMatchObject({ building: 'B3', kwh: 93_999 });
    expect((await inventory({ region: '140300', basis: 'market', knownAt: '2026-02-28' })).rows[0]).toMatchObject({ certificatesKwh: 0 });
    expect(await world.local.carbon.certificates.list({ year: 2026 })).toMatchObject({
      total: 1,
      certificates: [{ number: 'C2', organisation: '甲单位', building: null, kwh: 10_000, from: '2025-07-02', to: '2026-07-01' }],
    });
  });

  step('a number in use with other values is refused, the same again changes nothing, an undo removes it', async () => {
    const again = await send('C1,B1,,3000,2025-01-01,2025-12-31,凭证甲\n');
    expect(again).toMatchObject({ created: 0, unchanged: 1, rejectedCount: 0 });
    const other = await send(
      'C1,B1,,4000,2025-01-01,2025-12-31,凭证甲\nC4,B1,,1,2025-01-01,2024-12-31,\nC5,,,1,2025-01-01,2025-12-31,\nC6,B9,,1,2025-01-01,2025-12-31,\n',
    );
    expect(other.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [2, 'certificate-twice'],
      [3, 'certificate-backwards'],
      [4, 'certificate-of-nobody'],
      [5, 'unknown-building'],
    ]);
    const twice = await send('C7,B1,,1,2025-01-01,2025-12-31,\nC7,B1,,2,2025-01-01,2025-12-31,\n');
    expect(twice.rejected?.map(({ code }) => code)).toEqual(['certificate-twice', 'certificate-twice']);
    const made = await send('C8,B1,,1,2025-01-01,2025-12-31,\n');
    await world.local.imports.undo({ id: made.import });
    expect((await world.local.carbon.certificates.list({})).certificates.map(({ number }) => number)).toEqual(['C1', 'C2', 'C3']);
  });

  step('are visible to those who see the building or one of the organisation’s', async () => {
    const numbers = async (asker: ReturnType<World['as']>) =>
      (await asker.carbon.certificates.list({})).certificates.map(({ number }) => number);
    expect(await numbers(world.as('bureau', { region: '140302' }))).toEqual(['C1', 'C2']);
    expect(await numbers(world.as('owner', { organisation: '乙单位' }))).toEqual(['C3']);
  });
});

test('a bad file of factors is refused with every fault by line and column, and nothing of it is stored', async () => {
  const bad = `kind: carbon-factor
status: VERIFIED
source: {document: 公告, clause: 表}
entries:
  - {id: bad/1, version: 1, carrier: electricity, place: '140000', year: 2025, validFrom: 2025-01-01, value: 0.5, unit: kgCO2/GW}
  - {id: bad/2, version: 1, carrier: water, place: '140000', year: 2025, value: 0.5, unit: kgCO2/m3, covers: ['140000', '140000']}
`;
  const trouble = await world.local.knowledge.files.put({ name: 'bad.yaml', text: bad, preview: true }).catch((error: unknown) => error);
  const { findings } = (trouble as ProblemAnswer).document as unknown as {
    findings: { code: string; evidence: { line: number; column: number } }[];
  };
  const lines = bad.split('\n');
  const columnOf = (line: number, text: string): number => (lines[line - 1] ?? '').lastIndexOf(text) + 1;
  expect(findings.map(({ code, evidence: { line, column } }) => [code, line, column])).toEqual([
    ['carbon-factor-year-and-days', 5, columnOf(5, '2025,')],
    ['carbon-factor-unit', 5, columnOf(5, 'kgCO2/GW')],
    ['carbon-factor-unit', 6, columnOf(6, 'kgCO2/m3')],
    ['carbon-factor-covers-twice', 6, columnOf(6, "'140000'")],
  ]);
  const shape = bad.replace('value: 0.5, unit: kgCO2/GW', 'value: -1, unit: kgCO2/kWh, colour: red');
  const other = await world.local.knowledge.files.put({ name: 'bad.yaml', text: shape, preview: true }).catch((error: unknown) => error);
  expect((other as ProblemAnswer).document['findings']).toMatchObject([
    { code: 'knowledge-field-bad', evidence: { line: 5, column: columnOf(5, '0.5') } },
    { code: 'knowledge-field-unknown', evidence: { line: 5, column: expect.any(Number) } },
  ]);
});
