import { counties, type County } from '../../../test/city/place.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { madeUp, type LiveWork } from './live-work.ts';

const origin = madeUp;

/** A position relative to the centre of a county: thousandths of a degree north and east. */
type Off = readonly [north: number, east: number];

/**
 * Two plans of waste heat of a county, one with a source that may be added: all made up, and marked as such. Running it twice changes
 * nothing.
 */
export async function makeHeatPlans({ at }: Pick<LiveWork, 'at'>): Promise<void> {
  const [county] = counties as readonly (County | undefined)[];
  if (county === undefined) return;
  const names = ['余热利用', '余热利用（含数据中心）'].map((one) => `${demoMark.zh}${county.name}${one}`);
  const { client } = at;
  const { plans } = await client.heatPlanning.plans.list({});
  for (const [which, plan] of names.entries()) {
    if (plans.some((one) => one.plan === plan)) continue;
    const text = JSON.stringify(townOf(county, which === 0 ? 3 : 4));
    const { job } = await client.heatPlanning.plans.make({ plan, region: county.code, text });
    await outcomeOf(at, job);
  }
}

function townOf({ quarters }: County, sources: number) {
  const [{ latitude, longitude } = { latitude: 37.86, longitude: 113.58 }] = quarters;
  const spot = ([north, east]: Off) => ({ latitude: latitude + north / 1000, longitude: longitude + east / 1000, origin });
  const constants = { base: 18, designOutdoor: -11, detour: 1.3, maxKm: 8, lossPerKm: 0.01, approach: 5 };
  const prices = { yuanPerKmYear: 90_000, yuanPerKwh: 0.52, alternativeYuanPerGj: 62 };
  const named = Object.keys({ ...constants, lift: 0, ...prices });
  return {
    periods: [-9, -4, 1, 6].map((outdoor) => ({ hours: 900, outdoor, origin })),
    ...constants,
    lift: { carnot: 0.5 },
    ...prices,
    origins: Object.fromEntries(named.map((name) => [name, origin])),
    sources: [
      { code: '示范焦化厂', ...spot([18, -22]), temperature: 72, yuanPerGj: 14, kw: 5200 },
      { code: '示范污水处理厂', ...spot([-16, 12]), temperature: 14, yuanPerGj: 2, kwByPeriod: [2600, 2800, 3000, 3200] },
      { code: '示范洗煤厂', ...spot([6, 30]), temperature: 46, yuanPerGj: 9, kw: 1500 },
      { code: '示范数据中心', ...spot([-4, -14]), temperature: 33, yuanPerGj: 5, kw: 3400 },
    ].slice(0, sources),
    demands: [
      { code: '示范小区甲', ...spot([8, -8]), temperature: 45, peakKw: 3100 },
      { code: '示范小区乙', ...spot([-3, 5]), temperature: 45, peakKw: 2400 },
      { code: '示范医院', ...spot([2, 14]), temperature: 60, peakKw: 1800 },
      { code: '示范学校', ...spot([-12, -6]), temperature: 50, peakKw: 900 },
      { code: '示范新建地块', ...spot([-9, 22]), temperature: 40, plot: { m2: 60_000, wattPerM2: 32, origin } },
    ],
  };
}
