import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { type Exact, rounded } from '#kernel/exact-number.ts';
import type { ExplainedInput, Explanation } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Term } from '#kernel/vocabulary.ts';
import type { Span } from './network-facts.ts';
import { heatNetworkTerms } from './vocabulary.ts';

/** A number of an explanation; null if unknown. */
export const shown = (value: Exact | null, decimals: number): number | null => (value === null ? null : Number(rounded(value, decimals)));

const measured: LocalizedText = { zh: '结算点的热量表', en: 'the heat meter of the point' };
const households: LocalizedText = {
  zh: '结算点下供热的热用户的收费面积，逐日平均',
  en: 'charged area of supplied households, daily mean',
};
const observed: LocalizedText = { zh: '气象站逐日平均气温', en: 'daily means of the weather station' };
export const given: LocalizedText = { zh: '按本次所问', en: 'as asked' };
export const sources = { measured, households, observed, given };

/** An input by its term. */
export const input = (
  name: keyof typeof heatNetworkTerms,
  value: number | string | null,
  source: LocalizedText,
  figure?: string,
): ExplainedInput => ({
  name,
  value,
  unit: (heatNetworkTerms[name] as Term).unit ?? '',
  source,
  ...(figure !== undefined && { figure }),
});

type PointExplanation = {
  readonly figure: string;
  readonly result: { readonly name: string; readonly value: number | null; readonly unit: string };
  readonly formula: LocalizedText;
  readonly inputs: readonly ExplainedInput[];
  readonly meter: string | null;
  /** 0 to 1: the part of the days that counts. */
  readonly coverage: number;
  readonly span: Span;
  readonly at: AsOf;
};

/** An explanation of a figure of one settlement point. */
export const explanation = ({ figure, result, formula, inputs, meter, coverage, span, at }: PointExplanation): Explanation => ({
  figure,
  result: { ...result, coverage },
  formula,
  clause: null,
  inputs,
  meters: meter === null ? [] : [{ code: meter, coverage, from: dayText(span.from), to: dayText(span.to) }],
  knownAt: formatInstant(Math.floor(at.received / 1000)),
  findings: [],
});
