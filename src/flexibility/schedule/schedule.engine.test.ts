import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { programScope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { addPlan, allStanding, dropStandingBefore, type KeptHead, plansOf, switchOn } from './plan-store.ts';
import { story } from '../../../test/story.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.local.knowledge.files.put({ name: 'day-night.yaml', text: tariffFile });
  await untilKnown();
});
afterAll(() => world.stop());

const scenario = {
  start: '2026-03-01T00:00:00+08:00',
  step: 60,
  steps: 4,
  site: {},
  price: { import: ['1.0', 1, 3, 3], export: 0 },
  base: 2,
  resources: [{ code: 'B', kind: 'battery', kw: 2, maxKwh: 4, startKwh: 0 }],
};
const refused = (asked: object) =>
  world.local.schedule.solve(asked).then(
    () => null,
    ({ document }: ProblemAnswer) => document,
  );

test('a scenario is given as a value or as text, a list returns a list', async () => {
  const told = await world.local.schedule.solve({ scenario });
  expect(told).toMatchObject({ status: 'optimal', gap: 0, cost: { total: '8.0000' }, breaches: [], findings: [] });
  const list = await world.local.schedule.solve({ text: JSON.stringify([scenario, { ...scenario, base: 0 }]) });
  expect(list).toMatchObject([{ cost: { total: '8.0000' } }, { cost: { total: '0.0000' } }]);
});

test('a list of twenty-one days is answered completely, as a value and as text', async () => {
  const day = { ...scenario, step: 15, steps: 96, price: { import: Array.from({ length: 96 }, (_, at) => 1 + at / 1e6), export: 0 } };
  const loads = (at: number) => Array.from({ length: 96 }, (_, step) => Number((2 + at / 10 + step / 1e12).toFixed(12)));
  const list = Array.from({ length: 21 }, (_, at) => ({ ...day, base: loads(at) }));
  const text = JSON.stringify(list, null, 16);
  expect(text.length).toBeGreaterThan(181_085);
  const costs = (await world.local.schedule.solve({ scenario: list })) as unknown as { status: string }[];
  expect(costs.map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 'optimal'));
  expect(await world.local.schedule.solve({ text })).toMatchObject(costs.map(({ status }) => ({ status })));
});

test('a refusal names the resource, the step and the field, in the requested language', async () => {
  const told = await refused({ scenario: { ...scenario, price: { import: [1, null, 3, 3], export: 0 } } });
  expect(told).toMatchObject({ status: 400, code: 'price-missing', evidence: { field: 'price.import', step: 1 } });
  expect(told?.detail).toContain('price.import[1]');
  const other = await refused({ scenario: [scenario, { ...scenario, resources: [{ ...scenario.resources[0], chargeEfficiency: 1.2 }] }] });
  expect(other).toMatchObject({ code: 'out-of-range', evidence: { resource: 'B', field: 'chargeEfficiency' } });
  expect(other?.findings).toMatchObject([{ evidence: { path: '[1].resources[0].chargeEfficiency' } }]);
  expect(other?.detail).toContain('[1].resources[0].chargeEfficiency (B)');
});

test('direct current that only a small shed load balances is refused by name, in a list too', async () => {
  const shed = { code: 'S', kind: 'shed', bus: 'dc', available: 5, price: 1, maxKwh: 6 };
  const bare = { ...scenario, baseDc: 5, converter: { kw: 2, toDc: 1, toAc: 1 }, resources: [shed] };
  const told = await refused({ scenario: [scenario, bare] });
  expect(told).toMatchObject({ status: 400, code: 'does-not-fit', evidence: { field: 'baseDc', within: 'converter.kw', value: '3' } });
  expect(told?.findings).toHaveLength(4);
  expect(told?.detail).toContain('[1].baseDc[0]');
  expect(await world.local.schedule.solve({ scenario: { ...bare, resources: [{ ...shed, maxKwh: 12 }] } })).toMatchObject({
    status: 'optimal',
  });
});

test('a missing scenario is reported as such', async () => {
  expect(await refused({})).toMatchObject({ status: 400, code: 'schedule-nothing' });
  expect(await refused({ text: '{' })).toMatchObject({ status: 400, code: 'schedule-broken' });
});

/** The content of a file takes effect a moment after it was written. */
async function untilKnown(): Promise<void> {
  const asked = { id: 'day-night', from: '2026-03-02', to: '2026-03-03', step: 'hour' as const };
  await vi.waitFor(() => world.local.schedule.prices(asked), { timeout: 10_000, interval: 100 });
}

