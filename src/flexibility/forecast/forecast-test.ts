import { setImmediate as turn } from 'node:timers/promises';
import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { placeOfBuilding } from './building-ahead.ts';
import type { ForecastNeeds } from './needs.ts';
import { type Past, sumOfPasts } from './past.ts';
import { clipped, daysAt, loadsOf, measuredBy, meterPast, nothing, seenDays, type Stretch, stretchBefore, zoneNamed } from './pasts.ts';
import { median, percent } from './series.ts';
import { spreadOf } from './spread.ts';
import { createTrial, type Trial } from './trial.ts';

export type TestQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  /** Local days, the last excluded. */
  readonly from: string;
  readonly to: string;
  /** Each day from what had been received by its start. */
  readonly asThen?: boolean | undefined;
  readonly knownAt?: string | undefined;
};

type Tried = { readonly code: string; readonly isShared: boolean; readonly trial: Trial; readonly pv: Trial | null };

type LocalDays = { readonly from: number; readonly to: number };

/** The most days a test may cover. */
const mostDays = 366;
/** How many buildings are read at a time. */
const atOnce = 20;

/** The load of each local day, forecast at its first instant, compared with the measurements as known at `knownAt`. */
export async function testForecasts(needs: ForecastNeeds, scope: Scope, ask: TestQuestion) {
  const known = needs.metering.knownAt(ask.knownAt);
  const days = daysOf(ask);
  const tried: Tried[] = [];
  for (const [zone, codes] of await byZone(needs, scope, ask, known))
    for (let at = 0; at < codes.length; at += atOnce)
      tried.push(
        ...(await tryOn(needs, scope, codes.slice(at, at + atOnce), {
          zone,
          days,
          known,
          asThen: ask.asThen ?? false,
          knownAt: ask.knownAt,
        })),
      );
  const buildings = tried.map(shown).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const of = (field: 'accuracy' | 'yesterday' | 'weekAgo' | 'within') => median(buildings.map((one) => one[field]));
  const middle = { accuracy: of('accuracy'), yesterday: of('yesterday'), weekAgo: of('weekAgo'), within: of('within') };
  return { buildings, median: { ...middle, buildings: buildings.filter((one) => one.days > 0).length }, findings: longer(tried) };
}

/** The finding that, for a number of the tried buildings, quarter hours come from longer readings. */
function longer(tried: readonly Tried[]): Finding[] {
  const count = tried.filter(({ isShared }) => isShared).length;
  return count === 0 ? [] : [{ code: 'test-from-longer-readings', severity: 'info', evidence: { count, of: tried.length } }];
}

const accuracy = (wape: number | null): number | null => percent(wape === null ? null : 1 - wape);

const shown = ({ code, trial, pv }: Tried) => ({ code, ...shownTrial(trial), pv: pv === null ? null : shownTrial(pv) });

const shownTrial = (trial: Trial) => ({
  accuracy: accuracy(trial.wape),
  yesterday: accuracy(trial.yesterday),
  weekAgo: accuracy(trial.weekAgo),
  within: percent(trial.within),
  days: trial.days,
});

function daysOf({ from, to }: TestQuestion): LocalDays {
  const [first, end] = [parseDay(from), parseDay(to)];
  if (first === null || end === null || end <= first) throw new Problem('bad-input', 'test-days', { from, to });
  refuseManySteps(end - first, mostDays);
  return { from: first, to: end };
}

async function byZone(needs: ForecastNeeds, scope: Scope, { region, building }: TestQuestion, known: AsOf): Promise<[Zone, string[]][]> {
  if (building !== undefined) {
    await seenDays(needs, scope, building);
    const place = await placeOfBuilding(needs, building, known);
    return [[place.zone, [place.building]]];
  }
  const facts = await needs.registry.buildingFacts(scope, region === undefined ? {} : { region }, known);
  return [...Map.groupBy(facts, ({ zone }) => zone)].map(([zone, some]) => [zoneNamed(zone), some.map(({ code }) => code)]);
}

