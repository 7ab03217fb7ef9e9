import { setImmediate as turn } from 'node:timers/promises';
import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOfBuilding } from './building-ahead.ts';
import type { ForecastNeeds } from './needs.ts';
import type { Past } from './past.ts';
import { clipped, daysAt, loadsOf, nothing, seenDays, type Stretch, stretchBefore, zoneNamed } from './pasts.ts';
import { median, percent } from './series.ts';
import { createTrial, type Trial } from './trial.ts';

export type TestQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  /** Local days, the last not included. */
  readonly from: string;
  readonly to: string;
  /** Each day from what had been received by its beginning. */
  readonly asThen?: boolean | undefined;
  readonly knownAt?: string | undefined;
};

type LocalDays = { readonly from: number; readonly to: number };

/** Days of a test take no longer than this. */
const mostDays = 366;
/** So many buildings are read at once. */
const atOnce = 20;

/** The load of each local day told at its first instant, against what was measured as it is known (`knownAt`). */
export async function testForecasts(needs: ForecastNeeds, scope: Scope, ask: TestQuestion) {
  const known = needs.metering.knownAt(ask.knownAt);
  const days = daysOf(ask);
  const tried: { readonly code: string; readonly trial: Trial }[] = [];
  for (const [zone, codes] of await byZone(needs, scope, ask, known))
    for (let at = 0; at < codes.length; at += atOnce)
      tried.push(...(await tryOn(needs, scope, codes.slice(at, at + atOnce), { zone, days, known, asThen: ask.asThen ?? false })));
  const buildings = tried.map(shown).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const of = (field: 'accuracy' | 'yesterday' | 'weekAgo' | 'within') => median(buildings.map((one) => one[field]));
  const middle = { accuracy: of('accuracy'), yesterday: of('yesterday'), weekAgo: of('weekAgo'), within: of('within') };
  return { buildings, median: { ...middle, buildings: buildings.filter((one) => one.days > 0).length }, findings: [] };
}

const accuracy = (wape: number | null): number | null => percent(wape === null ? null : 1 - wape);

const shown = ({ code, trial }: { readonly code: string; readonly trial: Trial }) => ({
  code,
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
    return [[await zoneOfBuilding(needs, building, known), [building]]];
  }
  const facts = await needs.registry.buildingFacts(scope, region === undefined ? {} : { region }, known);
  return [...Map.groupBy(facts, ({ zone }) => zone)].map(([zone, some]) => [zoneNamed(zone), some.map(({ code }) => code)]);
}

type Given = { readonly zone: Zone; readonly days: LocalDays; readonly known: AsOf; readonly asThen: boolean };

async function tryOn(needs: ForecastNeeds, scope: Scope, codes: readonly string[], { zone, days, known, asThen }: Given) {
  const [first, end] = [zone.dayStart(days.from), zone.dayStart(days.to)];
  const stretch = { ...stretchBefore(first), to: end };
  const loads = await loadsOf(needs, codes, zone, stretch, known);
  const seen = new Map<string, Awaited<ReturnType<typeof seenDays>>>();
  for (const code of codes) seen.set(code, await seenDays(needs, scope, code));
  const own = (from: ReadonlyMap<string, Past>, code: string, read: Stretch): Past =>
    clipped(from.get(code) ?? nothing(read), zone, seen.get(code) ?? []);
  const trials = codes.map((code) => ({ code, past: own(loads, code, stretch) })).map((one) => ({ ...one, trial: createTrial(one.past) }));
  for (let day = days.from; day < days.to; day += 1) {
    await turn();
    const [start, next] = [zone.dayStart(day), zone.dayStart(day + 1)];
    const before = stretchBefore(start);
    const then = asThen ? await loadsOf(needs, codes, zone, before, { ...known, received: Math.min(known.received, start * 1000) }) : null;
    const isWorked = daysAt(needs, zone, start, known);
    for (const { code, past, trial } of trials)
      trial.day(start, next, { past: then === null ? past : own(then, code, before), days: isWorked });
  }
  return trials.map(({ code, trial }) => ({ code, trial: trial.result() }));
}
