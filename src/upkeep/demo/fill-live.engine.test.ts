import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { demoResponders } from '#kernel/demo-accounts.ts';
import { fillLive, type LiveState } from './fill-live.ts';
import { accountsOf } from './demo-live.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
const kept: LiveState[] = [];
/** What exists when the filling is interrupted halfway. */
let half: LiveState;
/** Of the portfolios: none of them is in the live data. */
const members = ['M1', 'M2', 'M3', 'M4'];
const size = { buildings: 2, rooms: 4, days: 60 };

const fill = (from: LiveState, signal: AbortSignal, progress: (done: number) => void = () => undefined) => {
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { json: false, terminal: false, language: 'zh' as const, out: () => undefined, err: () => undefined };
  const at = { ...createSession(reached, 'zh'), output, link: null } as never;
  const judge = () => world.app.slices.warning.judgeAll();
  const openAccount = accountsOf(world.app);
  return fillLive({
    at,
    directory: folder,
    parcels: join(folder, 'parcels'),
    judge,
    openAccount,
    from,
    keep: (state) => void kept.push(state),
    progress,
    signal,
    size,
  });
};

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'live-'));
  const { registry, readings } = world.local;
  await registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region\nB1,示例楼一,office,140302\nB2,示例楼二,school,140302\n'),
  });
  const more = members.map((code) => `${code},示例楼${code},culture,140302,2000,4,PUB-1`);
  const head = 'code,name,use,region,floorArea,storeys,organisation';
  await registry.importBuildings({ file: await world.upload('m.csv', [head, ...more, ''].join('\n')) });
  const meters = ['B1', 'B2', ...members].map((code) => `${code}-E,${code},electricity,interval,kWh,50`);
  const list = `code,building,carrier,kind,unit,capacity\n${meters.join('\n')}\n`;
  await registry.importMeters({ file: await world.upload('m.csv', list) });
  const days = Array.from({ length: 366 }, (_, at) => new Date(Date.UTC(2025, 0, at)).toISOString().slice(0, 10));
  // no day is quite as the one before: days of the very same use are taken for a longer reading that was spread over them
  const rows = days.flatMap((day, at) =>
    Array.from(
      { length: 24 },
      (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00${`,${[5, 5.01, 4.99][at % 3]}`.repeat(2 + members.length)}`,
    ),
  );
  const file = await world.upload(
    'r.csv',
    [['time', 'B1-E', 'B2-E', ...members.map((code) => `${code}-E`)].join(), ...rows, ''].join('\n'),
  );
  await readings.importReadings({ file, layout: 'wide', timeColumn: 'time', interval: '1h', unit: 'kWh', zone: 'Asia/Shanghai' });
  const ending = new AbortController();
  const broken = fill({ plan: null, done: [] }, ending.signal, (done) => {
    if (done === 2) ending.abort(new Error('ended here'));
  });
  await expect(broken).rejects.toThrow('ended here');
  half = kept.at(-1) as LiveState;
  await fill(half, wholly());
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const wholly = () => new AbortController().signal;

test('the live part of the demo is created once, across an interruption, and all of it is marked as demonstration data', async () => {
  expect(half.done).toEqual(['seasons', 'rooms B1']);
  const { points, total } = await world.local.point.list({ limit: 1000 });
  expect(total).toBe(2 * (4 + 3 + 2) + 2);
  expect(points.every(({ name }) => name?.startsWith('示范数据：'))).toBe(true);
  const { plan } = kept.at(-1) as LiveState;
  await fill({ plan, done: [] }, wholly());
  expect((await world.local.point.list({})).total).toBe(total);
  expect((await world.local.occupancy.versions({ building: 'B1' })).changes).toHaveLength(1);
  expect((await world.local.comfort.seasons.list()).seasons).toHaveLength(1);
  expect((await world.local.comfort.inspections.list({})).inspections).toHaveLength(4);
  expect((await world.local.commissioning.list({})).actions).toHaveLength(2);
  expect((await world.local.upload.targets()).targets).toHaveLength(1);
  const { plans } = await world.local.districtEnergy.plans.list({});
  expect(plans.map(({ plan }) => plan.startsWith('示范数据：'))).toEqual([true]);
}, 180_000);

test('one energy audit waits for its owner, one is complete with a report, and both are marked as demonstration data', async () => {
  const { audits } = await world.local.energyAudit.list({});
  expect(audits.map(({ building, state, level }) => ({ building, state, level }))).toEqual([
    { building: 'B2', state: 'complete', level: 1 },
    { building: 'B1', state: 'out', level: 2 },
  ]);
  expect(audits.map(({ received }) => received)).toEqual([0, 1]);
  const { findings, measures, energy } = await world.local.energyAudit.show({ audit: audits[0]?.audit ?? 0 });
  expect(energy[0]).toMatchObject({ carrier: 'electricity', use: { value: 43_800 }, costYuan: '26280.00', price: '0.6000' });
  expect(findings.filter(({ system }) => system !== null).every(({ detail }) => detail.startsWith('示范数据：'))).toBe(true);
  expect(measures.map(({ annualSaving, payback }) => [annualSaving, payback])).toEqual([
    ['876', '38.1'],
    ['1752', '85.6'],
  ]);
  for (const { project } of measures) {
    const { name, note } = await world.local.project.project({ project: project ?? '' });
    expect([name.startsWith('示范数据：'), note?.includes('为演示编造')]).toEqual([true, true]);
  }
}, 60_000);

test('there are certificates, a split target with one county behind, and tasks that are done, overdue and open', async () => {
  const { certificates } = await world.local.carbon.certificates.list({ year: 2025 });
  expect(certificates.map(({ number, building, kwh }) => [number, building, kwh])).toEqual([
    ['示范-2025-1', 'B1', 20_000],
    ['示范-2025-2', 'B2', 40_000],
  ]);
  const { splits } = await world.local.targets.splits({ target: 'SX/retrofit-area' });
  const [province, city] = [splits.find(({ region }) => region === '140000'), splits.find(({ region }) => region === '140300')];
  expect(province?.rows.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(3000);
  expect(city?.total).toBe(province?.rows.find(({ region }) => region === '140300')?.value);
  expect(city?.rows.filter(({ value }) => value !== 0).map(({ region, value, commitment }) => [region, commitment === value])).toEqual([
    ['140302', true],
  ]);
  const { tasks } = await world.local.assignment.list({ region: '140300', document: 'YQ' });
  const reported = tasks.filter(({ reports }) => reports.length > 0);
  expect(reported.map(({ state, percent }) => `${state} ${String(percent)}`).toSorted()).toEqual(['done 100', 'open 20', 'overdue 60']);
  expect(reported.every(({ reports }) => reports[0]?.note.startsWith('示范数据：'))).toBe(true);
}, 60_000);

test('retrofit measures have values in the city that are marked as invented, which makes an estimate indicative', async () => {
  const { measures } = await world.local.retrofitEstimate.measures({ region: '140300' });
  const own = measures.filter(({ region }) => region === '140300');
  expect(own.map(({ measure }) => measure)).toContain('lighting');
  expect(own.every(({ cited, agreed }) => cited.includes('示范数据：造价和节约比例为演示编造') && agreed === null)).toBe(true);
  const { packages } = await world.local.retrofitEstimate.estimate({ building: 'B1', year: 2025, packages: ['public-systems'] });
  expect(packages[0]?.total.value).toBeGreaterThan(0);
  expect(packages[0]?.indicative).toBe(true);
});

test('rules from the templates have findings, somebody has answered them, and nothing leaves the machine', async () => {
  const { rules } = await world.local.warning.rules();
  expect(new Set(rules.map(({ id, state }) => `${id} ${state}`))).toEqual(
    new Set(['demo-band-left on', 'demo-outside-schedule on', 'demo-over-use on', 'demo-stuck on']),
  );
  expect(rules.every(({ names }) => names.zh.startsWith('示范数据：') && names.en.startsWith('Demo data: '))).toBe(true);
  const { episodes } = await world.local.warning.list({ limit: 1000 });
  expect(episodes.find(({ rule }) => rule === 'demo-stuck')?.feedback).toMatchObject({ as: 'real', note: '示范数据：传感器失效，已更换' });
  expect(episodes.flatMap(({ deliveries }) => deliveries).filter(({ state }) => state === 'delivered')).toEqual([]);
});

test('there are inspections in several states, and the repair after a warning is verified by its saving', async () => {
  const { inspections } = await world.local.comfort.inspections.list({});
  expect(inspections.map(({ state }) => state).toSorted()).toEqual(['closed', 'measured', 'measured', 'ordered']);
  const { actions } = await world.local.commissioning.effects({ building: 'B1' });
  expect(actions).toMatchObject([{ verdict: 'saved', repaired: { rule: 'demo-outside-schedule', again: 0, verified: true } }]);
  expect(actions.every(({ action }) => action.startsWith('示范数据：'))).toBe(true);
});

test('that repair was taken from a strategy: found in the weeks before, closed with its effect, and listed in the programme of the city', async () => {
  const { commissioning } = world.local;
  const { actions } = await commissioning.list({ building: 'B1' });
  const [action] = actions;
  expect(action?.strategy).toMatchObject({ kind: 'outside-hours', subject: 'AHU-1', to: action?.on, unit: 'kWh' });
  // thirty kilowatts in fourteen hours of a workday and in whole days of rest, less two days of the year's first weeks at most
  expect(action?.strategy?.saved).toBeGreaterThan(20 * 14 * 27);
  const { total, verdict } = await commissioning.show({ id: action?.id ?? 0 });
  const nightly = total.days * 30 * (14 * 5 + 24 * 2) * (1 / 7);
  expect([verdict, (total.low ?? 0) < nightly, (total.high ?? 0) > nightly]).toEqual(['saved', true, true]);
  const year = Number(action?.on.slice(0, 4));
  const { summary, rows } = await commissioning.programme({ region: '140300', year });
  expect(summary).toMatchObject({ stated: 2, due: 0 });
  expect(summary.verdicts.saved).toBeGreaterThan(0);
  expect(rows.map(({ building, months }) => [building, months])).toEqual([
    ['B1', 12],
    ['B2', 24],
  ]);
}, 60_000);

test('a directory of the demo has parcels of some days, and the one whose hour was corrected twice', async () => {
  const names = await readdir(join(folder, 'parcels'));
  expect(names.filter((name) => name.endsWith('-1.zip'))).toHaveLength(5);
  expect(names.filter((name) => name.endsWith('-2.zip'))).toHaveLength(1);
});

test('rooms keep reporting their usual values, and a meter continues where the city ends', async () => {
  const { plan } = kept.at(-1) as LiveState;
  const until = plan?.until as number;
  const at = (ms: number): string => new Date(ms).toISOString();
  const { steps } = await world.local.trend.trend({ point: 'B2-T101', from: at(until - 3 * 86_400_000), to: at(until), step: 'hour' });
  expect(steps).toHaveLength(72);
  expect((steps ?? []).filter(({ mean }) => mean !== null).length).toBeGreaterThan(65);
  const use = await world.local.metering.useOfMeter({ meter: 'B2-E', from: '2026-01-01', to: '2026-01-03', step: 'day' });
  for (const { value } of use.steps) expect(Math.abs((value ?? 0) - 120)).toBeLessThan(0.3);
});

test('four events are settled, one of them again with a repayment, and for tomorrow’s some owners have not answered', async () => {
  const { flexibility, settlement, portfolio, schedule } = world.local;
  const { portfolios } = await portfolio.list({});
  expect(portfolios.map(({ code, members: count }) => [code, count])).toEqual([
    ['示范-JHT-1', 2],
    ['示范-JHT-2', 2],
  ]);
  const { events } = await flexibility.events.list({});
  expect(events.map(({ event }) => event.code).toSorted()).toEqual([1, 2, 3, 4, 5].map((at) => `示范-XY-${at}`));
  const issues = await Promise.all([1, 2, 3, 4].map((at) => settlement.show({ event: `示范-XY-${at}` })));
  expect(issues.map(({ issue, indicative }) => [issue, indicative])).toEqual([
    [1, true],
    [2, true],
    [1, true],
    [1, true],
  ]);
  expect(issues.map(({ net }) => Math.sign(Number(net)))).toEqual([1, 1, -1, 1]);
  expect(issues[1]?.findings.map(({ code }) => code)).toContain('claim-back');
  expect(issues[1]?.members.find(({ building }) => building === 'M2')?.difference).toMatch(/^-/u);
  const [tomorrow] = events.filter(({ event }) => event.code === '示范-XY-5');
  expect(Date.parse(tomorrow?.event.from ?? '')).toBeGreaterThan((kept.at(-1)?.plan?.until ?? 0) + 18 * 3_600_000 - 24 * 3_600_000);
  expect([tomorrow?.event.late, (tomorrow?.committedKw ?? 0) > 0]).toEqual([false, true]);
  const { answer } = await schedule.building({ building: 'M1', tariff: 'demo-time-of-use' });
  expect(answer.status).toBe('optimal');
  const owner = world.as('owner', { organisation: 'PUB-1' });
  expect((await owner.flexibility.events.show({ event: '示范-XY-5' })).event.portfolio).toBe('示范-JHT-1');
  const users = await world.app.slices.access.users();
  expect(users.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.values(demoResponders).map(({ name }) => name)));
}, 60_000);
