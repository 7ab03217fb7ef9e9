import { apportion } from '#kernel/apportion.ts';
import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf, parseYuan } from '#kernel/money.ts';
import { costGiven, printedShare, type EntryOf } from '#platform/knowledge/facts.ts';
import { bad, listAt, moneyAt, numberAt, textAt, type Given } from './given.ts';

type Printed = EntryOf<'incentive'>['amounts'][number];

/** What an incentive pays a project. Money is decimal text in yuan. */
export type Amount = {
  /** Null: no document that was read prints an amount (`printed` false), or something is missing (`needs`). */
  readonly yuan: string | null;
  readonly printed: boolean;
  /** The rate as printed, `50元` or `30%`, and the quantity it multiplies; null: once per project. */
  readonly rate: string | null;
  readonly of: string | null;
  /** The maximum paid; `capped`: the maximum applies. */
  readonly capYuan: string | null;
  readonly capped: boolean;
  readonly document: string | null;
  readonly clause: string | null;
  /** The words that print the amount, if they differ from those of the rule. */
  readonly quote: string | null;
  readonly status: string | null;
  readonly needs: readonly string[];
  readonly working: readonly string[];
  /** The amount divided among the buildings of the project by area, to the cent. */
  readonly parts: readonly { readonly name: string; readonly yuan: string }[];
};

/** The inputs of amounts: the facts of the project, and costs and buildings given with them. */
export type Quantities = { readonly project: Given; readonly measures: Given };

const notPrinted: Amount = {
  yuan: null,
  printed: false,
  rate: null,
  of: null,
  capYuan: null,
  capped: false,
  document: null,
  clause: null,
  quote: null,
  status: null,
  needs: [],
  working: [],
  parts: [],
};

/**
 * Rate times quantity, at most the cap, rounded once to the cent, half away from zero.
 * @param amounts those printed for rules; for a rule without one the answer says so
 */
export function amountOf(rule: string, amounts: readonly Printed[], given: Quantities): Amount {
  const printed = amounts.find((one) => one.rule === rule);
  if (printed === undefined) return notPrinted;
  const { pays, of = null, most, document, clause, quote = null, status } = printed;
  const cap = most === undefined ? null : centsOf(parseYuan(most) ?? exact(0n));
  const head = { printed: true, rate: pays, of, capYuan: cap === null ? null : moneyOf(cap), document, clause, quote, status };
  const quantity = of === null ? exact(1n) : quantityOf(of, given);
  if (quantity === null) return { ...notPrinted, ...head, needs: of === null ? [] : [of] };
  const cents = centsOf(rateOf(pays).mul(quantity));
  const capped = cap !== null && cents > cap;
  const paid = capped ? cap : cents;
  return {
    ...head,
    yuan: moneyOf(paid),
    capped,
    ...sharedAmong(listAt(given.measures, 'buildings'), paid),
    working: [
      ...(of === null ? [] : [`${pays} × ${plainText(quantity)} = ${moneyOf(cents)}`]),
      ...(capped ? [`${moneyOf(cents)} > ${most} = ${moneyOf(cap)}`] : []),
    ],
  };
}

/** Yuan per unit, or the share of a cost. */
function rateOf(pays: string): Exact {
  const [, percent] = printedShare.exec(pays) ?? [];
  return percent === undefined ? (parseYuan(pays) ?? exact(0n)) : exact(percent).div(exact(100n));
}

function quantityOf(of: string, { project, measures }: Quantities): Exact | null {
  if (of === costGiven) return moneyAt(measures, costGiven);
  const value = numberAt(project, of);
  return value === null ? null : exactOf(value);
}

/** The parts of the named buildings, by area: they add up to the amount. None while an area is missing. */
function sharedAmong(buildings: readonly Given[], cents: bigint): Pick<Amount, 'parts' | 'needs'> {
  const named = buildings.map((building, at) => ({
    key: textAt(building, 'name', `buildings[${at}].name`) ?? String(at + 1),
    areaM2: numberAt(building, 'areaM2', 0.01, 1e9, `buildings[${at}].areaM2`),
  }));
  const twice = named.find(({ key }, at) => named.findIndex((other) => other.key === key) < at);
  if (twice !== undefined) throw bad('buildings.name', twice.key, 'A, B, …');
  const needs = named.flatMap(({ areaM2 }, at) => (areaM2 === null ? [`buildings[${at}].areaM2`] : []));
  if (needs.length > 0) return { parts: [], needs };
  const shares = apportion(
    named.length === 0 ? 0n : cents,
    named.map(({ key, areaM2 }) => ({ key, weight: exactOf(areaM2 ?? 0) })),
  );
  return { parts: named.map(({ key }, at) => ({ name: key, yuan: moneyOf(shares[at] ?? 0n) })), needs: [] };
}

/** A decimal as it was given. */
function plainText(value: Exact): string {
  let decimals = 0;
  while (10n ** BigInt(decimals) % value.d !== 0n) decimals += 1;
  return rounded(value, decimals);
}
