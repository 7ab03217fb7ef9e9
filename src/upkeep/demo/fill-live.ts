import type { TrueRetrofit } from '../../../test/city.ts';
import { bringRetrofits, sealBaseline, tellStated } from './fill-savings.ts';
import { openCompanies } from './live-accounts.ts';
import { openAudits } from './live-audits.ts';
import { bringMeterCertificates } from './live-certificates.ts';
import { signContracts } from './live-contracts.ts';
import { inspectRooms, setIntervals, writeActions } from './live-checks.ts';
import { bringHeatSupply, closeHeatSeason } from './live-heat.ts';
import { goOnWithHeat } from './live-heat-later.ts';
import { makeDistrictPlan } from './live-district.ts';
import { makeHeatPlans } from './live-heat-plan.ts';
import { makePlans } from './live-plans.ts';
import { bringResources } from './live-resources.ts';
import { bringTariffs, respond } from './live-response.ts';
import { checkSolar } from './live-solar.ts';
import { bringEquipment, bringPool, verifySavings } from './live-renewal.ts';
import { fillReturns, issueReport } from './live-returns.ts';
import { chooseLiveBuildings, fillRooms, setDemoSeasons } from './live-rooms.ts';
import { goOn, goOnWithWeather, mainOf } from './live-use.ts';
import { shareData } from './live-sharing.ts';
import { assignTasks, bringCertificates, splitTargets } from './live-targets.ts';
import { answerWarnings, switchOnRules, dayBefore } from './live-warnings.ts';
import { liveBuildings, type LivePlan, type LiveWork } from './live-work.ts';
import { demoMeasures } from '../../../test/city/measures.ts';
import { city, counties } from '../../../test/city/place.ts';
import { mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** The progress, so that a later start can continue. */
export type LiveState = { readonly plan: LivePlan | null; readonly done: readonly string[] };

export type LiveNeeds = Omit<LiveWork, 'plan'> & {
  /** Those of the demo city, with their true savings. */
  readonly retrofits?: readonly TrueRetrofit[];
  readonly from: LiveState;
  readonly keep: (state: LiveState) => void;
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** The demo's size by default; for tests. */
  readonly size?: { readonly buildings: number; readonly rooms: number; readonly days: number };
};

const demoSize = { buildings: 6, rooms: 10, days: 366 };
const hourMs = 3_600_000;

type Step = readonly [name: string, make: (work: LiveWork) => Promise<void>];

/** The steps, in order; each may run twice, for instance if a start was interrupted during it. */
const stepsOf = ({ buildings }: LivePlan, retrofits: readonly TrueRetrofit[]): Step[] => [
  ['seasons', ({ at }) => setDemoSeasons(at)],
  ...buildings.map((code): Step => [`rooms ${code}`, (work) => fillRooms(work, code)]),
  ['heat plans', makeHeatPlans],
  ['district plan', makeDistrictPlan],
  ['weather', goOnWithWeather],
  ...buildings.slice(0, liveBuildings).map((code): Step => [`use ${code}`, (work) => goOn(work, code)]),
  ['tariffs', bringTariffs],
  ['resources', bringResources],
  // before parcels of these days are sent
  ['responses', respond],
  ['rules', switchOnRules],
  ['inspections', inspectRooms],
  ['parcels', sendParcels],
  ['answers', answerWarnings],
  ['actions', writeActions],
  ['commissioning intervals', setIntervals],
  ['audits', openAudits],
  ['certificates', bringCertificates],
  ['splits', splitTargets],
  ['tasks', assignTasks],
  ['returns', (work) => fillReturns(work)],
  ['sharing', shareData],
  ['measures', enterMeasures],
  ['heat supply', bringHeatSupply],
  ['meter certificates', bringMeterCertificates],
  ['heat season', closeHeatSeason],
  ['later heat seasons', goOnWithHeat],
  ['companies', openCompanies],
  ['equipment', bringEquipment],
  ['solar checks', checkSolar],
  ['pool', (work) => bringPool(work)],
  ['plans', makePlans],
  ...(retrofits.length === 0 ? [] : savingSteps(retrofits)),
  // it includes the retrofits
  ['report', issueReport],
];

const savingSteps = (retrofits: readonly TrueRetrofit[]): Step[] => [
  ['retrofits', (work) => bringRetrofits(work, retrofits)],
  ...retrofits.map((one): Step => [`baseline ${one.building}`, (work) => sealBaseline(work, retrofits, one)]),
  ['savings', (work) => tellStated(work, retrofits)],
  ['verified', (work) => verifySavings(work, retrofits)],
  ['contracts', (work) => signContracts(work, retrofits)],
];

/**
 * A year of rooms and everything derived from it, created through the same interfaces that users have; all of it is marked as demonstration
 * data.
 */
export async function fillLive({ from, keep, progress, signal, size = demoSize, retrofits = [], ...given }: LiveNeeds): Promise<void> {
  const { buildings, ...rest } = size;
  const until = Math.floor(Date.now() / hourMs) * hourMs;
  const plan = from.plan ?? { ...rest, until, buildings: await chooseLiveBuildings(given.at, buildings) };
  const work = { ...given, plan };
  const done = [...from.done];
  keep({ plan, done });
  const steps = stepsOf(plan, retrofits);
  for (const [index, [name, make]] of steps.entries()) {
    signal.throwIfAborted();
    if (!done.includes(name)) {
      await make(work);
      done.push(name);
      keep({ plan, done });
    }
    progress(index + 1, steps.length);
  }
}

/**
 * The savings and costs of retrofit measures in the demo city: entered by one person and confirmed by no one, so that all of them are
 * indicative; once.
 */
async function enterMeasures({ at: { client } }: Pick<LiveWork, 'at'>): Promise<void> {
  const { measures } = await client.retrofitEstimate.measures({ region: city.code });
  const entered = new Set(measures.flatMap(({ measure, region }) => (region === city.code ? [measure] : [])));
  for (const one of demoMeasures) if (!entered.has(one.measure)) await client.retrofitEstimate.enter({ region: city.code, ...one });
}

const target = '示范上级平台';
/** The days before the last one that are sent, and the one for which a meter was corrected afterwards. */
const sent = [6, 5, 4, 3, 2];
const corrected = 4;

/**
 * Sends parcels of some days to a directory of the demo, where no other side receives them; one is sent again because an hour was
 * corrected.
 */
async function sendParcels({ at, plan, parcels }: LiveWork): Promise<void> {
  const { upload } = at.client;
  await mkdir(parcels, { recursive: true });
  const { targets } = await upload.targets();
  if (targets.every(({ code }) => code !== target))
    await upload.target({ code: target, to: pathToFileURL(parcels).href, centre: city.code, region: counties[0]?.code ?? city.code });
  for (const back of sent) await upload.run({ target, day: dayBefore(plan, back) });
  const day = dayBefore(plan, corrected);
  if ((await upload.versions({ target, day })).parcels.length > 1) return;
  await correctHour({ at, plan });
  await upload.run({ target, day });
}

async function correctHour({ at, plan }: Pick<LiveWork, 'at' | 'plan'>): Promise<void> {
  const meter = await mainOf(at, plan.buildings[0] ?? '');
  if (meter === undefined) return;
  const day = dayBefore(plan, corrected);
  const [time, end] = [`${day}T10:00:00+08:00`, `${day}T11:00:00+08:00`];
  const { total } = await at.client.metering.useOfMeter({ meter, from: time, to: end, step: 'hour' });
  if (total.value !== null)
    await at.client.readings.record({ readings: [{ meter, time, end, value: Math.round(total.value * 105) / 100 }] });
}
