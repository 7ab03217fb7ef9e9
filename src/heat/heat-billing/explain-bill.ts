import { decimalText } from '#kernel/exact-number.ts';
import type { ExplainedInput, Explanation } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { moneyOf } from '#kernel/money.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import { lineTotals } from './bill/lines.ts';
import type { PointCalculation } from './bill-needs.ts';
import { heatBillTerms } from './vocabulary.ts';

/** What the meter of a household, or of its point, used over the season, according to metering. */
export type MeterUse = { readonly code: string; readonly value: number | null; readonly coverage: number; readonly figure: string };

/** A household's bill opens to its lines, prices, days and heat; the heat opens to the meter that it was read from. */
export function explainBill(
  calculated: PointCalculation,
  { household, figure, received }: { readonly household: string; readonly figure: string; readonly received: number },
  meters: readonly MeterUse[],
): Explanation {
  const { bill, tariff, season, households } = calculated;
  const own = bill.households.find((one) => one.household === household);
  const accounts = own?.accounts ?? [];
  const sums = lineTotals(accounts.map(({ lines }) => lines));
  const { zh, en } = statusShown(tariff.status).standing;
  const cited = `${tariff.source.document} ${tariff.source.clause}, ${tariff.id}@${tariff.version}`;
  const ofTariff: LocalizedText = { zh: `${cited}，${zh}`, en: `${cited}, ${en}` };
  const named = households.get(household)?.class ?? '';
  const prices = tariff.classes[named];
  const ofSeason: LocalizedText = { zh: season.source, en: season.source };
  const priced = (['area', 'basic', 'metered'] as const).flatMap((of): ExplainedInput[] =>
    prices?.[of] === undefined
      ? []
      : [{ name: `${named} ${of}Price`, value: prices[of], unit: of === 'metered' ? `CNY/${prices.per}` : 'CNY/m2', source: ofTariff }],
  );
  const days = accounts.flatMap(({ account, days: count, quantity }): ExplainedInput[] => [
    ...(['metered', 'area', 'stopped'] as const).map((of) => ({
      name: `${account} ${of}Days`,
      value: count[of],
      unit: 'd',
      source: heatBillTerms.days,
    })),
    { name: `${account} heatCharged`, value: decimalText(quantity, 4), unit: 'GJ', source: heatBillTerms.quantity },
  ]);
  return {
    figure,
    result: { name: household, value: own === undefined || own.held !== null ? null : Number(moneyOf(sums.total)), unit: 'CNY' },
    formula: heatBillTerms.formula,
    clause: ofTariff,
    inputs: [
      ...(['basic', 'metered', 'area', 'stopped', 'cold', 'cap'] as const).map((line) => ({
        name: `${line}Charge`,
        value: moneyOf(sums[line]),
        unit: 'CNY',
        source: ofTariff,
      })),
      ...priced,
      { name: 'nominalDays', value: season.nominalDays, unit: 'd', source: ofSeason },
      ...days,
      ...decidedFor(calculated, household),
      ...meters.map(({ code, value, figure: opened }) => ({ name: code, value, unit: 'GJ', source: heatBillTerms.meter, figure: opened })),
    ],
    meters: meters.map(({ code, coverage }) => ({ code, coverage, from: season.from, to: season.to })),
    knownAt: formatInstant(received / 1000),
    findings: [],
  };
}

/** The decisions about a household, its point and their meters, and who took them. */
function decidedFor({ decisions, point, pointMeter, households }: PointCalculation, household: string): ExplainedInput[] {
  const ours = new Set([household, point, pointMeter, households.get(household)?.meter]);
  return decisions
    .filter(({ code }) => ours.has(code))
    .map(({ decision, code, temperature, gj, rule, from, to, by, note }): ExplainedInput => {
      const source = [by, code, ...(from === null ? [] : [`${from} – ${to ?? ''}`]), note].join(' · ');
      const [value, unit] = temperature !== null ? [temperature, 'degC'] : gj !== null ? [gj, 'GJ'] : [rule ?? `${from} – ${to}`, ''];
      return { name: `decision ${decision}`, value, unit, source: { zh: source, en: source } };
    });
}
