import type { Finding } from '#kernel/finding.ts';
import { judgeRequirable, type Bounds, type Judged, type Verdict } from './requirements-met.ts';
import { bad, booleanAt, listAt, numberAt, objectAt, textAt, tidy, type Given } from './given.ts';

const shareItem = 'green-material-share';

/** A product as it is listed. `counts`: whether it counts as certified; null is not known. */
export type Product = {
  readonly product: string;
  readonly certificate: string | null;
  readonly category: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly costYuan: number | null;
  readonly certified: boolean | null;
  /** Last day on which the certificate holds. */
  readonly validTo: string | null;
  readonly counts: boolean | null;
};

export type MaterialShare = Bounds & { readonly certified: number | null; readonly total: number | null };

export type Materials = {
  readonly products: readonly Product[];
  /** Per cent of cost. */
  readonly byCost: MaterialShare;
  /** Per cent of quantity, unit by unit: tonnes and square metres have no sum. */
  readonly byQuantity: readonly (MaterialShare & { readonly unit: string })[];
  /** Each rule by cost and by quantity; where the two differ and the document does not say which, it stays undecided. */
  readonly rules: readonly (Judged & { readonly byCost: Judged['verdict']; readonly byQuantity: Judged['verdict'] })[];
  readonly findings: readonly Finding[];
};

/**
 * The share of certified green materials, with the products that make it.
 * @param date a certificate that ended before this day does not count
 * @param verdict what the documents of the place ask; null where no place was given
 */
export function materialShare(value: unknown, date: string, verdict: Pick<Verdict, 'requirements' | 'undecided'> | null): Materials {
  const products = listAt(objectAt(value, 'input'), 'products').map((one, index) => readProduct(one, index, date));
  const byCost = shareBy(products, ({ costYuan }) => costYuan);
  const units = [...new Set(products.map(({ unit }) => unit ?? ''))];
  const byQuantity = units.map((unit) => ({
    unit,
    ...shareBy(
      products.filter((one) => (one.unit ?? '') === unit),
      ({ quantity }) => quantity,
    ),
  }));
  const whole: Bounds =
    byQuantity.length === 1 && byQuantity[0] !== undefined && units[0] !== '' ? byQuantity[0] : { least: null, most: null };
  const rules = verdict === null ? [] : rulesBy(verdict, byCost, whole);
  return { products, byCost, byQuantity, rules, findings: findingsOf(products, date, byQuantity.length, rules) };
}

function readProduct(one: Given, index: number, date: string): Product {
  const place = (field: string) => `products[${index}].${field}`;
  const validTo = textAt(one, 'validTo', place('validTo'));
  if (validTo !== null && !/^\d{4}-\d{2}-\d{2}$/u.test(validTo)) throw bad(place('validTo'), validTo, '2026-03-01');
  const certified = booleanAt(one, 'certified', place('certified'));
  return {
    product: textAt(one, 'product', place('product')) ?? String(index + 1),
    certificate: textAt(one, 'certificate', place('certificate')),
    category: textAt(one, 'category', place('category')),
    quantity: numberAt(one, 'quantity', 0, 1e12, place('quantity')),
    unit: textAt(one, 'unit', place('unit')),
    costYuan: numberAt(one, 'costYuan', 0, 1e13, place('costYuan')) ?? numberAt(one, 'cost', 0, 1e13, place('cost')),
    certified,
    validTo,
    counts: certified === true && validTo !== null && validTo < date ? false : certified,
  };
}

/** Null where a figure is missing: a share without it would be a guess. */
function shareBy(products: readonly Product[], figure: (product: Product) => number | null): MaterialShare {
  const sum = (list: readonly Product[]): number | null =>
    list.some((one) => figure(one) === null) ? null : tidy(list.reduce((total, one) => total + (figure(one) ?? 0), 0));
  const total = sum(products);
  const sure = sum(products.filter(({ counts }) => counts === true));
  const perhaps = sum(products.filter(({ counts }) => counts !== false));
  const share = (part: number | null) => (part === null || total === null || total === 0 ? null : tidy((part / total) * 100));
  return { certified: sure, total, least: share(sure), most: share(perhaps) };
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
