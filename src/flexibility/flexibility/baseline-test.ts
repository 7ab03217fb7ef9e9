import { setImmediate as turn } from 'node:timers/promises';
import { type Load, type Part, partEnergy, partsOf, type Span, sumOver } from '#flexibility/baseline/baseline.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { type ExcessPrice, excessPriceOf } from './excess-price.ts';
import { firstDay } from './baseline-parts.ts';
import { liveSpans } from './live-events.ts';
import { buildingLoads, clipped, noLoad, seenDays, zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { isIndicative, type KnownRule, ruleNamed, type StepName, stepSeconds, workedDays } from './rules.ts';

export type TestQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  /** Tests its members on the last day. */
  readonly portfolio?: string | undefined;
  readonly rules: readonly string[];
  /** Local days, the last excluded. */
  readonly from: string;
  readonly to: string;
  /** `14-17`, `14:30-17`. */
  readonly hours: string;
  readonly step?: StepName | undefined;
  /** The programme whose payment price converts the result to yuan; no yuan if absent. */
  readonly programme?: string | undefined;
  readonly knownAt?: string | undefined;
};

/**
 * A rule tried on the days of a building: percent of use, null if no day could be tried. `excessKwh` is the response per day that it would
 * have reported although no one responded.
 */
export type Tried = {
  readonly bias: number | null;
  readonly mape: number | null;
  readonly days: number;
  readonly excessKwh: number | null;
};

/** `excessYuan`: what an event on one of the days would have paid for nothing. */
type TriedBuilding = Tried & { readonly code: string; readonly rule: string; readonly excessYuan: string | null };

/** Clock times, s since midnight. */
type Clocks = { readonly from: number; readonly to: number };

/** How many buildings are read at a time. */
const atOnce = 50;

/** Refuses, before doing any work, whatever a test would refuse. Throws what it would throw. */
export async function refuseTest(needs: FlexibilityNeeds, scope: Scope, ask: TestQuestion): Promise<void> {
  const known = needs.metering.knownAt(ask.knownAt);
  const days = daysOf(ask);
  const clocks = clocksNamed(ask.hours, stepSeconds[ask.step ?? '15min']);
  excessPriceOf(needs, ask.programme, { on: dayText(days.from), hours: (clocks.to - clocks.from) / 3600, known });
  for (const id of ask.rules) ruleNamed(needs, id, dayText(days.from), known);
  await byZone(needs, scope, ask, days.to, known);
}

/** What rules would have paid wrongly on each workday without an event, as if it had one (`flexibility.md` 5). */
export async function testBaselines(needs: FlexibilityNeeds, scope: Scope, ask: TestQuestion, on: TestWatch = unwatched) {
  const known = needs.metering.knownAt(ask.knownAt);
  const days = daysOf(ask);
  const clocks = clocksNamed(ask.hours, stepSeconds[ask.step ?? '15min']);
  // a rule named twice is tried once
  const ids = [...new Set(ask.rules)];
  const rules = ids.map((id) => ruleNamed(needs, id, dayText(days.from), known));
  const price = excessPriceOf(needs, ask.programme, { on: dayText(days.from), hours: (clocks.to - clocks.from) / 3600, known });
  const buildings: TriedBuilding[] = [];
  const together = new Map<string, Map<number, number>>(ids.map((id) => [id, new Map()]));
  const zones = await byZone(needs, scope, ask, days.to, known);
  const all = [...zones.values()].reduce((sum, codes) => sum + codes.length, 0);
  for (const [zone, codes] of zones)
    for (let at = 0; at < codes.length; at += atOnce) {
      on.signal?.throwIfAborted();
      buildings.push(
        ...(await tryOn(needs, scope, codes.slice(at, at + atOnce), {
          zone: zoneNamed(zone),
          step: stepSeconds[ask.step ?? '15min'],
          rules,
          days,
          clocks,
          known,
          price,
          together,
        })),
      );
      on.progress(buildings.length / rules.length, all);
    }
  const order = new Map(ids.map((id, at) => [id, at]));
  const sorted = buildings.toSorted((a, b) =>
    a.code === b.code ? (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0) : a.code < b.code ? -1 : 1,
  );
  return {
    rules: rules.map((rule, at) => {
      const own = sorted.filter((one) => one.rule === (ids[at] as string));
      const excessKwh = own.some((one) => one.excessKwh !== null) ? sumTo4(own.map((one) => one.excessKwh ?? 0)) : null;
      return {
        rule: ids[at] as string,
        bias: median(own.map(({ bias }) => bias)),
        mape: median(own.map(({ mape }) => mape)),
        excessKwh,
        excessYuan: price.of([...(together.get(ids[at] as string)?.values() ?? [])]),
        buildings: own.filter(({ days: tried }) => tried > 0).length,
        indicative: isIndicative(rule) || price.indicative,
      };
    }),
    buildings: sorted,
  };
}

