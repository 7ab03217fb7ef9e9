import { advanceRetrofit } from '#cli/stated-as-read.ts';
import type { Client } from '#client.ts';
import { today } from '#kernel/today.ts';
import { city, counties, type County } from '../../../test/city/place.ts';
import { demoCrews, demoFunding } from '../../../test/city/renewal.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { planYear } from './live-renewal.ts';
import type { LiveWork } from './live-work.ts';

type Work = Pick<LiveWork, 'at' | 'plan'>;
type Project = Awaited<ReturnType<Client['retrofit']['list']>>['projects'][number];
type Place = Pick<County, 'code' | 'name'>;

const dayMs = 86_400_000;

/** The day this many days before the demo was started. */
const dayBack = ({ plan }: Work, days: number): string => today(plan.until - days * dayMs);

const nameOf = (place: Place, years: string): string => `${demoMark.zh}${place.name}${years}年度改造计划`;

/**
 * Plans of the demo, created through the same interfaces that users have: two counties have adopted theirs, and works for one have begun; a
 * third one's is stale, because costs were corrected after it was made; the target of the whole city cannot be reached. Running it twice
 * changes nothing.
 */
export async function makePlans(work: Work): Promise<void> {
  const first = planYear(work);
  const [, , moved, begun, waiting] = counties as readonly (County | undefined)[];
  if (moved === undefined || begun === undefined || waiting === undefined) return;
  for (const [at, place] of [begun, waiting].entries()) {
    const plan = nameOf(place, String(first));
    await estimateSurveyed(work, place);
    if (await made(work, { plan, place, years: [first], money: 0.45, floor: 0.2 }))
      await adopt(work, plan, `示范〔${first - 1}〕${at + 1}号`);
  }
  await beginWorks(work, nameOf(begun, String(first)));
  const stale = nameOf(moved, `${first}—${first + 1}`);
  if (await made(work, { plan: stale, place: moved, years: [first, first + 1], money: 0.45, floor: 0.1 })) await correct(work, stale);
  const beyond = nameOf(city, `${first}—${first + 2}`);
  await made(work, { plan: beyond, place: city, years: [first, first + 1, first + 2], money: 0.08, floor: 0.9 });
}

type PlanWanted = {
  readonly plan: string;
  readonly place: Place;
  readonly years: readonly number[];
  /** Shares of what all estimated projects of the place would take of the county's money in a year, and of their area. */
  readonly money: number;
  readonly floor: number;
};

/** @returns whether there is such a plan: none if the place has no estimated project */
async function made({ at }: Work, { plan, place, years, money, floor }: PlanWanted): Promise<boolean> {
  const { client } = at;
  const { plans } = await client.retrofitPlan.list({ region: place.code });
  if (plans.some((one) => one.plan === plan)) return true;
  const inState = async (state: Project['state']) => (await client.retrofit.list({ region: place.code, state, limit: 1000 })).projects;
  const [estimated, contracted, works] = [await inState('estimated'), await inState('contracted'), await inState('works')];
  const needed = sum(estimated, countyMoney);
  if (needed === 0) return false;
  const held = sum([...contracted, ...works], countyMoney);
  const { scenario } = await client.retrofitPlan.draft({ region: place.code, years: `${years[0]}..${years.at(-1)}` });
  const drafted = (scenario['limits'] ?? []) as readonly unknown[];
  const limits: unknown[] = [
    ...drafted,
    // contracted projects are paid in the first year
    ...years.map((year, nth) => ({
      id: `${demoMark.zh}县级资金 ${year}`,
      resource: 'fund:county',
      max: (needed * money + (nth === 0 ? held : 0)).toFixed(0),
      years: [year],
    })),
    { id: `${demoMark.zh}改造面积`, resource: 'area', min: Math.round(sum(estimated, (one) => one.area ?? 0) * floor) },
  ];
  // the city plans with what its counties entered: crews and packages belong to them
  if (place.code === city.code) return makeOf(at, { plan, region: place.code, scenario: { ...scenario, limits } });
  const saved = Math.round(sum(estimated, (one) => one.saving ?? 0) * floor);
  limits.push({ id: `${demoMark.zh}年节能量`, resource: 'savingKgce', min: saved });
  // unestimated projects cannot be adopted
  const pins = [...(await inState('found')), ...(await inState('surveyed'))].map(({ code }) => ({ project: code, in: false }));
  const crews = demoCrews.map((one) => ({ region: place.code, ...one }));
  const means = { pins, crews, packages: demoPackages, funding: [demoFunding] };
  return makeOf(at, { plan, region: place.code, scenario: { ...scenario, limits, ...means } });
}

