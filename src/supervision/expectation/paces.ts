import { useAtLimit, type Quota, type YearBuilding, type YearUse } from '#supervision/benchmarking/benchmarking.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { type Carrier, carrierUnit, type Unit } from '#kernel/carrier.ts';
import { dayNumber, dayText, parseDay } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { inTurns, mapInTurns } from '#kernel/in-turns.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { createZone } from '#kernel/zone.ts';
import { unknownTemperature } from '#metering/weather/facts.ts';
import { reachDays } from './expected.ts';
import { belowFloor, type ForecastFloor, tooLittle, type TooLittle, withoutForecast } from './forecast-floor.ts';
import { historiesOf, type SubjectDays } from './histories.ts';
import type { ExpectationNeeds } from './needs.ts';
import { breachOf, type Pace, paceOf, type PaceVerdict, verdictOf } from './pace.ts';

/** The projected use of a year by one carrier; numbers in the unit, null if some day of it is unknown. */
export type CarrierPace = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** Null if nothing of the year was measured. */
  readonly used: number | null;
  readonly filled: number | null;
  readonly rest: number | null;
  readonly forecast: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The use at which the quota's constraint value is reached. */
  readonly limit: number | null;
  /** The forecast, judged as the quota does, ÷ the constraint value. */
  readonly share: number | null;
  /** The first day on which the running sum exceeds the limit. */
  readonly breach: string | null;
  readonly verdict: PaceVerdict;
  /** Day by day, for drawing. */
  readonly days: Pace['days'];
};

export type PaceAnswer = {
  readonly building: string;
  readonly name: string;
  readonly year: number;
  /** The first day that is not over. */
  readonly at: string;
  readonly zone: string;
  /** The worst of several carriers. */
  readonly verdict: PaceVerdict;
  readonly indicative: boolean;
  /** By the carriers that the quota judges; the first represents the whole. */
  readonly parts: readonly CarrierPace[];
  readonly figure: string;
  readonly findings: readonly Finding[];
};

type PaceQuestion = { readonly year: number; readonly at?: string | undefined; readonly known: AsOf };

/** The pace of one building's year. Throws `no-such-building`, `date-bad`, `too-many-steps`. */
export async function paceOfBuilding(
  needs: ExpectationNeeds,
  scope: Scope,
  asked: PaceQuestion & { readonly building: string },
): Promise<PaceAnswer> {
  const whole = await needs.benchmarking.yearOfBuilding(scope, asked);
  const [answer] = await pacesAmong(needs, scope, [whole], { ...asked, buildings: [whole.building.code] });
  return answer as PaceAnswer;
}

/** The paces of the buildings of a place that have a limit, furthest over it first; equals by code. Throws `no-such-place`. */
export async function pacesOfPlace(
  needs: ExpectationNeeds,
  scope: Scope,
  asked: PaceQuestion & { readonly region: string },
): Promise<readonly PaceAnswer[]> {
  const { region, year, known } = asked;
  const all = await needs.benchmarking.yearOf(scope, { region, year, known });
  const limited = all.filter(({ quota }) => quota.parts.some(({ constraint }) => constraint !== null));
  const paces = await pacesAmong(needs, scope, limited, { ...asked, region });
  const shareOf = ({ parts }: PaceAnswer): number => Math.max(-1, ...parts.map(({ share }) => share ?? -1));
  return paces.toSorted((a, b) => shareOf(b) - shareOf(a) || (a.building < b.building ? -1 : 1));
}

/** `little`: where too little is measured for a forecast; null if there is enough. */
type CarrierYear = { readonly told: SubjectDays; readonly pace: Pace; readonly little: TooLittle | null };

/** The measured shares below which no year is forecast, by the knowledge in force at its end. */
export function forecastFloor({ knowledge }: Pick<ExpectationNeeds, 'knowledge'>, year: number, known: AsOf): ForecastFloor {
  const found = knowledge.inForce('figure-floor', { on: `${year}-12-31`, ...known }).findLast((one) => one.of === 'forecast');
  return { coverage: found?.coverage ?? 0, season: found?.season ?? 0 };
}

type Among = PaceQuestion & { readonly buildings?: readonly string[]; readonly region?: string };

async function pacesAmong(
  needs: ExpectationNeeds,
  scope: Scope,
  years: readonly YearBuilding[],
  { year, at: asked, known, ...where }: Among,
): Promise<PaceAnswer[]> {
  const [from, to] = [dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1)];
  const wanted = new Map(years.map((one) => [one.building.code, carriersOf(one)]));
  const paces = new Map<string, Map<Carrier, CarrierYear>>();
  const floor = forecastFloor(needs, year, known);
  const typicalOf = typicalBy(needs, known);
  for (const carrier of new Set([...wanted.values()].flat())) {
    // reading days per time zone would take one more read; most places have only one
    const at = asked === undefined ? null : dayNamed(asked);
    const now = at ?? dayNamed(today(needs.now()));
    const range = { from: Math.min(from, now - reachDays - 1), to: Math.max(to, now) + 1 };
    refuseManySteps(range.to - range.from, 3700);
    for await (const told of inTurns(historiesOf(needs, scope, { of: { carrier, ...where }, range, known, on: to - 1 }))) {
      if (wanted.get(told.code)?.includes(carrier) !== true) continue;
      const typical = told.station === null ? unknownDays : await typicalOf(told.station.id);
      const days = { from, to, at: at ?? todayIn(told, needs.now()) };
      const whole = paceOf(told.history, days, told.both, typical);
      const little = whole.forecast === null ? null : tooLittle(told.history, whole, days, floor);
      const pace = little === null ? whole : withoutForecast(whole);
      paces.set(told.code, (paces.get(told.code) ?? new Map()).set(carrier, { told, pace, little }));
    }
  }
  const judge = needs.benchmarking.judge({ year, known });
  return mapInTurns(years, (one) => answerOf(needs, one, paces.get(one.building.code) ?? new Map(), { year, at: asked, known, judge }), 10);
}