/** The caller's hooks: receives how many of all buildings are done, and may stop the test. */
export type TestWatch = { readonly progress: (done: number, total: number) => void; readonly signal?: AbortSignal };

const unwatched: TestWatch = { progress: () => undefined };

/** The most days a test may cover. */
const mostDays = 366;

function daysOf({ from, to }: TestQuestion): { readonly from: number; readonly to: number } {
  const [first, end] = [parseDay(from), parseDay(to)];
  if (first === null || end === null || end <= first) throw new Problem('bad-input', 'test-days', { from, to });
  refuseManySteps(end - first, mostDays);
  return { from: first, to: end };
}

/** @throws Problem `test-hours` if they are invalid, or not aligned to step boundaries */
function clocksNamed(text: string, step: number): Clocks {
  const [, from = '', fromMinute = '0', to = '', toMinute = '0'] =
    /^(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?$/u.exec(text.trim()) ?? [];
  const clocks = { from: Number(from) * 3600 + Number(fromMinute) * 60, to: Number(to) * 3600 + Number(toMinute) * 60 };
  const fits = from !== '' && clocks.to > clocks.from && clocks.to <= 86_400 && clocks.from % step === 0 && clocks.to % step === 0;
  if (!fits) throw new Problem('bad-input', 'test-hours', { hours: text });
  return clocks;
}

async function byZone(
  needs: FlexibilityNeeds,
  scope: Scope,
  { region, building, portfolio }: TestQuestion,
  end: number,
  known: AsOf,
): Promise<Map<string, string[]>> {
  if (building !== undefined) {
    await seenDays(needs, scope, building);
    const [facts] = await needs.registry.buildingFacts({ ...scope, sees: { all: true } }, { buildings: [building] }, known);
    return new Map([[facts?.zone ?? '', [building]]]);
  }
  if (portfolio !== undefined) {
    await needs.portfolio.facts(scope, portfolio, known);
    const members = await needs.portfolio.membersOn(scope, portfolio, [dayText(end - 1)], known);
    const buildings = members.map((one) => one.building);
    const own = buildings.length === 0 ? [] : await needs.registry.buildingFacts(programScope, { buildings }, known);
    return grouped(own);
  }
  const facts = await needs.registry.buildingFacts(scope, region === undefined ? {} : { region }, known);
  return grouped(facts);
}

function grouped(facts: readonly { readonly zone: string; readonly code: string }[]): Map<string, string[]> {
  const groups = Map.groupBy(facts, ({ zone }) => zone);
  return new Map([...groups].map(([zone, some]) => [zone, some.map(({ code }) => code)]));
}

type Trial = {
  readonly zone: Zone;
  readonly step: number;
  readonly rules: readonly KnownRule[];
  readonly days: { readonly from: number; readonly to: number };
  readonly clocks: Clocks;
  readonly known: AsOf;
  readonly price: ExcessPrice;
  /**
   * By rule and local day, the total response reported for all buildings, 0.0001 kWh: an event that includes all of them pays their sum.
   */
  readonly together: ReadonlyMap<string, Map<number, number>>;
};

async function tryOn(needs: FlexibilityNeeds, scope: Scope, codes: readonly string[], trial: Trial) {
  const { zone, step, rules, days, known } = trial;
  const to = zone.dayStart(days.to);
  const day = Math.min(...rules.map((rule) => firstDay({ zone }, { from: zone.dayStart(days.from), to }, rule)));
  const [loads, live] = await Promise.all([
    buildingLoads(needs, codes, zone, { day, to, step }, known),
    liveSpans(needs, codes, { from: zone.dayStart(day), to }, known),
  ]);
  const isWorked = remembered(workedDays(needs, zone, known));
  const tries = triesOf(trial, isWorked);
  const tried: TriedBuilding[] = [];
  for (const code of codes) {
    await turn();
    const load = clipped(loads.get(code) ?? noLoad(zone, { day, to, step }), await seenDays(needs, scope, code));
    const events = live.get(code) ?? [];
    for (const rule of rules) {
      const { daily, ...own } = tryRule(rule, load, tries, { isWorked, events });
      tried.push({ code, rule: rule.id, ...own, excessYuan: trial.price.of([...daily.values()]) });
      const days = trial.together.get(rule.id);
      for (const [on, units] of daily) days?.set(on, (days.get(on) ?? 0) + units);
    }
  }
  return tried;
}

type Around = { readonly isWorked: (day: number) => boolean; readonly events: readonly Span[] };

/** A workday that is tried as if it had an event: its part, and the whole of it. */
type Try = { readonly part: Part; readonly span: Span; readonly whole: Span };

/** The same for all buildings of one time zone and all rules, so it is calculated once. */
function triesOf({ days, clocks, zone, step }: Trial, isWorked: (day: number) => boolean): Try[] {
  return Array.from({ length: days.to - days.from }, (_, at) => days.from + at).flatMap((day): Try[] => {
    const span = { from: zone.toUtc(day * 86_400 + clocks.from), to: zone.toUtc(day * 86_400 + clocks.to) };
    if (!isWorked(day) || Number.isNaN(span.from) || Number.isNaN(span.to)) return [];
    const [part] = partsOf(zone, span, step);
    return part === undefined ? [] : [{ part, span, whole: { from: zone.dayStart(day), to: zone.dayStart(day + 1) } }];
  });
}

/** Caches a calendar that is queried for the same days many times. */
function remembered(isWorked: (day: number) => boolean): (day: number) => boolean {
  const told = new Map<number, boolean>();
  return (day) => {
    const known = told.get(day);
    if (known !== undefined) return known;
    const worked = isWorked(day);
    told.set(day, worked);
    return worked;
  };
}

type Daily = { readonly daily: ReadonlyMap<number, number> };

/** The result of a trial, with the response reported for each day, 0.0001 kWh. */
function tryRule(rule: KnownRule, load: Load, tries: readonly Try[], { isWorked, events }: Around): Tried & Daily {
  let [expected, used, errors, tried, counted] = [0, 0, 0, 0, 0];
  const daily = new Map<number, number>();
  for (const { part, span, whole } of tries) {
    if (events.some((one) => one.from < whole.to && one.to > whole.from)) continue;
    const own = sumOver(load, span.from, span.to);
    if (Number.isNaN(own)) continue;
    const baseline = partEnergy({ rule, part, load, isWorked, events: [...events, span], notice: null });
    if (baseline === null) continue;
    [expected, used, tried] = [expected + baseline, used + own, tried + 1];
    daily.set(part.day, baseline - own);
    if (own > 0) [errors, counted] = [errors + Math.abs(baseline - own) / own, counted + 1];
  }
  return {
    bias: used > 0 ? percent((expected - used) / used) : null,
    mape: counted > 0 ? percent(errors / counted) : null,
    days: tried,
    excessKwh: tried > 0 ? Math.round((expected - used) / tried) / 10_000 : null,
    daily,
  };
}

const sumTo4 = (values: readonly number[]): number => Math.round(values.reduce((all, one) => all + one, 0) * 1e4) / 1e4;

const percent = (share: number): number => Math.round(share * 1e6) / 1e4;

/** The median of the known values. */
function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null).toSorted((a, b) => a - b);
  if (known.length === 0) return null;
  const middle = known.length >> 1;
  return known.length % 2 === 1
    ? (known[middle] as number)
    : Math.round(((known[middle - 1] as number) + (known[middle] as number)) * 5e3) / 1e4;
}