async function makeOf(at: Work['at'], { scenario, ...asked }: { plan: string; region: string; scenario: object }): Promise<true> {
  const { job } = await at.client.retrofitPlan.make({ ...asked, scenario: JSON.stringify(scenario) });
  await outcomeOf(at, job);
  return true;
}

const stepNote = `${demoMark.zh}演示步骤`;

const demoPackages = ['homes', 'public-systems'] as const;

const countyMoney = (one: Project): number => Number(one['fund:county'] ?? 0);

/** Estimates surveyed projects by the first package that has a cost and a saving in their buildings, with the usual funding of packages. */
async function estimateSurveyed(work: Work, place: Place): Promise<void> {
  const { retrofit, retrofitEstimate } = work.at.client;
  const year = planYear(work) - 2;
  const { projects: surveyed } = await retrofit.list({ region: place.code, state: 'surveyed', limit: 1000 });
  for (const { code: project, buildings, safe } of surveyed) {
    const [building] = buildings;
    if (building === undefined || buildings.length > 1 || safe !== true) continue;
    const { packages } = await retrofitEstimate.estimate({ building, year, packages: [...demoPackages] });
    const found = packages.find(({ cost, total }) => cost.value !== null && total.value !== null && total.value > 0);
    if (found === undefined) continue;
    const cents = Math.round(Number(found.cost.value) * 100);
    const county = Math.round(cents * demoFunding.sources[0].share);
    const set = { 'fund:county': (county / 100).toFixed(2), 'fund:owner': ((cents - county) / 100).toFixed(2) };
    const on = dayBack(work, 40);
    await advanceRetrofit({ retrofit }, { project, to: 'estimated', on, estimate: { package: found.package, year }, set, note: stepNote });
  }
}

const sum = (projects: readonly Project[], amount: (one: Project) => number): number =>
  projects.reduce((total, one) => total + amount(one), 0);

async function adopt(work: Work, plan: string, document: string): Promise<void> {
  const { retrofitPlan } = work.at.client;
  const { adopted } = await retrofitPlan.show({ plan });
  if (adopted === null) await retrofitPlan.adopt({ plan, on: dayBack(work, 20), document: `${demoMark.zh}${document}` });
}

/** Of the first projects of an adopted plan, three are contracted, and two of these are under way. */
async function beginWorks(work: Work, plan: string): Promise<void> {
  const { retrofit, retrofitPlan } = work.at.client;
  const { plans } = await retrofitPlan.list({});
  if (plans.every((one) => one.plan !== plan)) return;
  const { chosen } = await retrofitPlan.show({ plan });
  for (const [nth, { project }] of chosen.slice(0, 3).entries()) {
    const { state } = await retrofit.show({ project });
    const note = stepNote;
    if (state === 'planned')
      await advanceRetrofit(
        { retrofit },
        { project, to: 'contracted', on: dayBack(work, 10), set: { contract: `示范合同-${nth + 1}` }, note },
      );
    if (state !== 'works' && nth < 2) await advanceRetrofit({ retrofit }, { project, to: 'works', on: dayBack(work, 3), note });
  }
}

/** Raises the costs of the plan's projects by a tenth; the owner pays the rest. */
async function correct({ at: { client } }: Work, plan: string): Promise<void> {
  if ((await client.retrofitPlan.check({ plan })).stale) return;
  const { chosen } = await client.retrofitPlan.show({ plan });
  for (const { project } of chosen.filter(({ option }) => option === 'typed').slice(0, 3)) {
    const { cost, 'fund:owner': owner } = await client.retrofit.show({ project });
    if (cost === null || owner === null) continue;
    const more = Math.round(Number(cost) * 10) / 100;
    const set = { cost: (Number(cost) + more).toFixed(2), 'fund:owner': (Number(owner) + more).toFixed(2) };
    await client.retrofit.edit({ projects: [project], set });
  }
}
