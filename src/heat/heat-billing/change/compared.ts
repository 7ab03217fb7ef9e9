import { exact, type Exact, rounded } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import { type ChangeCause, changeCauses, type Division, heatParts, knowsWeather, meanArea } from './divide.ts';
import type { BillFactors } from './factors.ts';

/** Which of several days or prices mostly changed. */
export type ChangedWhich = 'charged' | 'nominal' | 'stopped' | 'by-area' | 'basic' | 'area';

/** A part of a change: its cents, and the factor behind it in both seasons as text, null where there is none. */
export type ChangePart = {
  readonly cause: ChangeCause;
  readonly which: ChangedWhich | null;
  readonly cents: bigint;
  readonly before: string | null;
  readonly now: string | null;
  readonly unit: string;
};

type Row = { readonly which?: ChangedWhich; readonly unit: string; readonly of: (factors: BillFactors) => string | null };

const perGigajoule = exact('10000');
const hundred = exact('100');

/** The parts that are not nothing, in the order of the causes, with what changed. */
export function partsOf(division: Division, before: BillFactors, now: BillFactors): ChangePart[] {
  const rows = rowsOf(before, now);
  return changeCauses.flatMap((cause): ChangePart[] => {
    const cents = division[cause];
    const { which = null, unit, of } = rows[cause];
    return cents === 0n ? [] : [{ cause, which, cents, before: of(before), now: of(now), unit }];
  });
}

function rowsOf(before: BillFactors, now: BillFactors): Readonly<Record<ChangeCause, Row>> {
  const byDegrees = knowsWeather(before, now);
  return {
    area: { unit: 'm²', of: (one) => text(meanArea(one), 2) },
    'charged-days': chargedRow(before, now),
    'fixed-price': priceRow(before, now),
    'heat-days': { unit: 'd', of: ({ heat }) => String(heat.days) },
    weather: { unit: 'degC·d', of: ({ heat }) => text(heat.degrees, 1) },
    use: {
      unit: byDegrees ? 'GJ/(degC·d)' : 'GJ/d',
      of: (one) => text(heatParts(one, byDegrees).rate?.div(perGigajoule) ?? null, 5),
    },
    estimates: { unit: 'GJ', of: ({ substituted }) => text(exact(substituted).div(perGigajoule), 4) },
    share: { unit: '%', of: (one) => text(heatParts(one, byDegrees).share?.mul(hundred) ?? null, 2) },
    'heat-price': { unit: 'CNY/GJ', of: ({ prices }) => price(prices.metered?.mul(perGigajoule) ?? null) },
    cold: { unit: 'CNY', of: ({ lines }) => moneyOf(lines.cold) },
    cap: { unit: 'CNY', of: ({ lines }) => moneyOf(lines.cap) },
    rounding: { unit: '', of: () => null },
  };
}

function chargedRow(before: BillFactors, now: BillFactors): Row {
  const unit = 'd';
  if (before.charged !== now.charged) return { which: 'charged', unit, of: ({ charged }) => String(charged) };
  if (before.nominal !== now.nominal) return { which: 'nominal', unit, of: ({ nominal }) => String(nominal) };
  if (before.days.stopped !== now.days.stopped) return { which: 'stopped', unit, of: ({ days }) => String(days.stopped) };
  return { which: 'by-area', unit, of: ({ days }) => String(days.area) };
}

/** The price by area that changed and was paid; of several the basic one. */
function priceRow(before: BillFactors, now: BillFactors): Row {
  const which = (['basic', 'area', 'stopped'] as const).find((line) => {
    const [was, is] = [before.prices[line], now.prices[line]];
    const isPaid = [before, now].some(({ squares }) => squares[line].n !== 0n);
    return isPaid && was !== null && is !== null && was.compare(is) !== 0;
  });
  return { ...(which && { which }), unit: 'CNY/m2', of: ({ prices }) => price(prices[which ?? 'basic']) };
}

/** A number as text, without zeros at the end. @example text(exact('6.6'), 4) // '6.6' */
function text(value: Exact | null, decimals: number): string | null {
  if (value === null) return null;
  const told = rounded(value, decimals);
  return told.includes('.') ? told.replace(/\.?0+$/u, '') : told;
}

/** A price as tariffs write it: with two decimals, or up to four. @example price(exact('6.6')) // '6.60' */
function price(value: Exact | null): string | null {
  return value === null ? null : rounded(value, 4).replace(/0{1,2}$/u, '');
}