/** Without a station, no day's temperature of a building is known. */
export const unknownDays = (): number => unknownTemperature;

const todayIn = ({ zone }: SubjectDays, now: number): number => zone.dayOf(Math.floor(now / 1000));

/** A station's typical year for a day, 0.001 degC; queried once per station. */
export function typicalBy({ weather }: ExpectationNeeds, known: AsOf): (station: number) => Promise<(day: number) => number> {
  const kept = new Map<number, Promise<(day: number) => number>>();
  return (station) => {
    const made = kept.get(station) ?? weather.typicalDays(station, known);
    kept.set(station, made);
    return made;
  };
}

/** The carriers that the quota judges; if it judges none, the first one measured. */
export function carriersOf({ quota, uses }: YearBuilding): Carrier[] {
  const judged = quota.parts.map(({ carrier }) => carrier);
  if (judged.length > 0) return [...new Set(judged)];
  const metered = uses.filter(({ meters }) => meters > 0).map(({ carrier }) => carrier);
  return [metered.includes('electricity') ? 'electricity' : (metered[0] ?? 'electricity')];
}

type Judged = Omit<PaceQuestion, 'at'> & {
  readonly at: string | undefined;
  readonly judge: ReturnType<ExpectationNeeds['benchmarking']['judge']>;
};

function answerOf(
  needs: ExpectationNeeds,
  whole: YearBuilding,
  paces: ReadonlyMap<Carrier, CarrierYear>,
  { year, at: asked, known, judge }: Judged,
): PaceAnswer {
  const { building } = whole;
  const zone = typeof building.fields['zone'] === 'string' ? building.fields['zone'] : 'Asia/Shanghai';
  const at = asked ?? today(needs.now(), createZone(zone) ?? undefined);
  // if nothing can be forecast, a use of one unit is judged, because the limit is still known
  const forecastOf = (carrier: Carrier): number | undefined => {
    const pace = paces.get(carrier)?.pace;
    return pace === undefined ? undefined : pace.forecast === null ? 1 : pace.forecast / 1e4;
  };
  const quota = judge(building, withForecast(whole, forecastOf));
  const parts = carriersOf(whole).map((carrier) => partOf(carrier, paces.get(carrier)?.pace, paces.get(carrier)?.told, quota));
  return {
    building: building.code,
    name: building.name,
    year,
    at,
    zone,
    verdict: worst(parts.map(({ verdict }) => verdict)),
    indicative: quota.indicative,
    parts,
    figure: figureId({ kind: 'pace', building: building.code, year, at, ...known }),
    findings: [...quota.findings, ...[...paces.values()].flatMap(doubts)],
  };
}

/** The uses of a year with the projection instead of what was measured so far; in the carrier's unit. */
export function withForecast({ uses }: Pick<YearBuilding, 'uses'>, of: (carrier: Carrier) => number | undefined): YearUse[] {
  return uses.map((use) => {
    const value = of(use.carrier);
    return value === undefined ? use : { ...use, value, coverage: 1 };
  });
}

function partOf(carrier: Carrier, pace: Pace | undefined, told: SubjectDays | undefined, quota: Quota): CarrierPace {
  const part = quota.parts.find((one) => one.carrier === carrier);
  if (pace === undefined || told === undefined) return { ...nothing, carrier, unit: carrierUnit(carrier) };
  const limit = part === undefined ? null : useAtLimit(part);
  const whole = limit === null ? null : limit * 1e4;
  const breach = breachOf(pace.days, whole);
  const { corrected = null, constraint = null } = part ?? {};
  return {
    carrier,
    unit: told.unit,
    used: pace.days.some(({ part }) => part === 'used') ? pace.used / 1e4 : null,
    filled: inUnit(pace.filled),
    rest: inUnit(pace.rest),
    forecast: inUnit(pace.forecast),
    low: inUnit(pace.low),
    high: inUnit(pace.high),
    limit: whole === null ? null : Math.round(whole) / 1e4,
    share: pace.forecast === null || corrected === null || constraint === null ? null : Math.round((corrected / constraint) * 1e6) / 1e6,
    breach: breach === null ? null : dayText(breach),
    verdict: verdictOf(pace, whole),
    days: pace.days,
  };
}

const inUnit = (whole: number | null): number | null => (whole === null ? null : whole / 1e4);

const nothing = {
  used: null,
  filled: null,
  rest: null,
  forecast: null,
  low: null,
  high: null,
  limit: null,
  share: null,
  breach: null,
  verdict: 'unknown',
  days: [],
} as const;

/** For several carriers: over if one is; unknown if one is unknown and none is over. */
function worst(verdicts: readonly PaceVerdict[]): PaceVerdict {
  const order = ['over', 'heading-over', 'unknown', 'uncertain', 'within'] as const;
  return order.find((one) => verdicts.includes(one)) ?? 'unknown';
}

function doubts({ pace: { days }, told: { history, carrier }, little }: CarrierYear): Finding[] {
  if (little !== null) return [belowFloor(carrier, little)];
  const few = days.filter(({ value }) => value === null);
  if (few.length === 0) return [];
  const without = history.candidate.reduce((sum, one) => sum + one, 0);
  return [
    {
      code: 'pace-days-unknown',
      severity: 'warning',
      evidence: { carrier, count: few.length, first: dayText(few[0]?.day ?? 0), measured: without },
    },
  ];
}

/** Parses a local day. @throws Problem `date-bad` */
function dayNamed(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Problem('bad-input', 'date-bad', { date: text });
  return day;
}
