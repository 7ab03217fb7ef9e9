import type { AsOf } from '#kernel/as-of.ts';
import { civil, dayNumber } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { figureId } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { typicalDays, typicalSavings, type TypicalSavings } from '#retrofit/temperature-model/typical.ts';
import { type Base, fittedBase, sealedBase } from './model/base-of.ts';
import type { DaySpan } from './facts.ts';
import { dayNamed, type SavingsNeeds } from './needs.ts';
import { refuseOverlap } from './model/read-question.ts';
import * as store from './store.ts';

export type TypicalQuestion = DaySpan & { readonly baseline: string; readonly typical: string; readonly confidence: number };

export type TypicalAnswer = {
  readonly base: Base;
  readonly told: TypicalSavings;
  readonly figures: Readonly<Record<'base' | 'reporting' | 'savings', string>>;
  readonly knownAt: number;
  readonly findings: readonly Finding[];
};

/** Both periods' models over a station's typical year, dated as the year in which the reporting period begins. */
export async function typicalTold(needs: SavingsNeeds, scope: Scope, question: TypicalQuestion, known: AsOf): Promise<TypicalAnswer> {
  const { baseline, typical, from, to, confidence } = question;
  const base = await sealedBase(needs, scope, baseline);
  if (base.model.kind === 'hourly' || base.modelAsked.factors.length > 0) throw new Problem('bad-input', 'typical-daily', {});
  const period = { from, to };
  refuseOverlap(base.period, period);
  const reporting = await fittedBase(
    needs,
    scope,
    { boundary: base.asked.boundary, period, model: { ...base.modelAsked, station: base.station, calendar: base.calendar, exclude: [] } },
    known,
  );
  const station = await needs.weather.stationNamed(typical);
  const of = await needs.weather.typicalMeans(station.id, known);
  const { year } = civil(dayNamed(from));
  // a year without 29 February: its days represent those of a typical year
  const temperature = Float64Array.from({ length: 365 }, (_, at) => of(dayNumber(2001, 1, 1) + at));
  if (temperature.every(Number.isNaN)) throw new Problem('not-found', 'no-typical-year', { station: typical });
  const told = typicalSavings(
    { base: base.model, reporting: reporting.model },
    { days: typicalDays(temperature, year), hours: null },
    base.kinds,
    confidence,
  );
  const asked = await store.keepQuestion(needs.postgres, checkedByCaller, question, needs.now());
  const id = (part: string): string => figureId({ kind: 'savings-typical', asked, part, ...known });
  const missing: Finding[] =
    told.missing === 0 ? [] : [{ code: 'typical-days-missing', severity: 'warning', evidence: { days: told.missing } }];
  return {
    base,
    told,
    figures: { base: id('base'), reporting: id('reporting'), savings: id('savings') },
    knownAt: known.received,
    findings: missing,
  };
}
