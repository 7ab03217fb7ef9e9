import { decimalText } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { isCertain } from '#kernel/source-status.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import { total } from '../bill/lines.ts';
import { readMeters } from '../present-bill.ts';
import { type Closed, figureOfClosed, totalOf } from './closed.ts';
import { type ChangePart, partsOf } from './compared.ts';
import { divideChange, knowsWeather } from './divide.ts';
import { isShared } from './factors.ts';
import type { BothFactors } from './factors-of-bills.ts';

/** Two closed seasons of a household, as far as they can be compared. */
export type Compared = {
  readonly household: string;
  readonly season: string | null;
  readonly figure: string;
  readonly now: Closed | null;
  readonly earlier: Closed | null;
  readonly isNext: boolean;
  readonly factors: BothFactors | null;
  readonly findings: readonly Finding[];
};

/** The bill of a closed season: cents, heat in GJ as text, and what opens it. */
export type ClosedShown = {
  readonly season: string;
  readonly total: bigint;
  readonly quantity: string;
  readonly substituted: string;
  readonly tariff: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly document: string;
    readonly clause: string;
  };
  readonly accounts: readonly string[];
  readonly company: string;
  readonly figure: string;
};

/** A change as it is returned, before it is put into words. `parts`: null if the seasons cannot be compared. */
export type ChangeAnswer = Omit<Compared, 'now' | 'earlier' | 'factors'> & {
  readonly method: HeatMethod | null;
  readonly now: ClosedShown | null;
  readonly earlier: ClosedShown | null;
  readonly parts: readonly ChangePart[] | null;
  readonly byDegrees: boolean;
  readonly shared: boolean;
  readonly metered: boolean;
  /** Days of this season with an estimate. */
  readonly estimatedDays: number;
  readonly indicative: boolean;
};

export function answerOf({ household, now, earlier, factors, findings, ...rest }: Compared): ChangeAnswer {
  const byDegrees = factors !== null && knowsWeather(factors.before, factors.now);
  const metered = factors !== null && [factors.before, factors.now].some(({ heat }) => heat.days > 0n);
  const method = now?.of.method ?? null;
  return {
    ...rest,
    household,
    method,
    now: shownOf(household, now),
    earlier: shownOf(household, earlier),
    parts: factors === null ? null : partsOf(divideChange(factors.before, factors.now), factors.before, factors.now),
    byDegrees,
    shared: method !== null && isShared(method),
    metered,
    estimatedDays: factors?.now.days.estimated ?? 0,
    indicative: [now, earlier].some((one) => one !== null && isIndicative(household, one)),
    findings: metered && !byDegrees ? [...findings, { code: 'change-weather-unknown', severity: 'info', evidence: {} }] : findings,
  };
}

const isIndicative = (household: string, { of }: Closed): boolean =>
  !isCertain(of.tariff.status) || readMeters(of, household).some((meter) => of.indicativeMeters.has(meter));

function shownOf(household: string, one: Closed | null): ClosedShown | null {
  if (one === null) return null;
  const { own, of, issued } = one;
  const { id, version, status, source } = of.tariff;
  return {
    season: issued.season,
    total: totalOf(own),
    quantity: decimalText(total(own.accounts.map(({ quantity }) => quantity)), 4),
    substituted: decimalText(total(own.accounts.map(({ substituted }) => substituted)), 4),
    tariff: { id, version, status, document: source.document, clause: source.clause },
    accounts: own.accounts.map(({ account }) => account),
    company: of.company,
    figure: figureOfClosed(household, one),
  };
}
