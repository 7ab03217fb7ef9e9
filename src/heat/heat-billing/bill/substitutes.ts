import { exact, type Exact } from '#kernel/exact-number.ts';
import { coveredOn, type DayHeat, measuredOn, type MeterSeason, wholeDay } from './day-heat.ts';

export type SubstituteRule = 'own-rate' | 'last-season' | 'similar' | 'area';

/** A person's decision on what substitutes for what a meter did not measure: a rule, or an amount of heat. */
export type SubstituteDecision = { readonly as: SubstituteRule } | { readonly units: bigint };

/** Heat per degree day: what was measured on days with a temperature, and the total degrees of these days. */
export type Rate = { readonly heat: bigint; readonly degrees: Exact; readonly days: number };

/** How far below the base each day was, degC; null if no temperature is known. */
export type Degrees = readonly (Exact | null)[];

export type SubstituteTerms = { readonly order: readonly SubstituteRule[]; readonly auto: boolean; readonly least: number };

export type SubstituteQuestion = {
  readonly meter: MeterSeason;
  /** 1 on days whose heat is needed. */
  readonly wanted: Uint8Array;
  /** 1 on days that a rate may be based on. */
  readonly supplied: Uint8Array;
  readonly degrees: Degrees;
  readonly terms: SubstituteTerms | null;
  readonly decided: SubstituteDecision | null;
  /** The rate of the season before; null if there is none. */
  readonly last: Rate | null;
  /** The use of a neighbour of the same area that day; null if too few are known. Absent: not applicable to this meter. */
  readonly similar?: ((day: number) => Exact | null) | undefined;
  /** Whether a day may be charged by area instead. */
  readonly byArea: boolean;
};

/** `missing`: days that no rule can fill. `byArea`: days charged by area instead. `rules`: which rules were used on which days. */
export type Substituted = {
  readonly heat: DayHeat;
  readonly byArea: ReadonlySet<number>;
  readonly missing: readonly number[];
  readonly rules: ReadonlyMap<SubstituteRule | 'decided', readonly number[]>;
};

const zero = exact(0n);

/** The heat of each wanted day: what was measured, and for the rest of the day the first rule that can fill it (`heat.md` 3). */
export function substituted(asked: SubstituteQuestion): Substituted {
  const { meter, wanted, decided } = asked;
  const measured = new Float64Array(wanted.length);
  const open: number[] = [];
  for (let day = 0; day < wanted.length; day += 1) {
    measured[day] = measuredOn(meter, day);
    if (wanted[day] === 1 && coveredOn(meter, day) < wholeDay) open.push(day);
  }
  if (decided !== null && 'units' in decided) {
    const rules = new Map(open.length === 0 ? [] : [['decided' as const, open]]);
    return { heat: { measured, added: spread(meter, open, decided.units) }, byArea: new Set(), missing: [], rules };
  }
  return { ...filled(asked, open, measured) };
}

function filled(asked: SubstituteQuestion, open: readonly number[], measured: Float64Array): Substituted {
  const answers = open.length === 0 ? [] : answering(asked);
  const added = new Map<number, Exact>();
  const byArea = new Set<number>();
  const missing: number[] = [];
  const rules = new Map<SubstituteRule, number[]>();
  for (const day of open) {
    const found = firstAnswer(answers, day);
    if (found === null) {
      missing.push(day);
      continue;
    }
    rules.set(found.rule, [...(rules.get(found.rule) ?? []), day]);
    if (found.heat === 'area') byArea.add(day);
    else added.set(day, found.heat.mul(exact(wholeDay - coveredOn(asked.meter, day))).div(exact(wholeDay)));
  }
  return { heat: { measured, added }, byArea, missing, rules };
}

type Answer = { readonly rule: SubstituteRule; readonly on: (day: number) => Exact | 'area' | null };

function firstAnswer(answers: readonly Answer[], day: number) {
  for (const { rule, on } of answers) {
    const heat = on(day);
    if (heat !== null) return { rule, heat };
  }
  return null;
}

/** The rules to try, in order; for a decision, the one that it names. */
function answering(asked: SubstituteQuestion): Answer[] {
  const { terms, decided, degrees } = asked;
  const order = decided !== null && 'as' in decided ? [decided.as] : terms?.auto === true ? terms.order : [];
  const byRate = (rate: Rate | null) => (day: number) => atRate(rate, degrees[day] ?? null, terms?.least ?? 1);
  const of: Readonly<Record<SubstituteRule, () => Answer['on']>> = {
    'own-rate': () => byRate(rateOf(asked.meter, asked.supplied, degrees)),
    'last-season': () => byRate(asked.last),
    similar: () => asked.similar ?? (() => null),
    area: () => () => (asked.byArea ? 'area' : null),
  };
  return order.map((rule) => ({ rule, on: of[rule]() }));
}

/** What a meter used per degree day on the days that it measured completely and that have a temperature. */
export function rateOf(meter: MeterSeason, supplied: Uint8Array, degrees: Degrees): Rate {
  let heat = 0;
  let sum = zero;
  let days = 0;
  for (let day = 0; day < supplied.length; day += 1) {
    const below = degrees[day] ?? null;
    if (supplied[day] !== 1 || below === null || coveredOn(meter, day) < wholeDay) continue;
    heat += measuredOn(meter, day);
    sum = sum.add(below);
    days += 1;
  }
  return { heat: BigInt(heat), degrees: sum, days };
}

function atRate(rate: Rate | null, below: Exact | null, least: number): Exact | null {
  if (rate === null || below === null || rate.days < least || rate.degrees.n === 0n) return null;
  return below.mul(exact(rate.heat)).div(rate.degrees);
}

/** Spreads an amount of heat over days by how much of each was not measured. */
function spread(meter: MeterSeason, days: readonly number[], units: bigint): Map<number, Exact> {
  const open = days.map((day) => wholeDay - coveredOn(meter, day));
  const all = open.reduce((sum, one) => sum + one, 0n);
  return new Map(days.map((day, at) => [day, exact(units * (open[at] as bigint)).div(exact(all))]));
}
