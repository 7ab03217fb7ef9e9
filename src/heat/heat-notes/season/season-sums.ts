import { type Facts, fieldOn, firstDay } from '#heat/heat-billing/facts.ts';
import { millionths } from '#heat/heat-billing/public/whole-parts.ts';
import { decimalText, exact, inUnits } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import type { NoteRow } from '../note-store.ts';

/**
 * A meter's readings on the days of a season: whole numbers of 0.0001 GJ, NaN if there is none; the coverage of each day; 1 on faulty days.
 */
export type MeterColumns = { readonly use: Float64Array; readonly coverage: Float64Array; readonly faulty: Uint8Array };

/** The heat of a season, 0.0001 GJ; null if any of its days was not measured completely. */
export function wholeHeat(told: MeterColumns | undefined): bigint | null {
  if (told === undefined) return null;
  let sum = 0n;
  for (const [day, use] of told.use.entries()) {
    if (told.faulty[day] === 1 || Number.isNaN(use) || (told.coverage[day] ?? 0) < 1 - 1e-6) return null;
    sum += BigInt(use);
  }
  return sum;
}

/** A household in a season: its area and meter on its first day in it. */
export type Home = { readonly code: string; readonly meter: string | null; readonly area: bigint };

/** Households of a point in a season, as bills use them; those without a connection are left out. @param span days since 1970-01-01 */
export function homesOf(behind: readonly Facts[], point: string, span: { readonly from: number; readonly to: number }): Home[] {
  return behind.flatMap((facts): Home[] => {
    const first = firstDay(facts, span);
    if (first === null || fieldOn(facts, 'point', first) !== point || fieldOn(facts, 'status', first) === 'unconnected') return [];
    return [{ code: facts.code, meter: fieldOn(facts, 'meter', first), area: millionths(fieldOn(facts, 'area', first) ?? '0') }];
  });
}

/** The total; null if one part is unknown. */
export const sumOf = (parts: readonly (bigint | null)[]): bigint | null =>
  parts.reduce<bigint | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0n);

/** What was issued for a season: yuan as text, heat in GJ; null if nothing was, or if a class has no price by area. */
type Charged = {
  readonly charged: string | null;
  readonly byArea: string | null;
  readonly quantity: number | null;
  readonly substituted: number | null;
  /** Bills below and above what they would be by area. */
  readonly cheaper: number | null;
  readonly dearer: number | null;
};

const unknown: Charged = { charged: null, byArea: null, quantity: null, substituted: null, cheaper: null, dearer: null };

/** The totals of notes: money from all of them, the rest from the bills as of the last note of each account. */
export function chargedBy(notes: readonly NoteRow[]): Charged {
  if (notes.length === 0) return unknown;
  const last = [...new Map(notes.map((note) => [JSON.stringify([note.household, note.account]), note.stands])).values()];
  const units = (text: string, decimals: number): bigint => inUnits(exact(text), decimals);
  const sum = (parts: readonly bigint[]): bigint => parts.reduce((before, part) => before + part, 0n);
  // an account that no longer has any days has nothing by area either
  const compared = last.filter(({ days }) => Object.values(days).some((count) => count > 0));
  const byArea = sumOf(compared.map((one) => (one.byArea === null ? null : units(one.byArea, 2))));
  const differences = compared.flatMap((one) => (one.byArea === null ? [] : [units(one.total, 2) - units(one.byArea, 2)]));
  return {
    charged: moneyOf(sum(notes.map(({ amounts }) => amounts.total))),
    byArea: byArea === null ? null : moneyOf(byArea),
    quantity: Number(decimalText(sum(last.map(({ quantity }) => units(quantity, 4))), 4)),
    substituted: Number(decimalText(sum(last.map(({ substituted }) => units(substituted, 4))), 4)),
    cheaper: differences.filter((more) => more < 0n).length,
    dearer: differences.filter((more) => more > 0n).length,
  };
}
