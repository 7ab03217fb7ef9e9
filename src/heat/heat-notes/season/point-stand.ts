import { decimalText } from '#kernel/exact-number.ts';
import { parseDay } from '#kernel/day.ts';
import { moneyOf } from '#kernel/money.ts';
import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import { type Amounts, noteLines, type Standing, type Stands } from '../public/note.ts';
import { type Home, homesOf, sumOf, wholeHeat } from './season-sums.ts';

/** An account's bill of a point, all of it text except counts of days: the amounts in the order of `amountNames`. */
type AccountStand = readonly [
  household: string,
  account: string,
  days: readonly [metered: number, area: number, stopped: number],
  amounts: readonly string[],
  substituted: string,
  byArea: string | null,
  rules: readonly string[],
  basis: Stands['basis'],
];

/** The stored result of a point for a season: the bills of its accounts, who is held, its heat in 0.0001 GJ. */
export type PointStand = {
  readonly point: string;
  readonly company: string;
  readonly building: string;
  readonly method: string;
  readonly tariff: string;
  readonly dueDays: number | null;
  readonly accounts: readonly AccountStand[];
  readonly held: readonly { readonly household: string; readonly code: string }[];
  /** Doubts about the point or one of its households. */
  readonly doubts: readonly { readonly of: string; readonly code: string }[];
  readonly households: number;
  /** 10⁻⁶ m². */
  readonly area: string;
  /** By its own meter, and by those of its households; null if not everything was read. */
  readonly delivered: string | null;
  readonly counted: string | null;
};

const amountNames = ['quantity', ...noteLines, 'total'] as const;

/** What is stored of a point that was calculated. */
export function pointStandOf(calculated: PointCalculation): PointStand {
  const { company, point, building, method, tariff, bill, bases, households, pointMeter, meters, season } = calculated;
  const span = { from: parseDay(season.from) ?? 0, to: parseDay(season.to) ?? 0 };
  const homes = homesOf(
    [...households.values()].map(({ facts }) => facts),
    point,
    span,
  );
  const heatOf = (meter: string | null): bigint | null => (meter === null ? null : wholeHeat(meters.get(meter)));
  return {
    point,
    company,
    building,
    method,
    tariff: `${tariff.id}@${tariff.version}`,
    dueDays: tariff.dueDays ?? null,
    accounts: bill.households.flatMap((own) => {
      const rules = [...new Set([...own.rules.keys(), ...bill.rules.keys()])];
      return own.accounts.map(({ account, days, quantity, substituted, lines: { byArea, ...money } }): AccountStand => {
        const amounts: Amounts = { quantity, ...money };
        const told = amountNames.map((name) => String(amounts[name]));
        const counts = [days.metered, days.area, days.stopped] as const;
        return [
          own.household,
          account,
          counts,
          told,
          String(substituted),
          byArea?.toString() ?? null,
          rules,
          bases.get(own.household) ?? null,
        ];
      });
    }),
    held: bill.households.flatMap(({ household, held }) => (held === null ? [] : [{ household, code: held }])),
    doubts: [
      ...bill.doubts.map(({ code }) => ({ of: point, code })),
      ...bill.households.flatMap(({ household, doubts }) => doubts.map(({ code }) => ({ of: household, code }))),
    ],
    ...heatOfHomes(homes, heatOf, pointMeter),
  };
}

/** Households, area and heat of a point in the stored form. */
export function heatOfHomes(homes: readonly Home[], heatOf: (meter: string | null) => bigint | null, pointMeter: string | null) {
  return {
    households: homes.length,
    area: String(homes.reduce((sum, { area }) => sum + area, 0n)),
    delivered: heatOf(pointMeter)?.toString() ?? null,
    counted: homes.length === 0 ? null : (sumOf(homes.map(({ meter }) => heatOf(meter)))?.toString() ?? null),
  };
}

/** What the accounts of a point are to pay. Its written form is derived when it is read. */
export const standingsOf = (told: PointStand): Standing[] => told.accounts.map((one) => standingOf(told, one));

/** Households with partly estimated heat. */
export const estimatedOf = ({ accounts }: PointStand): string[] =>
  accounts.flatMap(([household, , , , , , rules]) => (rules.length > 0 ? [household] : []));

function standingOf(told: PointStand, one: AccountStand): Standing {
  const { company, point, building, dueDays } = told;
  const [household, account, , texts] = one;
  const amounts = Object.fromEntries(amountNames.map((name, at) => [name, BigInt(texts[at] as string)])) as Amounts;
  const standing = { company, point, building, household, account, amounts, dueDays };
  return Object.defineProperty(standing, 'stands', { enumerable: true, get: () => standsOf(told, one, amounts) }) as Standing;
}

function standsOf({ method, tariff }: PointStand, one: AccountStand, { quantity, ...money }: Amounts): Stands {
  const [, , [metered, area, stopped], , substituted, byArea, rules, basis] = one;
  return {
    days: { metered, area, stopped },
    quantity: decimalText(quantity, 4),
    substituted: decimalText(BigInt(substituted), 4),
    lines: Object.fromEntries(noteLines.map((line) => [line, moneyOf(money[line])])) as Stands['lines'],
    total: moneyOf(money.total),
    byArea: byArea === null ? null : moneyOf(BigInt(byArea)),
    method,
    tariff,
    rules,
    basis,
  };
}

/** The total of bills or notes. */
export function pointSums(some: readonly Pick<Standing, 'amounts'>[]): Pick<Amounts, 'quantity' | 'metered' | 'total'> {
  let [quantity, metered, total] = [0n, 0n, 0n];
  for (const { amounts } of some) {
    quantity += amounts.quantity;
    metered += amounts.metered;
    total += amounts.total;
  }
  return { quantity, metered, total };
}
