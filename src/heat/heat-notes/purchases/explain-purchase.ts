import type { AsOf } from '#kernel/as-of.ts';
import { decimalText } from '#kernel/exact-number.ts';
import { type ExplainedInput, type Explanation, figureId } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { moneyOf } from '#kernel/money.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { PaperNeeds } from '../needs.ts';
import type { PurchaseLine } from './purchase-note.ts';
import { type IssuedPurchase, purchaseNotes } from './purchase-note-store.ts';
import { heatNoteTerms, heatPurchaseTerms } from '../vocabulary.ts';

export const purchaseFigure = ({ number, received, recorded }: Pick<IssuedPurchase, 'number'> & AsOf): string =>
  figureId({ kind: 'heat-purchase-note', number, received, recorded });

type Days = { readonly from: string; readonly to: string };

/**
 * A statement of heat bought opens to its months: yuan, heat and price of each, and the heat to the meter at the plant; a difference also
 * to the earlier statements of its supplier. All as known when it was issued.
 */
export async function explainPurchase(needs: PaperNeeds, scope: Scope, note: IssuedPurchase, figure: string): Promise<Explanation> {
  const { company, season, supplier, number, received, recorded, lines } = note;
  const known = { received, recorded };
  const bought = await needs.heatBilling.purchase(scope, { company, season }, known);
  const of = bought.ends === null ? null : await needs.heatBilling.seasonAt({ region: bought.ends.region, name: season }, known);
  const months = bought.suppliers.filter((one) => one.supplier === supplier).flatMap((one) => one.months);
  const inputs: ExplainedInput[] = [];
  for (const line of lines) {
    const named = `${line.month} ${line.meter}`;
    const price = months.find(({ month, meter }) => month === line.month && meter === line.meter)?.price;
    inputs.push({ name: named, value: line.yuan, unit: 'CNY', source: heatPurchaseTerms.yuan });
    inputs.push({
      name: named,
      value: line.quantity,
      unit: 'GJ',
      source: heatPurchaseTerms.quantity,
      ...(await heatFigure(needs, line, of, known)),
    });
    if (price !== undefined) inputs.push({ name: named, value: price, unit: 'CNY/GJ', source: heatPurchaseTerms.price });
  }
  const before = (await purchaseNotes(needs.postgres, checkedByCaller, note)).filter((one) => one.supplier === supplier);
  const earlier = before.slice(
    0,
    before.findIndex((one) => one.number === number),
  );
  return {
    figure,
    result: { name: number, value: Number(moneyOf(note.total)), unit: 'CNY' },
    formula: heatPurchaseTerms.formula,
    clause: null,
    inputs: [
      { name: supplier, value: decimalText(note.quantity, 4), unit: 'GJ', source: heatPurchaseTerms.quantity },
      ...inputs,
      ...earlier.map((one) => ({
        name: one.number,
        value: moneyOf(one.total),
        unit: 'CNY',
        source: heatNoteTerms.before,
        figure: purchaseFigure(one),
      })),
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: [],
  };
}

/** The figure of what a meter counted in the part of a season within a month; none if the season is no longer known. */
async function heatFigure(
  { metering }: PaperNeeds,
  { month, meter }: PurchaseLine,
  season: Days | null,
  { received }: AsOf,
): Promise<{ readonly figure?: string }> {
  if (season === null) return {};
  const [from, to] = [`${month}-01`, nextMonth(month)];
  const span = { from: from < season.from ? season.from : from, to: to > season.to ? season.to : to };
  const knownAt = new Date(received).toISOString();
  const { total } = await metering.useOfMeter(programScope, { meter, ...span, step: 'year', knownAt });
  return { figure: total.figure };
}

/** The first day of the following month. @example nextMonth('2026-12') // '2027-01-01' */
function nextMonth(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number);
  return at === 12 ? `${year + 1}-01-01` : `${year}-${String(at + 1).padStart(2, '0')}-01`;
}
