import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrueRetrofit } from '../../../test/city.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { heatCompany } from '../../../test/city/heat.ts';
import { fill } from './fill.ts';
import { bringRetrofits, retrofitCode, sealBaseline, tellStated } from './fill-savings.ts';
import { bringMeterCertificates } from './live-certificates.ts';
import { bringHeatSupply, closeHeatSeason } from './live-heat.ts';
import { goOnWithHeat } from './live-heat-later.ts';
import { goOnWithWeather } from './live-use.ts';
import { signContracts } from './live-contracts.ts';
import { makePlans } from './live-plans.ts';
import { bringResources } from './live-resources.ts';
import { checkSolar } from './live-solar.ts';
import { bringEquipment, bringPool, verifySavings } from './live-renewal.ts';
import { fillReturns, issueReport } from './live-returns.ts';
import { shareData } from './live-sharing.ts';
import { createSession } from '#cli/session.ts';

/** Now, to which the demo is read. */
const end = Date.parse('2026-11-24');
const began = Date.now();

let world: World;
let folder: string;
let retrofits: readonly TrueRetrofit[];

beforeAll(async () => {
  world = await createWorld({ clock: () => end + Date.now() - began });
  folder = await mkdtemp(join(tmpdir(), 'savings-'));
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { json: false, terminal: false, language: 'zh' as const, out: () => undefined, err: () => undefined };
  const at = { ...createSession(reached, 'zh'), output, link: null } as never;
  const smaller = { buildings: 60, meteredBuildings: 24, retrofits: 6 };
  retrofits = await fill(at, join(folder, 'city'), new AbortController().signal, smaller);
  const work = { at, directory: folder };
  await bringRetrofits(work, retrofits);
  // an interrupted start does everything again
  for (const one of [...retrofits, ...retrofits]) await sealBaseline(work, retrofits, one);
  await tellStated(work, retrofits);
  // and so does this one
  const timed = { ...work, plan: { until: end } } as never;
  for (const _again of [1, 2]) {
    await signContracts(work, retrofits);
    await fillReturns(work, 3);
    await shareData(timed);
    await goOnWithWeather(timed);
    await bringHeatSupply(timed);
    await bringMeterCertificates(timed);
    await closeHeatSeason(work);
    await goOnWithHeat(timed);
    await bringEquipment(work);
    await bringResources(work);
    await checkSolar(work);
    await bringPool(timed, 1);
    await makePlans(timed);
    await verifySavings(timed, retrofits);
    await issueReport(work);
  }
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

test('the retrofits of the demo are projects of the registry, each with one locked baseline, all marked', async () => {
  expect(retrofits).toHaveLength(6);
  const { projects, total } = await world.local.project.projects({ limit: 100 });
  expect(total).toBe(6);
  expect(projects.every(({ name, note }) => name.startsWith('示范数据：') && (note ?? '').startsWith('示范数据：'))).toBe(true);
  const { baselines } = await world.local.savings.list({});
  expect(baselines.map(({ baseline }) => baseline).toSorted()).toEqual(retrofits.map((one) => retrofitCode(retrofits, one)).toSorted());
  expect(baselines.every(({ baseline, project }) => baseline === project)).toBe(true);
});

test('the heat company of the demo has substations, points on heat meters, households and samples, and its points are ranked', async () => {
  const { substations } = await world.local.heatNetwork.substations.list({});
  const fed = substations.reduce((sum, { points }) => sum + points, 0);
  const { households, total } = await world.local.heatSupply.households.list({ limit: 1000 });
  expect(fed).toBeGreaterThan(0);
  expect(total).toBeGreaterThan(fed * 10);
  expect(households.filter(({ area }) => Number(area) < 65 || Number(area) > 130)).toEqual([]);
  expect(households.every(({ name }) => (name ?? '').startsWith('示范'))).toBe(true);
  const told = await world.local.heatNetwork.index({ season: '2024-25' });
  expect(told.points.length).toBeGreaterThan(0);
  expect((await world.local.heatNetwork.samples.list({ limit: 1 })).total).toBeGreaterThan(0);
});

test('a season of the demo is closed with differences, by all six methods; after payments some still owe and some get money back', async () => {
  const page = (offset: number) => world.local.heatNotes.notes.list({ season: '2024-25', limit: 1000, offset });
  const notes = [...(await page(0)).notes, ...(await page(1000)).notes];
  expect(new Set(notes.map(({ stands }) => stands.method))).toEqual(
    new Set(['household', 'share-area', 'share-meter', 'share-units', 'share-time', 'area']),
  );
  expect(notes.filter(({ kind }) => kind === 'difference').length).toBeGreaterThan(0);
  expect(notes.some(({ stands }) => stands.rules.length > 0)).toBe(true);
  const { accounts } = await world.local.heatNotes.arrears({});
  expect(accounts.length).toBeGreaterThan(0);
  expect((await world.local.heatBilling.seasons.list({})).seasons.map(({ name }) => name)).toEqual(['2026-27', '2025-26', '2024-25']);
});

test('the season after is closed too, so that a bill is explained beside that of the year before; the next is read up to its day', async () => {
  const { local } = world;
  const { notes } = await local.heatNotes.notes.list({ season: '2025-26', limit: 1000 });
  expect(new Set(notes.map(({ stands }) => stands.method)).size).toBe(6);
  const metered = notes.filter(({ stands }) => stands.method === 'household');
  const changes = await Promise.all(metered.slice(0, 5).map(({ household }) => local.heatBilling.change({ household, season: '2025-26' })));
  for (const { parts, before, sentences } of changes) {
    expect(before?.season).toBe('2024-25');
    expect(parts?.length).toBeGreaterThan(0);
    expect(sentences.length).toBeGreaterThan(0);
  }
  expect(changes).toHaveLength(5);
  expect((await local.heatNotes.notes.list({ season: '2026-27', limit: 0 })).total).toBe(0);
  for (const season of ['2025-26', '2026-27']) {
    const { points } = await local.heatNetwork.index({ season });
    expect(points.length).toBeGreaterThan(0);
    const bought = await local.heatNotes.purchases.show({ company: heatCompany, season });
    expect(bought.suppliers.map(({ supplier }) => supplier)).toEqual(['示范工业余热站', '示范热电厂']);
  }
});

test('the demo has held bills and overdue meters on purpose, purchased heat and cold homes', async () => {
  const { local } = world;
  const company = heatCompany;
  const { job } = await local.heatNotes.closes.begin({ season: '2024-25', company, preview: true });
  for await (const { finishedAt } of await local.jobs.events({ id: job })) if (finishedAt !== null) break;
  const { held } = await local.heatNotes.closes.show({ job });
  expect(held.map(({ code }) => code)).toContain('readings-missing');
  const invalid = await local.meterVerification.invalid({ from: '2024-11-01', to: '2025-04-01', company });
  expect(invalid.meters.filter(({ notes }) => notes.length > 0).length).toBeGreaterThan(0);
  const bought = await local.heatNotes.purchases.show({ company, season: '2024-25' });
  expect(bought.suppliers.map(({ supplier }) => supplier)).toEqual(['示范工业余热站', '示范热电厂']);
  expect(bought.findings).toEqual([]);
  expect((await local.cases.list({ procedure: 'cold-home' })).total).toBe(3);
  expect((await local.heatNetwork.coldProposals({})).proposals).toHaveLength(1);
});

test('adjustable resources of the demo are of all kinds, each kind in a building once, all marked as invented', async () => {
  const { resources, total } = await world.local.resources.list({ limit: 1000 });
  expect(total).toBe(resources.length);
  expect(new Set(resources.map(({ kind }) => kind))).toEqual(new Set(['pv', 'battery', 'ev', 'hvac', 'shed', 'shift']));
  expect(new Set(resources.map(({ kind, building }) => `${kind} ${building}`)).size).toBe(total);
  expect(resources.every(({ code, name, kw }) => code.startsWith('示范-') && (name ?? '').startsWith('示范数据：') && kw > 0)).toBe(true);
});

test('two roofs of the demo run despite a failed check, one is abandoned, and each yields by the sun of the demo', async () => {
  const { resources } = await world.local.solarSafety.register({ region: '140300', on: '2026-07-01' });
  const owing = (duty: string) => resources.filter(({ duties }) => duties.some((one) => one.duty === duty));
  expect(owing('stop')).toHaveLength(2);
  expect(owing('remove')).toHaveLength(1);
  expect(owing('assess').length).toBeLessThan(resources.length / 2);
  const building = resources[0]?.building ?? '';
  const { arrays, series, findings } = await world.local.solar.yield({ building });
  expect(series).toBe('observed');
  expect(findings).toMatchObject([{ code: 'station-assumed', evidence: { building } }]);
  for (const { specific } of arrays) expect(specific).toBeGreaterThan(500);
});

test('reported savings are next to the true ones: mostly within the interval, and always close to it', async () => {
  const held: boolean[] = [];
  for (const one of retrofits) {
    const code = retrofitCode(retrofits, one);
    const report = await world.local.savings.report({ baseline: code, from: one.from, to: '2026-01-01' });
    const { low, high } = report.interval as { low: number; high: number };
    held.push(low <= one.kwh && one.kwh <= high);
    expect(Math.abs((report.savings.value as number) - one.kwh)).toBeLessThan(2.5 * (high - low));
    const { note } = await world.local.project.project({ project: code });
    for (const said of [one.kwh, report.savings.value as number, low, high])
      expect(note).toContain(said.toLocaleString('en-US', { maximumFractionDigits: 0 }));
    expect(note).toContain(held.at(-1) === true ? '真值在区间内' : '真值在区间外');
  }
  expect(held.filter((one) => one).length).toBeGreaterThanOrEqual(4);
});

test('a contract of each type has six settled months, all marked; one was corrected by an agreed event, an event of another is disputed', async () => {
  const { contracts } = await world.local.contracts.list({});
  expect(contracts.map(({ type, settled, state }) => [type, settled, state])).toEqual([
    ['shared', 6, 'ended'],
    ['guaranteed', 6, 'ended'],
    ['trusteeship', 6, 'ended'],
  ]);
  expect(contracts.every(({ name }) => name.startsWith('示范数据：') && name.includes('为演示编造'))).toBe(true);
  const ledgers = await Promise.all(contracts.map(({ contract }) => world.local.contracts.ledger({ contract })));
  expect(ledgers.every(({ valid }) => valid)).toBe(true);
  const kinds = ledgers.map(({ entries }) => entries.map(({ kind }) => kind).filter((kind) => kind !== 'settlement'));
  expect(kinds).toEqual([['correction', 'payment'], [], []]);
  expect(ledgers[0]?.entries.find(({ kind }) => kind === 'correction')?.causes).toEqual([{ kind: 'event', event: 1 }]);
  const [shared, guaranteed] = await Promise.all(contracts.map(({ contract }) => world.local.contracts.show({ contract })));
  expect(shared?.events).toMatchObject([{ kind: 'exclude', confirmed: true }]);
  expect(guaranteed?.events).toMatchObject([{ kind: 'fixed', confirmed: false, owner: 'dispute' }]);
});

test('in a sample of the national form one year is locked, and in the next one county is behind; all are marked as demonstration data', async () => {
  const { names } = await world.local.return.form({ id: 'civil-building-energy' });
  expect([names.zh.startsWith('示范数据：'), names.en.startsWith('Demo data: ')]).toEqual([true, true]);
  const { periods } = await world.local.return.periods({ region: '140300' });
  expect(periods.map(({ period }) => period).toSorted()).toEqual(['2024', '2025']);
  const of = (period: string, region: string) => world.local.return.status({ form: 'civil-building-energy', period, region });
  const [locked, now] = [await of('2024', '140300'), await of('2025', '140300')];
  expect(locked).toMatchObject({ locked: true, coverage: 1, open: 0 });
  expect(locked.expected).toBeGreaterThan(10);
  expect(now).toMatchObject({ locked: false, returned: 1 });
  expect(Math.min(now.submitted, now.accepted, now.open)).toBeGreaterThan(0);
  const counties = ['140302', '140303', '140311', '140321', '140322'];
  const open = await Promise.all(counties.map(async (county) => (await of('2025', county)).open));
  expect(open.map((count) => count > 0)).toEqual([false, false, false, false, true]);
  const { rows } = await world.local.return.total({ form: 'civil-building-energy', period: '2024', region: '140300' });
  expect(rows.find(({ field }) => field === 'electricity')?.value).toBeGreaterThan(0);
});

test('the city has an inventory of both years, an assessment that ranks its counties, and a report issued once', async () => {
  for (const year of [2024, 2025]) expect((await world.local.carbon.inventory({ region: '140300', year })).total.kg).toBeGreaterThan(0);
  const { rows } = await world.local.assessment.run({ id: 'city-counties', region: '140300', year: 2025 });
  expect(rows).toHaveLength(5);
  const { sections, statement } = await world.local.annualReport.draw({ region: '140300', year: 2025 });
  expect(statement).toMatchObject({ act: 'issue', follows: null, differences: [] });
  expect(sections.length).toBeGreaterThan(2);
});

test('data are shared under an agreement, and one of the suppliers is late', async () => {
  const { feeds } = await world.local.sharing.feeds.list();
  expect(feeds.map(({ state, purpose }) => [state, purpose.startsWith('示范数据：')])).toEqual([['open', true]]);
  const { suppliers } = await world.local.sharing.deliveries.status({ month: '2025-12' });
  expect(suppliers).toHaveLength(4);
  expect(suppliers.filter(({ late }) => late > 0).map(({ supplier }) => supplier)).toEqual(['SUP-W']);
  expect(suppliers.every(({ delivered }) => delivered > 0)).toBe(true);
});

test('most meters have certificates, of which some failed, expired or expire soon, all with numbers marked as invented', async () => {
  const { certificates } = await world.local.meterVerification.list({ limit: 1000 });
  expect(certificates.every(({ certificate }) => certificate.startsWith('示范-'))).toBe(true);
  const { counts, shareWithout } = await world.local.meterVerification.due({ on: '2026-11-24' });
  expect([counts.overdue, counts.none, counts.valid].every((count) => count > 0)).toBe(true);
  expect(shareWithout).toBeLessThan(0.5);
});

test('each building has equipment, and there are projects in all states, all marked as invented', async () => {
  const { equipment, total } = await world.local.equipment.list({ limit: 1000 });
  expect([total > 50, equipment.every(({ name }) => name?.startsWith('示范数据：'))]).toEqual([true, true]);
  const { projects } = await world.local.retrofit.list({ limit: 1000 });
  expect(projects.every(({ name, document }) => name.startsWith('示范数据：') && document === null)).toBe(true);
  expect(projects.every(({ cost, content }) => cost === null || content?.includes('编造'))).toBe(true);
  const states = ['found', 'surveyed', 'estimated', 'planned', 'contracted', 'works', 'accepted', 'verified', 'withdrawn'];
  expect(new Set(projects.map(({ state }) => state))).toEqual(new Set(states));
});

test('two plans are adopted, one is infeasible, one is outdated', async () => {
  const { plans } = await world.local.retrofitPlan.list({});
  const told = await Promise.all(
    plans.map(async ({ plan, region, status, adopted }) => ({
      region,
      adopted: adopted !== null,
      broken: region === '140300' && status === 'best-effort',
      stale: (await world.local.retrofitPlan.check({ plan })).moved.some(({ what }) => what === 'costYuan'),
    })),
  );
  expect(told.toSorted((a, b) => (a.region < b.region ? -1 : 1))).toEqual([
    { region: '140300', adopted: false, broken: true, stale: false },
    { region: '140311', adopted: false, broken: false, stale: true },
    { region: '140321', adopted: true, broken: false, stale: false },
    { region: '140322', adopted: true, broken: false, stale: false },
  ]);
  const { rows } = await world.local.retrofit.board({ region: '140300' });
  expect(rows.filter(({ state }) => state === 'works').length).toBeGreaterThan(0);
});
