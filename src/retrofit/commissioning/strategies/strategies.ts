import { type AsOf, asOf } from '#kernel/as-of.ts';
import { type Carrier, type Unit } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import { figureId, type FigureQuestion } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { strategyKinds, type StrategyKind } from '#platform/knowledge/facts.ts';
import { buildingNamed, type CommissioningNeeds, dayNamed } from '../needs.ts';
import type { PeriodSaved } from './by-period.ts';
import { chilledSubjects } from './chilled.ts';
import { type Band, type Ground, groundOf, type Subject } from './ground.ts';
import { lightSubjects, outsideSubjects } from './groups.ts';
import { stateOf, type StrategyFact, type StrategyHour, type StrategyState, sumOfHours } from './hours.ts';
import { liftSubjects } from './lift-subjects.ts';
import { startSubjects } from './mornings.ts';
import { plantSubjects } from './plants.ts';
import { type StrategyRule, strategyRuleOn } from './rules.ts';
import { supplySubjects } from './supply.ts';
import { unitsBothWays } from './units.ts';
import { worthOf, worthOfQuestion } from './worth.ts';

export type StrategiesQuestion = {
  readonly building: string;
  /** Local days, half-open; default the twelve weeks up to today. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Room temperatures that are right. */
  readonly band?: Band | undefined;
  /** Yuan per unit of a carrier, as text. */
  readonly prices?: ReadonlyMap<Carrier, string> | undefined;
  /** The tariff of electricity, by its id. */
  readonly tariff?: string | undefined;
  readonly kinds?: readonly StrategyKind[] | undefined;
  readonly knownAt?: string | undefined;
  readonly known?: AsOf | undefined;
};

/** A strategy tried on the history of a building. Numbers in the unit; hours. */
export type Strategy = {
  readonly kind: StrategyKind;
  readonly subject: string;
  readonly name: string | null;
  readonly equipment: string | null;
  readonly points: readonly string[];
  readonly meters: readonly string[];
  readonly state: StrategyState;
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** What would not have been used in the period; null: not known. */
  readonly saved: number | null;
  /** Measured use in the time judged. */
  readonly use: number | null;
  /** How long something would have changed, and how much of it has a known saving. */
  readonly hours: number;
  readonly valued: number;
  readonly judged: number;
  /** Share of the time to be judged that is known; null: there is none. */
  readonly coverage: number | null;
  /** Money, if a price or a tariff was given; and by the periods of the tariff, the most first. */
  readonly yuan: string | null;
  readonly periods: readonly PeriodSaved[];
  readonly kgco2: number | null;
  /** Whether the factor of carbon is of an earlier year or not verified. */
  readonly isCarbonIndicative: boolean;
  readonly facts: readonly StrategyFact[];
  readonly figure: string;
  readonly findings: readonly Finding[];
};

export type StrategyWithHours = Strategy & { readonly rows: readonly StrategyHour[]; readonly rule: StrategyRule };

export type Strategies = {
  readonly building: string;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly strategies: readonly StrategyWithHours[];
};

/** Twelve whole weeks, the longest span that an effect is rehearsed on (decision 0123). */
const usualDays = 84;
const mostDays = 366;
const china = createZone('Asia/Shanghai') as Zone;

const subjectsOf: Readonly<Record<StrategyKind, (ground: Ground) => Promise<Subject[]>>> = {
  'outside-hours': outsideSubjects,
  'heating-and-cooling': unitsBothWays,
  'start-time': startSubjects,
  'supply-temperature': supplySubjects,
  'chilled-supply': chilledSubjects,
  'parallel-plant': plantSubjects,
  lights: lightSubjects,
  lifts: liftSubjects,
};

/**
 * The strategies of operation that the history of a building shows, each with what it would have saved in a period, as known at an instant.
 * Of each kind there is at least one entry: what cannot be looked for says what is missing.
 * @throws Problem `no-such-building`, `date-bad`, `time-not-kept`, `empty-range`, `strategy-period-long`, `start-band-bad`,
 *   `no-strategy-rule`, `strategy-price-twice`, `no-such-tariff`, `tariff-gap`
 */
