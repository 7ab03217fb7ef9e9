import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
type As = typeof world.local;

/** Two offices of 2025: one busy by day, the other in the evening. kWh of each hour. */
const first = (hour: number): number => (hour >= 8 && hour < 18 ? 20 : 5);
const second = (hour: number): number => (hour >= 18 ? 30 : 10);

beforeAll(async () => {
  world = await createWorld();
  const { registry, readings } = world.local;
  const list = ['D-1,一,office,140302,1000', 'D-2,二,office,140302,2000'];
  await registry.importBuildings({ file: await world.upload('b.csv', `code,name,use,region,floorArea\n${list.join('\n')}\n`) });
  const meters = ['D-M1,D-1,electricity,interval,kWh', 'D-M2,D-2,electricity,interval,kWh'];
  await registry.importMeters({ file: await world.upload('m.csv', `code,building,carrier,kind,unit\n${meters.join('\n')}\n`) });
  const rows = Array.from({ length: 366 * 24 }, (_, at) => {
    const time = new Date(Date.UTC(2025, 0, 1) + at * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    return `${time},D-M1,${first(at % 24)}\n${time},D-M2,${second(at % 24)}`;
  });
  await readings.importReadings({ file: await world.upload('r.csv', `time,meter,value\n${rows.join('\n')}\n`), interval: '1h' });
}, 400_000);
afterAll(() => world.stop());

const origin = '示范';
const winter = Array.from({ length: 12 }, (_, month) => Array.from({ length: 24 }, () => (month < 3 || month > 9 ? 1 : 0)));
const district = {
  measuredYear: 2025,
  rate: { value: 0, origin },
  lastYears: { value: 10, origin },
  plots: [
    { code: 'P1', use: 'office', areaM2: 10_000, year: 2027, origin },
    { code: 'P2', building: 'D-1', year: 2029, origin },
    { code: 'P3', use: 'dwelling', areaM2: 5000, year: 2027, origin },
  ],
  profiles: [{ carrier: 'heat', shares: winter, origin: '假定全冬满负荷' }],
  supplies: [
    { code: 'grid', kind: 'grid', carrier: 'electricity', imported: true, yuanPerKw: 300, years: 30, yuanPerKwh: 0.6, origin },
    { code: 'heat', kind: 'network', carrier: 'heat', imported: true, yuanPerKw: 500, years: 25, yuanPerKwh: 0.3, mostKw: 1000, origin },
  ],
};
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ document }: ProblemAnswer) => document,
  );

async function made(as: As, plan: string, written: object, region = '140302') {
  const { job } = await as.districtEnergy.plans.make({ plan, region, text: JSON.stringify(written) });
  for await (const { finishedAt, state, problem } of await as.jobs.events({ id: job }))
    if (finishedAt !== null) return [state, problem?.code ?? null];
  return ['lost', null];
}

test('the demand of plots comes from measured offices with its interval, and says where nothing was measured', async () => {
  expect(await made(world.local, '东片区', district)).toEqual(['done', null]);
  const told = await world.local.districtEnergy.plans.show({ plan: '东片区' });
  const of = (plot: string, carrier: string) => told.demands.find((one) => one.plot === plot && one.carrier === carrier);
  // (365 × (10 × 20 + 14 × 5) ÷ 1000 + 365 × (6 × 30 + 18 × 10) ÷ 2000) ÷ 2
  expect(of('P1', 'electricity')).toMatchObject({ basis: 'measured', buildings: 2, coverage: 1, low: 0 });
  expect(of('P1', 'electricity')?.kwhPerM2).toBeCloseTo(82.125, 6);
  // t of one degree of freedom 6.3138 × 23.2286 × √1.5
  expect(of('P1', 'electricity')?.high).toBeCloseTo(82.125 + 179.62, 1);
  // together 35 kW in the evening, each by itself 20 and 30
  expect(of('P1', 'electricity')?.diversity).toBeCloseTo(0.7, 9);
  expect(of('P2', 'electricity')).toMatchObject({ basis: 'own-meters', buildings: 1, kwh: expect.closeTo(98_550, 3) as number });
  expect(of('P3', 'heat')).toMatchObject({ basis: 'norm', buildings: 0, peakKw: 212.5 });
  expect(of('P3', 'heat')?.source).toContain('CJJ 34-2010');
  expect(of('P3', 'electricity')).toMatchObject({ basis: 'none', kwh: null, kwhPerM2: null });
  const codes = told.findings.map(({ code, evidence }) => `${code} ${JSON.stringify(evidence['use'] ?? null)}`);
  expect(codes.some((one) => one.startsWith('district-demand-unknown') && one.includes('Dwelling'))).toBe(true);
  expect(codes.some((one) => one.startsWith('district-typical-days'))).toBe(true);
  expect(codes.some((one) => one.startsWith('district-demand-not-measured') && one.includes('Dwelling'))).toBe(true);
});

