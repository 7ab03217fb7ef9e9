import { counties, type County } from '../../../test/city/place.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { madeUp, type LiveWork } from './live-work.ts';

const origin = madeUp;

/**
 * A plan of how a new district of a county is supplied, by the measured use of the city's own buildings: plots, prices and plants are made
 * up, and marked as such. Running it twice changes nothing.
 */
export async function makeDistrictPlan({ at, plan: { until } }: Pick<LiveWork, 'at' | 'plan'>): Promise<void> {
  const [county] = counties as readonly (County | undefined)[];
  if (county === undefined) return;
  const plan = `${demoMark.zh}${county.name}新区`;
  const { client } = at;
  const { plans } = await client.districtEnergy.plans.list({});
  if (plans.some((one) => one.plan === plan)) return;
  const year = new Date(until).getUTCFullYear();
  const { job } = await client.districtEnergy.plans.make({ plan, region: county.code, text: JSON.stringify(districtOf(year)) });
  await outcomeOf(at, job);
}

/** Shares by month and hour: of the heating season by the cold, of summer days by the sun. */
const byMonth = (share: (month: number, hour: number) => number) =>
  Array.from({ length: 12 }, (_, month) => Array.from({ length: 24 }, (__, hour) => Math.round(share(month, hour) * 1000) / 1000));

const cold = [1, 0.75, 0.4, 0, 0, 0, 0, 0, 0, 0, 0.35, 0.75];
const warm = [0, 0, 0, 0, 0.1, 0.6, 1, 0.85, 0.2, 0, 0, 0];
const daylight = (hour: number): number => Math.max(0, Math.sin(((hour - 6) * Math.PI) / 12));

const supplies = [
  {
    code: '示范电网',
    kind: 'grid',
    carrier: 'electricity',
    imported: true,
    yuanPerKw: 600,
    years: 30,
    yuanPerKwh: 0.62,
    kgPerKwh: 0.58,
    origin,
  },
  {
    code: '示范光伏',
    kind: 'solar',
    carrier: 'electricity',
    yuanPerKw: 3200,
    years: 25,
    mostKw: 2500,
    available: byMonth((_, hour) => 0.8 * daylight(hour)),
    origin,
  },
  {
    code: '示范热网',
    kind: 'network',
    carrier: 'heat',
    imported: true,
    yuanPerKw: 450,
    years: 25,
    yuanPerKwh: 0.24,
    kgPerKwh: 0.3,
    mostKw: 9000,
    origin,
  },
  {
    code: '示范地源热泵',
    kind: 'ground-source',
    carrier: 'heat',
    from: 'electricity',
    ratio: 4.2,
    yuanPerKw: 4200,
    years: 20,
    mostKw: 2000,
    origin,
  },
  { code: '示范冷站', kind: 'chiller', carrier: 'cooling', from: 'electricity', ratio: 5, yuanPerKw: 1100, years: 20, origin },
];

const districtOf = (year: number) => ({
  measuredYear: year - 1,
  rate: { value: 0.04, origin },
  lastYears: { value: 15, origin },
  plots: [
    { code: '示范地块甲', use: 'office', areaM2: 60_000, year: year + 1, origin },
    { code: '示范地块乙', use: 'school', areaM2: 30_000, year: year + 1, origin },
    { code: '示范地块丙', use: 'hospital', areaM2: 45_000, year: year + 4, origin },
  ],
  figures: ['office', 'school', 'hospital'].map((use) => ({ use, carrier: 'cooling', wattPerM2: 80, origin })),
  profiles: [
    { carrier: 'heat', shares: byMonth((month, hour) => (cold[month] ?? 0) * (hour >= 4 && hour < 9 ? 1 : 0.62)), origin },
    { carrier: 'cooling', shares: byMonth((month, hour) => (warm[month] ?? 0) * (0.05 + 0.95 * daylight(hour))), origin },
  ],
  supplies,
  rules: ['office', 'school', 'hospital'].map((use) => ({ use, carrier: 'heat', wattPerM2: 90, origin })),
});