type Given = {
  readonly zone: Zone;
  readonly days: LocalDays;
  readonly known: AsOf;
  readonly asThen: boolean;
  readonly knownAt: string | undefined;
};

async function tryOn(needs: ForecastNeeds, scope: Scope, codes: readonly string[], given: Given): Promise<Tried[]> {
  const { zone, days, known, asThen } = given;
  const [first, end] = [zone.dayStart(days.from), zone.dayStart(days.to)];
  const stretch = { ...stretchBefore(first), to: end };
  const loads = await loadsOf(needs, codes, zone, stretch, known);
  const seen = new Map<string, Awaited<ReturnType<typeof seenDays>>>();
  for (const code of codes) seen.set(code, await seenDays(needs, scope, code));
  const own = (from: ReadonlyMap<string, Past>, code: string, read: Stretch): Past =>
    clipped(from.get(code) ?? nothing(read), zone, seen.get(code) ?? []);
  const trials = codes.map((code) => ({ code, past: own(loads, code, stretch) })).map((one) => ({ ...one, trial: createTrial(one.past) }));
  const roofs = await roofsOn(needs, scope, codes, given);
  const made = (code: string, meters: readonly string[], read: Stretch, at: MeasuredAsOf): Promise<Past> =>
    madeBy(needs, { building: code, meters, zone, stretch: read, known: at }).then((past) => clipped(past, zone, seen.get(code) ?? []));
  const pvs = await Promise.all(
    [...roofs].map(async ([code, meters]) => ({ code, meters, trial: createTrial(await made(code, meters, stretch, known)) })),
  );
  for (let day = days.from; day < days.to; day += 1) {
    await turn();
    const [start, next] = [zone.dayStart(day), zone.dayStart(day + 1)];
    const before = stretchBefore(start);
    const by = measuredBy(known, start);
    const from = asThen ? { ...by, received: Math.min(known.received, start * 1000) } : by;
    const then = await loadsOf(needs, codes, zone, before, from);
    const isWorked = daysAt(needs, zone, start, known);
    for (const { code, trial } of trials) trial.day(start, next, { past: own(then, code, before), days: isWorked });
    for (const { code, meters, trial } of pvs)
      trial.day(start, next, { past: await made(code, meters, before, from), days: { zone, isWorked: () => true } });
  }
  const told = new Map(pvs.map(({ code, trial }) => [code, trial.result()]));
  return trials.map(({ code, past, trial }) => ({
    code,
    isShared: spreadOf(past) !== null,
    trial: trial.result(),
    pv: told.get(code) ?? null,
  }));
}

/** The meters of the photovoltaics that existed on the first day, by building. */
async function roofsOn({ resources }: ForecastNeeds, scope: Scope, codes: readonly string[], { days, knownAt }: Given) {
  const there = await resources.standingOn(scope, { buildings: codes, kind: 'pv', on: dayText(days.from), knownAt });
  const roofs = new Map<string, Set<string>>();
  for (const { building, meter } of there) if (meter !== null) roofs.set(building, (roofs.get(building) ?? new Set()).add(meter));
  return new Map([...roofs].map(([code, meters]) => [code, [...meters]]));
}

type MadeQuestion = {
  readonly building: string;
  readonly meters: readonly string[];
  readonly zone: Zone;
  readonly stretch: Stretch;
  readonly known: MeasuredAsOf;
};

/** The total counted by meters of a building. */
async function madeBy(needs: ForecastNeeds, { building, meters, zone, stretch, known }: MadeQuestion): Promise<Past> {
  const found = await Promise.all(meters.map((meter) => meterPast(needs, { building, meter }, zone, stretch, known)));
  const there = found.filter((past) => past !== null);
  return there.length === 0 ? nothing(stretch) : sumOfPasts(there.map((past) => ({ past, times: 1 })));
}