const tariffFile = `kind: tariff
entries:
  - id: day-night
    export: '0.20'
    periods:
      - {name: night, price: '0.30', from: '22:00', to: '08:00'}
      - {name: day, price: '1.00', from: '08:00', to: '22:00'}
`;

story('a building is planned, its plans are stored, created automatically and counted', (step) => {
  step('a building is planned from its battery, a tariff and the load measured before', async () => {
    const upload = (text: string) => world.upload('some.csv', text);
    await world.local.registry.importBuildings({
      file: await upload('code,name,use,region,floorArea\nPLAN-1,a house,office,140302,100\n'),
    });
    await world.local.registry.importMeters({ file: await upload('code,building,carrier\nPLAN-M,PLAN-1,electricity\n') });
    await world.local.resources.importResources({
      file: await upload('code,building,kind,kw,minKwh,maxKwh\nPLAN-B,PLAN-1,battery,10,2,22\nPLAN-E,PLAN-1,ev,7,,\n'),
    });
    const day = (at: number): string => `2026-03-${String(at).padStart(2, '0')}`;
    const readings = Array.from({ length: 14 }, (_, at) => ({ meter: 'PLAN-M', time: day(at + 1), end: day(at + 2), value: 240 }));
    await world.local.readings.record({ readings: [...readings, { meter: 'PLAN-M', time: day(15), end: day(16), value: 9_999 }] });
    const { scenario, answer } = await world.local.schedule.building({ building: 'PLAN-1', tariff: 'day-night', at: '2026-03-15' });
    expect(scenario).toMatchObject({ start: '2026-03-14T16:00:00Z', step: 15, steps: 192, resources: [{ code: 'PLAN-B', startKwh: 2 }] });
    expect(new Set(scenario['base'] as number[])).toEqual(new Set([10]));
    // worked by hand: twice 10 h at 0.30 and 14 h at 1.00 of 10 kW, minus twice 20 kWh moved from night to day
    expect(answer).toMatchObject({ status: 'optimal', cost: { total: '312.0000' } });
    expect(answer.findings.map(({ code, evidence }) => [code, evidence['resource']])).toEqual([
      ['state-taken-as-least', 'PLAN-B'],
      ['resource-left-out', 'PLAN-E'],
    ]);
    expect(await world.local.schedule.solve({ scenario })).toMatchObject({ cost: answer.cost });
    const early = { building: 'PLAN-1', tariff: 'day-night', at: '2026-02-10' };
    await expect(world.local.schedule.building(early)).rejects.toMatchObject({ document: { code: 'load-unknown' } });
    await expect(world.local.schedule.building({ ...early, building: 'NOBODY' })).rejects.toMatchObject({
      document: { code: 'no-such-building' },
    });
  });

  step('a stored plan never changes, is shown with its time, and is exported as a table', async () => {
    const asked = { building: 'PLAN-1', tariff: 'day-night', at: '2026-03-15' };
    const kept = await world.local.schedule.keep(asked);
    expect(kept).toMatchObject({
      building: 'PLAN-1',
      tariff: 'day-night',
      standing: false,
      status: 'optimal',
      total: '312.0000',
      breaches: 0,
    });
    const { plans, standing } = await world.local.schedule.plans({ building: 'PLAN-1' });
    expect(plans).toMatchObject([{ number: kept.number, starts: '2026-03-14T16:00:00Z', made: kept.made }]);
    expect(standing).toBeNull();
    await world.local.readings.record({ readings: [{ meter: 'PLAN-M', time: '2026-03-14', end: '2026-03-15', value: 480 }] });
    expect(await world.local.schedule.plan({ number: kept.number })).toEqual(kept);
    const file = await world.ask(`/api/exports/schedule?number=${kept.number}`);
    const lines = (await file.text()).trim().split('\r\n');
    expect(lines[0]).toContain('start,end,import kW,export kW,PLAN-B kW,PLAN-B kWh');
    expect(lines).toHaveLength(193);
    await expect(world.local.schedule.plan({ number: 999_999 })).rejects.toMatchObject({ document: { code: 'no-such-schedule' } });
    await expect(world.local.schedule.keep({ ...asked, building: 'NOBODY' })).rejects.toMatchObject({
      document: { code: 'no-such-building' },
    });
  });

  step('an enabled building gets a plan in each round, and the reason why one could not be made stays with it', async () => {
    const { plans } = world.app.slices.schedule;
    const round = () => plans.round({ signal: new AbortController().signal, progress: () => undefined });
    expect(await plans.schedule.when()).toBeNull();
    const unmeasured = { building: 'PLAN-1', tariff: 'day-night' };
    await expect(world.local.schedule.stand(unmeasured)).rejects.toMatchObject({ document: { code: 'load-unknown' } });
    const today = Date.now();
    const day = (back: number): string => new Date(today - back * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    const readings = Array.from({ length: 20 }, (_, at) => ({ meter: 'PLAN-M', time: day(20 - at), end: day(19 - at), value: 240 }));
    await world.local.readings.record({ readings });
    expect(await world.local.schedule.stand(unmeasured)).toMatchObject({ standing: { tariff: 'day-night', problem: null } });
    expect(await plans.schedule.when()).toMatchObject({ cron: '*/15 * * * *' });
    const before = (await world.local.schedule.plans({ building: 'PLAN-1' })).plans.length;
    await round();
    await round();
    const told = await world.local.schedule.plans({ building: 'PLAN-1' });
    expect(told.plans.slice(0, 2)).toMatchObject([{ standing: true }, { standing: true }]);
    expect(told.plans).toHaveLength(before + 2);
    expect(told.standing).toMatchObject({ problem: null });
    const { postgres } = world.stores;
    await switchOn(postgres, programScope, { building: 'PLAN-1', tariff: 'gone' }, new Date());
    await round();
    expect((await world.local.schedule.plans({ building: 'PLAN-1' })).standing?.problem).toContain('gone');
    // the switch of a building that no longer exists ends with the next round
    await switchOn(postgres, programScope, { building: 'GONE', tariff: 'day-night' }, new Date());
    await round();
    expect((await allStanding(postgres, wholeProgram)).map(({ building }) => building)).toEqual(['PLAN-1']);
    // the switch of a merged building continues under the code that answers, and is switched off there
    expect(await world.local.schedule.stand({ building: 'PLAN-1', tariff: null })).toEqual({ standing: null });
    await world.local.registry.importBuildings({
      file: await world.upload('b.csv', 'code,name,use,region,floorArea\nPLAN-9,a house,office,140302,100\n'),
    });
    await switchOn(postgres, programScope, { building: 'PLAN-9', tariff: 'day-night' }, new Date());
    await world.local.registry.merge({ building: 'PLAN-9', into: 'PLAN-1' });
    expect((await world.local.schedule.plans({ building: 'PLAN-1' })).standing).toMatchObject({ tariff: 'day-night' });
    await round();
    expect((await allStanding(postgres, wholeProgram)).map(({ building }) => building)).toEqual(['PLAN-1']);
    expect(await world.local.schedule.stand({ building: 'PLAN-9', tariff: null })).toEqual({ standing: null });
    // the old code gives the same plan and forecast as the one that answers
    const byCode = async (building: string) =>
      (await world.local.schedule.building({ building, tariff: 'day-night' })).scenario['resources'];
    expect(await byCode('PLAN-9')).toEqual(await byCode('PLAN-1'));
    expect(await world.local.forecast.building({ building: 'PLAN-9' })).toMatchObject({ building: 'PLAN-1' });
    expect((await world.local.forecast.building({ building: 'PLAN-9' })).load.estimated).toBeGreaterThan(0.5);
    // while automatic plans are kept, there are rounds that delete them
    expect(await plans.schedule.when()).not.toBeNull();
    await dropStandingBefore(postgres, wholeProgram, new Date(Date.now() + 60_000));
    expect(await plans.schedule.when()).toBeNull();
  });

  step('a charger is planned with the given sessions, and one of another charger is refused', async () => {
    const asked = { building: 'PLAN-1', tariff: 'day-night', at: '2026-03-15' };
    const sessions = 'resource,from,to,startKwh,maxKwh,targetKwh\nPLAN-E,2026-03-15T18:00,2026-03-16T07:00,10,60,40\n';
    const { answer } = await world.local.schedule.building({ ...asked, sessions });
    expect(answer.resources.map(({ code }) => code)).toContain('PLAN-E');
    expect(answer.findings.map(({ code, evidence }) => [code, evidence['resource']])).toContainEqual(['plan-load-includes', 'PLAN-E']);
    await expect(world.local.schedule.building({ ...asked, sessions: sessions.replace('PLAN-E', 'PLAN-B') })).rejects.toMatchObject({
      document: { code: 'given-stranger', evidence: { resource: 'PLAN-B' } },
    });
  });

  step('plans of a merged building count with those of the remaining code', async () => {
    const { postgres } = world.stores;
    const [kept] = (await plansOf(postgres, checkedByCaller, ['PLAN-1'], { limit: 1, offset: 0 })).plans;
    const body = { scenario: {}, answer: {}, zone: 'Asia/Shanghai', forecast: {} } as never;
    const names = ['MERGED', 'ANSWERS'];
    for (const building of names) {
      const head = { ...(kept as KeptHead), building, standing: false };
      await addPlan(postgres, programScope, { head, body, names, bounds: { standingSince: new Date(0), most: 1 } });
    }
    const { plans } = await plansOf(postgres, checkedByCaller, names, { limit: 9, offset: 0 });
    expect(plans.map(({ building }) => building)).toEqual(['ANSWERS']);
  });

  step('a second page of plans continues where the first ends', async () => {
    const all = await world.local.schedule.plans({ building: 'PLAN-1' });
    const one = await world.local.schedule.plans({ building: 'PLAN-1', limit: 1, offset: all.total - 1 });
    expect(one.plans).toEqual(all.plans.slice(-1));
  });
});

test('the highest import so far is that of the whole month without photovoltaic generation; the next month is paid separately', async () => {
  const text = tariffFile.replace('day-night', 'with-demand').replace("export: '0.20'", "export: '0.20'\n    demand: '30'");
  await world.local.knowledge.files.put({ name: 'with-demand.yaml', text });
  await vi.waitFor(() => world.local.schedule.prices({ id: 'with-demand', from: '2026-03-02', to: '2026-03-03', step: 'hour' }), {
    timeout: 10_000,
    interval: 100,
  });
  const upload = (lines: string) => world.upload('some.csv', lines);
  await world.local.registry.importBuildings({
    file: await upload('code,name,use,region,floorArea\nPLAN-2,a house,office,140302,100\n'),
  });
  const meters = 'code,building,carrier,direction,parent\nPLAN-N,PLAN-2,electricity,,\nPLAN-G,PLAN-2,electricity,generation,\n';
  await world.local.registry.importMeters({ file: await upload(`${meters}PLAN-K,PLAN-2,electricity,,PLAN-N\n`) });
  await world.local.resources.importResources({
    file: await upload('code,building,kind,kw,meter,from\nPLAN-P,PLAN-2,pv,20,PLAN-G,\nPLAN-C,PLAN-2,ev,7,PLAN-K,\n'),
  });
  const minutes = (day: number, minute: number): string => new Date(Date.UTC(2026, 0, day, 0, minute)).toISOString().slice(0, 16);
  const hourly = (meter: string, kw: number, first: number) =>
    Array.from({ length: (31 - first) * 24 }, (_, at) => ({
      meter,
      time: minutes(first, at * 60),
      end: minutes(first, at * 60 + 60),
      value: kw,
    }));
  // the last hour before the plan ends within it, so nothing is known of it yet
  const cut = (meter: string, kw: number, first: number) => [
    ...hourly(meter, kw, first).slice(0, -1),
    { meter, time: minutes(30, 1380), end: minutes(30, 1410), value: kw / 2 },
    { meter, time: minutes(30, 1410), end: minutes(30, 1470), value: 500 },
  ];
  const used = cut('PLAN-N', 10, 2).map((one) => (one.time === '2026-01-05T12:00' ? { ...one, value: 60 } : one));
  const made = hourly('PLAN-G', 2, 1).filter(({ time }) => !time.startsWith('2026-01-29'));
  const long = { meter: 'PLAN-N', time: '2026-01-01', end: '2026-01-02', value: 2400 };
  await world.local.readings.record({ readings: [long, ...used, ...made, ...cut('PLAN-K', 2, 1)] });
  const sessions = 'resource,from,to,startKwh,maxKwh\nPLAN-C,2026-01-31T18:00,2026-02-01T07:00,10,60\n';
  const asked = { building: 'PLAN-2', tariff: 'with-demand', at: '2026-01-31', sessions };
  const { scenario, answer } = await world.local.schedule.building(asked);
  expect(scenario['price']).toMatchObject({
    peak: '30',
    peakSoFarKw: 58,
    peakPeriods: [{ from: '2026-01-31T16:00:00Z', peak: '30', peakSoFarKw: 0 }],
  });
  // the day of the single reading, the day on which photovoltaics were not read, and what had not ended
  expect(answer.findings).toContainEqual(expect.objectContaining({ code: 'peak-partly-measured', evidence: { steps: 194, of: 2880 } }));
  // without what the charger takes, as shown by its own meter
  expect(new Set((scenario['base'] as number[]).map((kw) => kw.toFixed(3)))).toEqual(new Set(['8.000']));
});

test('prices of a tariff follow local time, and an unknown tariff is reported as such', async () => {
  const asked = { from: '2026-03-02T21:00', to: '2026-03-03', step: 'hour' as const };
  const { steps } = await world.local.schedule.prices({ id: 'day-night', ...asked });
  expect(steps.map(({ period, import: price }) => `${period} ${price}`)).toEqual(['day 1.00', 'night 0.30', 'night 0.30']);
  await expect(world.local.schedule.prices({ id: 'none', ...asked })).rejects.toMatchObject({ document: { code: 'no-such-tariff' } });
});

test('days are replayed with a hypothetical battery; days without measurements are left out and reported', async () => {
  const upload = (text: string) => world.upload('some.csv', text);
  await world.local.registry.importBuildings({ file: await upload('code,name,use,region,floorArea\nPLAN-3,a house,office,140302,100\n') });
  await world.local.registry.importMeters({
    file: await upload('code,building,carrier,direction\nPLAN-O,PLAN-3,electricity,\nPLAN-R,PLAN-3,electricity,generation\n'),
  });
  // an array that was installed within the period and generated nothing: days before it are planned all the same
  await world.local.resources.importResources({
    file: await upload('code,building,kind,kw,meter,installed\nPLAN-Q,PLAN-3,pv,20,PLAN-R,2025-02-06\n'),
  });
  const hour = (at: number): string => new Date(Date.UTC(2025, 0, 1, at)).toISOString().slice(0, 16);
  const readings = Array.from({ length: 59 * 24 }, (_, at) => ({ meter: 'PLAN-O', time: hour(at), end: hour(at + 1), value: 10 }));
  const dark = readings.filter(({ time }) => time >= '2025-02-06').map((one) => ({ ...one, meter: 'PLAN-R', value: 0 }));
  await world.local.readings.record({ readings: [...readings.filter(({ time }) => !time.startsWith('2025-02-10')), ...dark] });
  const asked = { building: 'PLAN-3', tariff: 'day-night', from: '2025-02-01', to: '2025-02-12' };
  const battery = { code: 'NEW', kind: 'battery', kw: 10, minKwh: 2, maxKwh: 22, startKwh: 2 };
  const { job } = await world.local.schedule.replay({ ...asked, resources: [battery] });
  const told = await vi.waitFor(() => world.local.schedule.replayShown({ job }), { timeout: 90_000, interval: 200 });
  // worked by hand: 10 days of 10 h at 0.30 and 14 h at 1.00 of 10 kW, minus 20 kWh a day moved from night to day
  const sums = { without: '1700.0000', replayed: '1560.0000', foresight: '1560.0000', saving: '140.0000', possible: '140.0000' };
  expect(told).toMatchObject({
    days: { of: 11, replayed: 10, unplanned: 0 },
    total: sums,
    months: [{ month: '2025-02', days: 10, ...sums }],
  });
  expect(told.findings.map(({ code }) => code)).toEqual(['replay-hours-shared', 'replay-days-left-out']);
  const month = told.months[0] as (typeof told.months)[number];
  const opened = await world.local.figures.explain({ figure: month.figure });
  expect(opened).toMatchObject({ result: { value: 140, unit: '元' }, knownAt: expect.any(String) as string });
  expect(opened.inputs.map(({ name }) => name)).toContain('PLAN-3');
  expect(opened.inputs.at(-1)).toMatchObject({ name: '储能 / Battery NEW', value: 'kw 10, minKwh 2, maxKwh 22, startKwh 2' });
  // the earlier result still opens when the same building is replayed again
  const again = await world.local.schedule.replay({ ...asked, to: '2025-02-02', resources: [battery] });
  await vi.waitFor(() => world.local.schedule.replayShown({ job: again.job }), { timeout: 90_000, interval: 200 });
  expect(await world.local.figures.explain({ figure: month.figure })).toEqual(opened);
  const refusal = (more: object) =>
    world.local.schedule.replay({ ...asked, ...more }).then(
      () => null,
      ({ document }: ProblemAnswer) => document?.code,
    );
  expect(await refusal({})).toBe('replay-no-battery');
  expect(await refusal({ resources: [{ ...battery, kind: 'pv' }] })).toBe('replay-no-battery');
  expect(await refusal({ resources: [{ ...battery, chargeEfficiency: 1.2 }] })).toBe('out-of-range');
  expect(await refusal({ resources: [{ ...battery, bus: 'dc' }] })).toBe('replay-battery-form');
  expect(await refusal({ resources: [{ ...battery, kw: [10] }] })).toBe('replay-battery-form');
  expect(await refusal({ resources: [battery], to: '2025-01-01' })).toBe('replay-span');
  expect(await refusal({ resources: [battery], tariff: 'none' })).toBe('no-such-tariff');
  await expect(world.local.schedule.replayShown({ job: 'none' })).rejects.toMatchObject({ document: { code: 'no-such-replay' } });
});
