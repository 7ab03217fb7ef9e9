import { decimalText } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import type { PointReckoning } from '#heat-billing/heat-billing.ts';
import { type Amounts, noteLines, type Standing } from './note.ts';

type HouseholdBill = PointReckoning['bill']['households'][number];
type AccountBill = HouseholdBill['accounts'][number];

/** What the accounts behind a point are to pay; of a household that is held nothing. */
export const standingsOf = (reckoned: PointReckoning): Standing[] =>
  reckoned.bill.households.flatMap((bill) => bill.accounts.map((one) => standingOf(reckoned, bill, one)));

function standingOf(
  { company, point, building, tariff, method, bill, bases }: PointReckoning,
  own: HouseholdBill,
  one: AccountBill,
): Standing {
  const { quantity, lines, days, substituted } = one;
  const { byArea, ...money } = lines;
  return {
    company,
    point,
    building,
    household: own.household,
    account: one.account,
    amounts: { quantity, ...money },
    stands: {
      days,
      quantity: decimalText(quantity, 4),
      substituted: decimalText(substituted, 4),
      lines: Object.fromEntries(noteLines.map((line) => [line, moneyOf(money[line])])) as Standing['stands']['lines'],
      total: moneyOf(money.total),
      byArea: byArea === null ? null : moneyOf(byArea),
      method,
      tariff: `${tariff.id}@${tariff.version}`,
      rules: [...new Set([...own.rules.keys(), ...bill.rules.keys()])],
      basis: bases.get(own.household) ?? null,
    },
    dueDays: tariff.dueDays ?? null,
  };
}

/** What the households of a point come to together. */
export function pointSums(stands: readonly Pick<Standing, 'amounts'>[]): Pick<Amounts, 'quantity' | 'metered' | 'total'> {
  let [quantity, metered, total] = [0n, 0n, 0n];
  for (const { amounts } of stands) {
    quantity += amounts.quantity;
    metered += amounts.metered;
    total += amounts.total;
  }
  return { quantity, metered, total };
}
