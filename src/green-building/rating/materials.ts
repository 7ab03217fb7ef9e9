import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { judgeRequirable, type Bounds, type Judged, type Verdict } from './requirements-met.ts';
import { bad, booleanAt, listAt, moneyAt, numberAt, objectAt, textAt, type Given } from './given.ts';

const shareItem = 'green-material-share';

/** A listed product. `counts`: whether it counts as certified; null if unknown. */
export type Product = {
  readonly product: string;
  readonly certificate: string | null;
  readonly category: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  /** Decimal text in yuan. */
  readonly costYuan: string | null;
  readonly certified: boolean | null;
  /** The last day on which the certificate is valid. */
  readonly validTo: string | null;
  readonly counts: boolean | null;
};

/** A share in percent, and the sums behind it: of the certified products, and of all. */
type ShareOf<T> = Bounds & { readonly certified: T | null; readonly total: T | null };

/** A product with its cost as given, not rounded to cents. */
type Costed = { readonly product: Product; readonly cost: Exact | null };

export type Materials = {
  readonly products: readonly Product[];
  /** Percent of cost. */
  readonly byCost: ShareOf<string>;
  /** Percent of quantity, per unit, because tonnes and square metres cannot be added. */
  readonly byQuantity: readonly (ShareOf<number> & { readonly unit: string })[];
  /** Each rule by cost and by quantity; if the two differ and the document does not say which applies, it stays undecided. */
  readonly rules: readonly (Judged & { readonly byCost: Judged['verdict']; readonly byQuantity: Judged['verdict'] })[];
  readonly findings: readonly Finding[];
};

/**
 * The share of certified green materials, with the products behind it.
 * @param date a certificate that ended before this day does not count
 * @param verdict what the documents of the place require; null if no place was given
 */
export function materialShare(value: unknown, date: string, verdict: Pick<Verdict, 'requirements' | 'undecided'> | null): Materials {
  const costed = listAt(objectAt(value, 'input'), 'products').map((one, index) => readProduct(one, index, date));
  const products = costed.map(({ product }) => product);
  const byCost = shareBy(
    costed,
    ({ cost }) => cost,
    (sum) => moneyOf(centsOf(sum)),
  );
  const units = [...new Set(products.map(({ unit }) => unit ?? ''))];
  const byQuantity = units.map((unit) => ({
    unit,
    ...shareBy(
      costed.filter(({ product }) => (product.unit ?? '') === unit),
      ({ product }) => (product.quantity === null ? null : exactOf(product.quantity)),
      numberOf,
    ),
  }));
  const whole: Bounds =
    byQuantity.length === 1 && byQuantity[0] !== undefined && units[0] !== '' ? byQuantity[0] : { least: null, most: null };
  const rules = verdict === null ? [] : rulesBy(verdict, byCost, whole);
  return { products, byCost, byQuantity, rules, findings: findingsOf(products, date, byQuantity.length, rules) };
}

function readProduct(one: Given, index: number, date: string): Costed {
  const place = (field: string) => `products[${index}].${field}`;
  const validTo = textAt(one, 'validTo', place('validTo'));
  if (validTo !== null && !/^\d{4}-\d{2}-\d{2}$/u.test(validTo)) throw bad(place('validTo'), validTo, '2026-03-01');
  const certified = booleanAt(one, 'certified', place('certified'));
  const cost = moneyAt(one, 'costYuan', place('costYuan')) ?? moneyAt(one, 'cost', place('cost'));
  const product = {
    product: textAt(one, 'product', place('product')) ?? String(index + 1),
    certificate: textAt(one, 'certificate', place('certificate')),
    category: textAt(one, 'category', place('category')),
    quantity: numberAt(one, 'quantity', 0, 1e12, place('quantity')),
    unit: textAt(one, 'unit', place('unit')),
    costYuan: cost === null ? null : moneyOf(centsOf(cost)),
    certified,
    validTo,
    counts: certified === true && validTo !== null && validTo < date ? false : certified,
  };
  return { product, cost };
}

/** Null if a figure is missing: a share without it would be a guess. */
function shareBy<T>(products: readonly Costed[], figure: (one: Costed) => Exact | null, told: (sum: Exact) => T): ShareOf<T> {
  const sum = (list: readonly Costed[]): Exact | null =>
    list.reduce<Exact | null>((total, one) => {
      const part = figure(one);
      return total === null || part === null ? null : total.add(part);
    }, exact(0n));
  const total = sum(products);
  const sure = sum(products.filter(({ product }) => product.counts === true));
  const perhaps = sum(products.filter(({ product }) => product.counts !== false));
  const share = (part: Exact | null) =>
    part === null || total === null || total.n === 0n ? null : numberOf(part.mul(exact(100n)).div(total));
  const given = (one: Exact | null) => (one === null ? null : told(one));
  return { certified: given(sure), total: given(total), least: share(sure), most: share(perhaps) };
}

/** A number for display, to six decimals. */
function numberOf(value: Exact): number {
  return Number(rounded(value, 6));
}

function rulesBy(verdict: Pick<Verdict, 'requirements' | 'undecided'>, cost: Bounds, quantity: Bounds): Materials['rules'] {
  const byCost = judgeRequirable(verdict, new Map([[shareItem, cost]]));
  const byQuantity = judgeRequirable(verdict, new Map([[shareItem, quantity]]));
  return byCost.map((one, at) => {
    const other = byQuantity[at]?.verdict ?? 'undecided';
    const known = [one.verdict, other].filter((outcome) => outcome !== 'undecided');
    const same = known.length === 2 && known[0] === known[1];
    return { ...one, byCost: one.verdict, byQuantity: other, verdict: same ? one.verdict : 'undecided' };
  });
}

function findingsOf(products: readonly Product[], date: string, units: number, rules: Materials['rules']): Finding[] {
  const names = (list: readonly Product[]) => list.map(({ product }) => product).join('、');
  const bare = products.filter(({ certified, certificate }) => certified === true && certificate === null);
  const ended = products.filter(({ certified, counts }) => certified === true && counts === false);
  const open = products.filter(({ certified }) => certified === null);
  const found: Finding[] = [];
  if (products.length === 0) found.push({ code: 'materials-none', severity: 'warning', evidence: {} });
  if (bare.length > 0) found.push({ code: 'materials-no-certificate', severity: 'warning', evidence: { products: names(bare) } });
  if (ended.length > 0)
    found.push({ code: 'materials-certificate-ended', severity: 'warning', evidence: { products: names(ended), date } });
  if (open.length > 0) found.push({ code: 'materials-open', severity: 'warning', evidence: { products: names(open) } });
  if (units > 1) found.push({ code: 'materials-units', severity: 'info', evidence: {} });
  for (const { document, clause, byCost, byQuantity, verdict } of rules)
    if (verdict === 'undecided' && byCost !== byQuantity)
      found.push({ code: 'materials-basis', severity: 'warning', evidence: { document, clause, byCost, byQuantity } });
  return found;
}
