import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-01T04:00:00Z');

/** Five offices that are measured, one that is not, a hotel with gas; a building with unknown area. */
const buildings = `code,name,use,region,floorArea,heating
O1,一号,office,140302,1000,none
O2,二号,office,140302,1000,none
O3,三号,office,140302,2000,none
O4,四号,office,140302,2000,none
O5,五号,office,140302,4000,none
O6,无表楼,office,140302,3000,none
H1,宾馆,hotel,140302,5000,gas
X1,不明,office,140302,,none
`;

const uses: Readonly<Record<string, number>> = { O1: 5000, O2: 6000, O3: 9000, O4: 14_000, O5: 26_000, H1: 40_000 };

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const points = [...Object.keys(uses).map((code) => `${code}E,${code},electricity,interval`), 'H1G,H1,gas,interval'];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', ['code,building,carrier,kind', ...points].join('\n')) });
  const head = ['meter', ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)].join(',');
  const bring = async (unit: 'kWh' | 'm3', rows: Readonly<Record<string, number>>) =>
    world.local.readings.importReadings({
      file: await world.upload(
        'r.csv',
        [head, ...Object.entries(rows).map(([meter, each]) => [meter, ...Array.from({ length: 12 }, () => each)].join(','))].join('\n'),
      ),
      layout: 'months',
      meterColumn: 'meter',
      kind: 'interval',
      interval: '1month',
      unit,
    });
  await bring('kWh', Object.fromEntries(Object.entries(uses).map(([code, each]) => [`${code}E`, each])));
  await bring('m3', { H1G: 900 });
});

afterAll(() => world.stop());

const walk = async (plan: object | string, more: Partial<Parameters<World['local']['pathway']['walk']>[0]> = {}) => {
  const text = typeof plan === 'string' ? plan : JSON.stringify(plan);
  const { paths } = await world.local.pathway.walk({ plans: [{ name: 'p.yaml', text }], ...more });
  return paths[0] as (typeof paths)[number];
};

test('a measured stock starts at the inventory including its estimates', async () => {
  const inventory = await world.local.carbon.inventory({ region: '140302', year: 2025, estimate: true });
  const path = await walk({ region: '140302', base: 2025, to: 2030, stock: 'measured' });
  expect(path.years).toHaveLength(6);
  expect(path.years[0]?.area).toBeCloseTo(18_000, 9);
  expect(path.years[0]?.kg).toBeCloseTo(inventory.estimated?.totalKg as number, 6);
  // factors of 2023 are used for 2025 and for every year after it
  expect(path.years[5]?.kg).toBe(path.years[0]?.kg);
  expect(path.indicative).toBe(true);
  expect(path.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['factor-frozen', 'stock-unknown', 'factor-earlier-year']));
});

test('measures, factors and limits of a plan; several plans side by side; years that are shown', async () => {
  const plan = {
    region: '140302',
    base: 2025,
    to: 2060,
    stock: 'measured',
    growth: [{ use: 'office', years: [2026, 2030], new: 500, demolished: 100, intensity: { electricity: 40 } }],
    measures: [
      { id: 'led', uses: ['office', 'hotel'], of: 'all', years: [2026, 2035], share: 0.1, saving: { electricity: 0.2 } },
      { id: 'pump', uses: ['hotel'], years: [2028, 2032], share: 0.2, shift: { from: 'gas', to: 'electricity', ratio: 3 } },
      { id: 'nowhere', uses: ['school'], years: [2028, 2032], share: 0.2, pv: 100 },
    ],
    factors: {
      electricity: [
        [2025, 0.6],
        [2060, 0.06],
      ],
      gas: [[2025, 2]],
    },
    limits: [{ year: 2030, kg: 700_000 }],
  };
  const path = await walk(plan, { from: 2030, to: 2040 });
  expect(path.years.map(({ year }) => year)).toEqual(Array.from({ length: 11 }, (_, at) => 2030 + at));
  expect(path.peak?.year).toBe(2030);
  const [limit] = path.limits;
  expect(limit).toMatchObject({ limit: 700_000, year: 2030, kg: path.years[0]?.kg });
  expect(limit?.gap).toBeCloseTo((path.years[0]?.kg as number) - 700_000, 6);
  expect(path.years[10]?.use.gas).toBe(0);
  expect(path.findings.map(({ code }) => code)).toContain('measure-without-use');
  const both = await world.local.pathway.walk({
    plans: [
      { name: 'a', text: JSON.stringify(plan) },
      { name: 'b', text: JSON.stringify({ ...plan, measures: [] }) },
    ],
  });
  expect(both.paths.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(both.paths[0]?.years.at(-1)?.kg).toBeLessThan(both.paths[1]?.years.at(-1)?.kg as number);
});

test('samples are around the median and the same for a seed', async () => {
  const stock = [{ use: 'office', area: { low: 900, high: 1100 }, intensity: { electricity: 80 } }];
  const plan = { base: 2025, to: 2026, stock, factors: { electricity: [[2025, 0.5]] } };
  const path = await walk(plan, { samples: 501, seed: 7 });
  expect(path.years[0]?.kg).toBe(40_000);
  const [first] = path.quantiles ?? [];
  expect(first?.p5).toBeLessThan(first?.p50 as number);
  expect(first?.p95).toBeGreaterThan(first?.p50 as number);
  expect((await walk(plan, { samples: 501, seed: 7 })).quantiles).toEqual(path.quantiles);
});

test('all faults of a plan are reported, each with line and column', async () => {
  const text = [
    'base: 2025',
    'to: 2020',
    'stock: measured',
    'measures:',
    '  - {id: a, uses: [office], years: [2030, 2026], share: 1.5}',
    'colour: red',
  ].join('\n');
  const trouble = await walk(text).catch((error: unknown) => error);
  const { code, findings } = (trouble as ProblemAnswer).document;
  expect(code).toBe('pathway-invalid');
  const places = findings.map(({ code: found, evidence }) => [found, evidence['line'], evidence['field']]);
  expect(places).toEqual(
    expect.arrayContaining([
      ['pathway-field-bad', 5, 'measures.0.years'],
      ['pathway-field-bad', 5, 'measures.0.share'],
      ['pathway-field-unknown', 6, 'colour'],
    ]),
  );
  const broken = await walk('base: [2025').catch((error: unknown) => error);
  expect((broken as ProblemAnswer).document.code).toBe('pathway-invalid');
  const target = await walk({ region: '140302', base: 2025, to: 2030, stock: 'measured', limits: [{ target: 'none/such' }] }).catch(
    (error: unknown) => error,
  );
  expect((target as ProblemAnswer).document.code).toBe('no-such-target');
});
