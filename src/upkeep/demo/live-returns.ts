import type { Client } from '#client.ts';
import { city, counties } from '../../../test/city/place.ts';
import { demoCity } from '../../../test/city.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import type { LiveWork } from './live-work.ts';
import { issueAnnualReport, stepReturn, lockReturns } from '#cli/as-read.ts';

type Work = Pick<LiveWork, 'at'>;
type Listed = Awaited<ReturnType<Client['return']['list']>>['units'][number];

/** The two whole years of the demo city: the first is locked, the second is still being collected. */
const [lockedYear, lastYear] = [Number(demoCity.from.slice(0, 4)), Number(demoCity.to.slice(0, 4)) - 1];

const form = 'civil-building-energy';

/** How many buildings of each county are sampled by default: the national statistics use a sample, too. */
const inSample = 10;

/**
 * Returns of the national form for the demo's two years, created through the same interfaces that users have: from a made-up sample, filled
 * from the meters, the first year accepted and locked, one county behind in the second. Running it twice changes nothing.
 */
export async function fillReturns({ at: { client } }: Work, sampled = inSample): Promise<void> {
  await takeSample(client, sampled);
  for (const year of [lockedYear, lastYear]) {
    const asked = { form, period: String(year), region: city.code };
    if ((await client.return.status(asked)).locked) continue;
    await client.return.open(asked);
    const { units } = await client.return.list({ form, period: asked.period });
    const behind = year === lockedYear ? new Set<string>() : await codesIn(client, units);
    for (const [nth, unit] of units.entries()) await goOnWith(client, year, unit, behind.has(unit.unit) ? 'open' : stateOf(year, nth));
    if (year === lockedYear) await lockReturns(client, { ...asked, force: true, note: `${demoMark.zh}年度统计结束` });
  }
}

const ofCarrier = (carrier: string) => ({ use: { carriers: [carrier], in: 'own' } });

/** The parts of the form whose read form differs, as a file writes them. */
const asWritten = {
  prefill: {
    floorArea: { buildings: { sum: 'floorArea' } },
    ...Object.fromEntries(['electricity', 'gas', 'heat', 'coal', 'water'].map((carrier) => [carrier, ofCarrier(carrier)])),
  },
  checks: [
    { id: 'year-above-half', level: 'error', say: '全年用电量须大于上半年', holds: { electricity: { above: 'electricityFirstHalf' } } },
    { id: 'area-above-zero', level: 'error', say: '建筑面积须大于 0', holds: { floorArea: { above: 0 } } },
  ],
};

/** The demo's own version of the form, which asks only the sample; once. */
async function takeSample({ return: returns, registry }: Client, sampled: number): Promise<void> {
  const { origin, held, version } = await returns.form({ id: form });
  if (origin === 'own') return;
  const lists = await Promise.all(counties.map(({ code: region }) => registry.buildings({ region, hasMeters: true, limit: sampled })));
  const code = lists.flatMap(({ buildings }) => buildings.map((one) => one.code));
  const names = { zh: `${demoMark.zh}民用建筑能源资源消耗（抽样）`, en: `${demoMark.en}Civil buildings, energy and water (sample)` };
  const source = { document: `${demoMark.zh}抽样名单为演示编造`, clause: '表式同通行理解，字段名待核' };
  const { origin: _origin, ...rest } = held;
  const own = { ...rest, ...asWritten, kind: 'form', version: version + 1, names, source, who: { code } };
  await returns.add({ name: `${form}.yaml`, text: JSON.stringify(own) });
}

type Aim = 'open' | 'submitted' | 'returned' | 'accepted';

/** For the year being collected, some wait to be judged, and one was sent back. */
function stateOf(year: number, nth: number): Aim {
  if (year === lockedYear) return 'accepted';
  if (nth === 1) return 'returned';
  return nth % 7 === 3 ? 'submitted' : 'accepted';
}

/** Those of the last county, which has submitted nothing yet. */
async function codesIn({ registry }: Client, units: readonly Listed[]): Promise<ReadonlySet<string>> {
  const region = counties.at(-1)?.code;
  const { buildings } = await registry.buildings({ region, hasMeters: true, limit: 1000 });
  const there = new Set(buildings.map(({ code }) => code));
  return new Set(units.flatMap(({ unit }) => (there.has(unit) ? [unit] : [])));
}

/** Takes a return from its current state to its target state: filled, submitted, judged. Each step uses the response of the one before. */
async function goOnWith(client: Client, year: number, { unit, state }: Listed, aim: Aim): Promise<void> {
  const which = { form, period: String(year), unit };
  if (aim === 'open' || state === aim || state === 'returned' || state === 'accepted') return;
  let seen: number | undefined;
  if (state === 'open') {
    const set = await halfOf(client, year, unit);
    if (set !== null) ({ seen } = await stepReturn(client, 'fill', { ...which, set }));
    ({ seen } = await stepReturn(client, 'submit', { ...which, seen }));
  }
  if (aim === 'accepted') await stepReturn(client, 'accept', { ...which, seen });
  if (aim === 'returned') await stepReturn(client, 'sendBack', { ...which, seen, note: `${demoMark.zh}请核对建筑面积后再报` });
}

/** The form does not fill the half-year from meters: here it is what the meters show; null if they have no complete values. */
async function halfOf(client: Client, year: number, unit: string): Promise<Record<string, string> | null> {
  const half = { from: `${year}-01-01`, to: `${year}-07-01`, step: 'month' } as const;
  const { steps } = await client.metering.useOfBuilding({ building: unit, carrier: 'electricity', ...half });
  const values = steps.flatMap(({ value }) => value ?? []);
  if (values.length < steps.length) return null;
  const electricityFirstHalf = values.reduce((sum, one) => sum + one, 0).toFixed(2);
  return { electricityFirstHalf, remark: `${demoMark.zh}演示填报` };
}

/** The yearly report of the city for the last whole year, issued once. */
export async function issueReport({ at: { client } }: Work): Promise<void> {
  const asked = { region: city.code, year: lastYear };
  const { statement } = await client.annualReport.draw(asked);
  if (statement === undefined) await issueAnnualReport(client, asked);
}