export async function strategiesOf(needs: CommissioningNeeds, scope: Scope, asked: StrategiesQuestion): Promise<Strategies> {
  const known = asked.known ?? asOf(needs.readings.now(), asked.knownAt);
  const building = await buildingNamed(needs, scope, asked.building, known);
  const zone = createZone(building.zone) ?? china;
  const { from, to } = periodOf(asked, zone.dayOf(Math.floor(Math.min(known.received, needs.now()) / 1000)));
  const band = bandOf(asked.band);
  const worth = worthOfQuestion(asked);
  const rules = new Map<StrategyKind, StrategyRule>();
  const ruleOf = (kind: StrategyKind): StrategyRule => {
    const rule = rules.get(kind) ?? strategyRuleOn(needs, kind, dayText(to - 1), known);
    rules.set(kind, rule);
    return rule;
  };
  const ground = await groundOf({ needs, scope, building, zone, from, to, known, band, ruleOf });
  const strategies: StrategyWithHours[] = [];
  for (const kind of asked.kinds ?? strategyKinds)
    for (const subject of await subjectsOf[kind](ground)) strategies.push(strategyOf(ground, kind, subject, worth.tariff));
  const told = await worthOf(ground, strategies, worth);
  return { building: building.code, from: dayText(from), to: dayText(to), zone: zone.name, strategies: told.toSorted(byWorth) };
}

function periodOf({ from, to }: Pick<StrategiesQuestion, 'from' | 'to'>, today: number): { readonly from: number; readonly to: number } {
  const end = to === undefined ? today : dayNamed(to);
  const first = from === undefined ? end - usualDays : dayNamed(from);
  if (end <= first) throw new Problem('bad-input', 'empty-range', { from: dayText(first), to: dayText(end) });
  if (end - first > mostDays) throw new Problem('bad-input', 'strategy-period-long', { days: end - first, most: mostDays });
  return { from: first, to: end };
}

function bandOf(band: Band | undefined): Band | null {
  if (band === undefined) return null;
  if (!(band.low < band.high)) throw new Problem('bad-input', 'start-band-bad', { low: band.low, high: band.high });
  return band;
}

function strategyOf(ground: Ground, kind: StrategyKind, { tried, ...subject }: Subject, tariff: string | undefined): StrategyWithHours {
  const rule = ground.ruleOf(kind);
  const { asked, ...sum } = sumOfHours(tried.rows);
  return {
    kind,
    ...subject,
    ...sum,
    state: stateOf({ ...sum, asked }, rule.of('share')),
    coverage: asked === 0 ? null : Math.round((sum.judged / asked) * 1e4) / 1e4,
    yuan: null,
    periods: [],
    kgco2: null,
    isCarbonIndicative: false,
    facts: tried.facts,
    figure: figureId(questionOf(ground, kind, subject.subject, subject.carrier === 'electricity' ? tariff : undefined)),
    findings: tried.findings,
    rows: tried.rows,
    rule,
  };
}

function questionOf(
  { building, from, to, band, known }: Ground,
  strategy: StrategyKind,
  subject: string,
  tariff: string | undefined,
): FigureQuestion {
  const { received, recorded } = known;
  const rooms = band === null ? {} : { low: band.low, high: band.high };
  return {
    kind: 'strategy',
    building: building.code,
    strategy,
    subject,
    from: dayText(from),
    to: dayText(to),
    ...rooms,
    ...(tariff !== undefined && { tariff }),
    received,
    recorded,
  };
}

const states: readonly StrategyState[] = ['found', 'none', 'unknown'];

/** What was found first; within a state in the order of the kinds. */
const byWorth = (a: Strategy, b: Strategy): number => states.indexOf(a.state) - states.indexOf(b.state);

/** One strategy with its hours. Throws what `strategiesOf` throws, and `no-such-strategy`. */
export async function strategyWith(
  needs: CommissioningNeeds,
  scope: Scope,
  { kind, subject, ...asked }: Omit<StrategiesQuestion, 'kinds'> & { readonly kind: StrategyKind; readonly subject: string },
): Promise<Omit<Strategies, 'strategies'> & { readonly strategy: StrategyWithHours }> {
  const { strategies, ...told } = await strategiesOf(needs, scope, { ...asked, kinds: [kind] });
  const strategy = strategies.find((one) => one.subject === subject);
  if (strategy === undefined) throw new Problem('not-found', 'no-such-strategy', { building: told.building, strategyKind: kind, subject });
  return { ...told, strategy };
}
