import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { DaySpan } from '#registry/portfolio/portfolio.ts';
import type { StandingResource } from '#registry/resources/resources.ts';
import { type Forecast, forecast } from './ahead.ts';
import type { BuildingForecast, Shares } from './facts.ts';
import type { ForecastNeeds } from './needs.ts';
import { type Days, forecastSteps, lookedBack, type Past, perDay, quarter, sumOfPasts } from './past.ts';
import { roofPast } from './roof.ts';
import { percent } from './series.ts';
import { makeUpOf } from './spread.ts';
import {
  clipped,
  daysAt,
  loadsOf,
  measuredBy,
  meterPast,
  nothing,
  seenDays,
  type Stretch,
  stretchBefore,
  unknownSteps,
  zoneNamed,
} from './pasts.ts';

/** The code that answers for a building, which may have been merged, and its clock. Throws `no-such-building`. */
export async function placeOfBuilding({ registry }: Pick<ForecastNeeds, 'registry'>, building: string, known: AsOf) {
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  return { building: facts.code, zone: zoneNamed(facts.zone) };
}

export type AheadQuestion = {
  readonly building: string;
  /** s UTC: nothing that was measured after it is read; the first step begins at the next whole quarter hour. */
  readonly at: number;
  readonly known: AsOf;
  /** As it was written, for what is known of resources. */
  readonly knownAt?: string | undefined;
};

/** Load and generation of a building for 48 hours from what was measured before, as known then. Throws `no-such-building`. */
export async function buildingAhead(
  needs: ForecastNeeds,
  scope: Scope,
  { building: asked, at, known, knownAt }: AheadQuestion,
): Promise<BuildingForecast> {
  const seen = await seenDays(needs, scope, asked);
  const { building, zone } = await placeOfBuilding(needs, asked, known);
  const start = stepAt(at);
  const stretch = stretchBefore(at);
  const days = daysAt(needs, zone, at, known);
  const by = measuredBy(known, at);
  const [loads, there] = await Promise.all([
    loadsOf(needs, [building], zone, stretch, by),
    needs.resources.standingOn(scope, { building, kind: 'pv', on: dayText(zone.dayOf(at)), knownAt }),
  ]);
  const past = clipped(loads.get(building) ?? nothing(stretch), zone, seen);
  const load = forecast(past, start, days, forecastSteps);
  const sun: Days = { zone, isWorked: () => true };
  const told = (made: Past) => forecast(made, start, sun, forecastSteps);
  const { arrays, together } = await roofsOf(needs, { building, zone, seen, stretch, by, knownAt }, there);
  const pv = arrays.map(({ array: { code, meter }, metered, thought }) => {
    if (metered !== null || thought === null)
      return { code, meter, basis: 'meter' as const, ...shareOf(metered), forecast: metered && told(metered) };
    return { code, meter, basis: 'weather' as const, ...shareOf(null), forecast: { ...told(thought), error: untried } };
  });
  const whole = (made: Past | null, on: Days) => made && { forecast: forecast(made, start, on, forecastSteps), ...shareOf(made) };
  const net =
    together === null
      ? null
      : sumOfPasts([
          { past, times: 1 },
          { past: together, times: -1 },
        ]);
  return {
    zone,
    start,
    load,
    ...shareOf(past),
    pv,
    pvTotal: whole(together, sun),
    net: whole(net, days),
    findings: [
      ...lacking(building, load),
      ...sharing(building, past),
      ...pv.flatMap((one, at) => [...lackingOf(one, arrays[at]?.isShared === true), ...sharing(one.code, arrays[at]?.metered ?? null)]),
    ],
  };
}

type RoofsQuestion = {
  readonly building: string;
  readonly zone: Zone;
  readonly seen: readonly DaySpan[];
  readonly stretch: Stretch;
  readonly by: MeasuredAsOf;
  readonly knownAt: string | undefined;
};

/** What each array made by its own meter, or would have made without one; and what all meters counted together. */
async function roofsOf(needs: ForecastNeeds, ask: RoofsQuestion, there: readonly StandingResource[]) {
  const { building, zone, seen, stretch, by, knownAt } = ask;
  const read = async (meter: string | null): Promise<Past | null> => {
    const found = meter === null ? null : await meterPast(needs, { building, meter }, zone, stretch, by);
    return found === null ? null : clipped(found, zone, seen);
  };
  // a meter counts once, however many arrays stand behind it; what each of them makes is not known
  const meters = there.map(({ meter }) => meter).filter((meter) => meter !== null);
  const shared = new Set(meters.filter((meter, at) => meters.indexOf(meter) !== at));
  const arrays = await Promise.all(
    there.map(async (array) => {
      const isShared = array.meter !== null && shared.has(array.meter);
      const metered = isShared ? null : await read(array.meter);
      const thought = isShared || metered !== null ? null : await roofPast(needs, { building, array, zone, stretch, knownAt });
      return { array, isShared, metered, thought: thought === null ? null : clipped(thought, zone, seen) };
    }),
  );
  const counted = [...arrays.map(({ metered }) => metered), ...(await Promise.all([...shared].map(read)))].filter((made) => made !== null);
  return { arrays, together: counted.length === 0 ? null : sumOfPasts(counted.map((past) => ({ past, times: 1 }))) };
}

/** What was never measured was never compared. */
const untried = { wape: null, yesterday: null, weekAgo: null, days: 0 };

/** What was measured in the four weeks before. */
const weeksOf = (past: Past) => makeUpOf(past, Math.max(0, past.kw.length - lookedBack * perDay));

const shareOf = (past: Past | null): Shares => {
  const { coverage, estimated } = past === null ? { coverage: 0, estimated: 0 } : weeksOf(past);
  return { coverage, estimated };
};

/** That longer readings stand behind quarter hours: what is told are means as long as these. */
function sharing(of: string, past: Past | null): Finding[] {
  if (past === null) return [];
  const { estimated, seconds } = weeksOf(past);
  if (estimated === 0) return [];
  const evidence = { of, minutes: seconds / 60, percent: percent(estimated) };
  return [{ code: 'forecast-from-longer-readings', severity: seconds > 3600 ? 'warning' : 'info', evidence }];
}

const lacking = (of: string, { p50 }: Forecast): Finding[] => {
  const steps = unknownSteps(p50);
  return steps === 0 ? [] : [{ code: 'forecast-steps-unknown', severity: 'warning', evidence: { of, steps, days: lookedBack } }];
};

const lackingOf = ({ code, meter, basis, forecast: told }: BuildingForecast['pv'][number], isShared: boolean): Finding[] => {
  if (told !== null && basis === 'weather')
    return [...lacking(code, told), { code: 'pv-from-weather', severity: 'warning', evidence: { resource: code } }];
  if (told !== null) return lacking(code, told);
  if (isShared && meter !== null) return [{ code: 'pv-meter-shared', severity: 'warning', evidence: { resource: code, meter } }];
  return [{ code: 'pv-not-metered', severity: 'warning', evidence: { resource: code } }];
};

/** The first whole quarter hour at or after an instant. */
export const stepAt = (at: number): number => Math.ceil(at / quarter) * quarter;