test('the grid grows with the phases and is sized for the peak of the sum, not for the sum of peaks', async () => {
  const { phases, peaks, oversizes } = await world.local.districtEnergy.plans.show({ plan: '东片区' });
  const size = (at: number, code: string) => phases[at]?.plants.find((one) => one.code === code)?.size;
  // 10,000 m² × (0.02 + 0.005) ÷ 2 kW, then 20 kW more; heat by the middle of the recommended loads, 60 and 42.5 W/m²
  expect([size(0, 'grid'), size(1, 'grid'), size(0, 'heat')].map((one) => Math.round((one ?? 0) * 10) / 10)).toEqual([125, 145, 812.5]);
  expect(phases.map(({ year, years }) => [year, years])).toEqual([
    [2027, 2],
    [2029, 10],
  ]);
  const electricity = peaks.find(({ carrier }) => carrier === 'electricity');
  expect(electricity?.peakKw).toBeCloseTo(145, 6);
  // 10,000 m² × (0.02 + 0.015) ÷ 2 kW, and 20 kW
  expect(electricity?.sumOfPeaksKw).toBeCloseTo(195, 6);
  // 145 kW × 10 yuan × (195 ÷ 145 − 1)
  expect(oversizes.find(({ carrier }) => carrier === 'electricity')?.moreYuan).toBeCloseTo(500, 3);
});

test('a demand is explained, and the paper and the table are downloaded', async () => {
  const { demands } = await world.local.districtEnergy.plans.show({ plan: '东片区' });
  const { figure, kwh } = demands.find(({ plot, carrier }) => plot === 'P1' && carrier === 'electricity')!;
  const told = await world.local.figures.explain({ figure });
  expect(told.result.value).toBe(kwh);
  expect(told.inputs.map(({ value }) => value)).toEqual(expect.arrayContaining([10_000]));
  for (const path of ['/exports/district-plan', '/exports/district-demand']) {
    const answer = await world.app.fetch(
      new Request(`http://localhost/api${path}?plan=${encodeURIComponent('东片区')}`, {
        headers: { authorization: `Bearer ${await world.secretOf('bureau', { region: '140302' })}` },
      }),
    );
    expect([path, answer.status]).toEqual([path, 200]);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(2000);
  }
});

test('faults of the file are told at once, and so is what no plan can supply', async () => {
  const bad = { ...district, plots: [{ code: 'P1', use: 'office', year: 2027, origin }], more: 1 };
  expect(await problemOf(made(world.local, '坏', bad))).toMatchObject({ status: 400, code: 'district-bad' });
  const [grid, heat] = district.supplies;
  const short = { ...district, supplies: [grid, { ...heat, mostKw: 200 }] };
  expect(await made(world.local, '缺', short)).toEqual(['failed', 'district-supply-short']);
  expect(await problemOf(made(world.local, '东片区', district))).toMatchObject({ status: 409, code: 'district-plan-name-taken' });
});

test('heat by figures follows the weather where the file has no profile; without weather it is left out, and what is missing is said', async () => {
  const { profiles: _profiles, ...bare } = district;
  const heatOf = async (plan: string, as: As = world.local) => {
    const { demands, findings } = await as.districtEnergy.plans.show({ plan });
    return {
      heat: demands.find(({ plot, carrier }) => plot === 'P3' && carrier === 'heat'),
      codes: findings.map(({ code }) => code),
      findings,
    };
  };
  expect(await made(world.local, '无气象', bare)).toEqual(['done', null]);
  const without = await heatOf('无气象');
  expect(without.heat).toMatchObject({ basis: 'none', kwh: null });
  expect(without.findings.find(({ code }) => code === 'district-heat-shape-unknown')?.detail).toContain('不知道本地区用哪个气象站');
  // -8 in the six coldest days of January, 0 in the other days
  const hours = Array.from({ length: 366 * 24 }, (_, at) => {
    const time = new Date(Date.UTC(2025, 0, 1) + at * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    return `${time},${at < 6 * 24 ? -8 : 0}`;
  });
  await world.local.weather.importWeather({
    file: await world.upload('w.csv', ['time,temperature', ...hours].join('\n')),
    station: 'S-1',
    zone: 'Asia/Shanghai',
    timeColumn: 'time',
    columns: { temperature: 'temperature' },
  });
  expect(await made(world.local, '有气象', bare)).toEqual(['done', null]);
  const { heat, codes } = await heatOf('有气象');
  // 42.5 W/m² × 5000 m² × 24 h × (6 days + 145 days × 18 ÷ 26); 1 November to 31 March are 151 days
  expect(heat?.kwh).toBeCloseTo(0.0425 * 5000 * 24 * (6 + (145 * 18) / 26), 3);
  expect(heat).toMatchObject({ basis: 'norm', peakKw: 212.5 });
  expect(heat?.source).toContain('供暖室外计算温度 -8 ℃');
  expect(codes).not.toContain('district-heat-shape-unknown');
  const english = await world.ask(`/api/district-plans/${encodeURIComponent('有气象')}`, {
    headers: { authorization: `Bearer ${world.app.localKey}`, 'accept-language': 'en' },
  });
  expect(await english.text()).toContain('design temperature -8 °C');
  for (const plan of ['无气象', '有气象']) await world.local.districtEnergy.plans.remove({ plan });
});

test('a bureau makes, sees and deletes plans of its own region only', async () => {
  const elsewhere = world.as('bureau', { region: '140303' });
  expect(await problemOf(elsewhere.districtEnergy.plans.show({ plan: '东片区' }))).toMatchObject({ code: 'no-such-district-plan' });
  expect(await problemOf(made(elsewhere, '外', district))).toMatchObject({ code: 'no-such-place' });
  expect((await elsewhere.districtEnergy.plans.list({})).plans).toEqual([]);
  const own = world.as('bureau', { region: '140302' });
  expect(await problemOf(own.districtEnergy.plans.remove({ plan: '东片区' }))).toMatchObject({ code: 'district-plan-of-another' });
  await world.local.districtEnergy.plans.remove({ plan: '东片区' });
  expect((await world.local.districtEnergy.plans.list({})).total).toBe(0);
});
