import { chineseNumber } from '#platform/tables/chinese-numerals.ts';

/** Words that say little about which building is meant. */
const empty = /(?:有限责任公司|股份有限公司|有限公司|公司|大楼|大厦|办公楼|综合楼|楼宇|项目)/gu;

/**
 * A name or address in the form used for comparison: full-width characters converted, brackets and symbols removed, `3号楼`, `3#楼`,
 * `三号楼` and `3栋` made equal, and common words dropped.
 */
export function comparedName(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[零〇一二三四五六七八九十]+(?=[号#栋幢座楼层])/gu, (number) => String(chineseNumber(number)))
    .replaceAll(/(\d+)\s*(?:#|号)?\s*(?:楼|栋|幢|座)/gu, '$1号')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const short = plain.replaceAll(empty, '');
  return short === '' ? plain : short;
}

/** An address in the form used for comparison: without the names of province, city and county before the street. */
export function comparedAddress(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:.{2,8}?(?:省|自治区))?(?:.{2,8}?(?:市|盟|地区))?(?:.{1,8}?(?:区|县|旗|市))?/u, '')
    .replaceAll(/\b(?:street|st)\b\.?/gu, 'st')
    .replaceAll(/\b(?:avenue|ave)\b\.?/gu, 'ave')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** How similar two texts are, 0 to 1: shared letter pairs (Dice). */
export type Alike = (a: string, b: string) => number;

/** For many comparisons of the same texts: the letter pairs of each are computed once. */
export function createAlike(): Alike {
  const kept = new Map<string, Float64Array>();
  const pairsOf = (text: string): Float64Array => {
    const pairs = kept.get(text) ?? pairsIn(text);
    kept.set(text, pairs);
    return pairs;
  };
  return (a, b) => {
    if (a === b) return a === '' ? 0 : 1;
    return dice(pairsOf(a), pairsOf(b));
  };
}

export const alike: Alike = (a, b) => createAlike()(a, b);

/** Twice the number of elements shared by two ascending lists, divided by the total number. */
function dice(left: Float64Array, right: Float64Array): number {
  if (left.length === 0 || right.length === 0) return 0;
  let [shared, at, other] = [0, 0, 0];
  while (at < left.length && other < right.length) {
    const way = (left[at] as number) - (right[other] as number);
    if (way === 0) shared += 1;
    if (way <= 0) at += 1;
    if (way >= 0) other += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

const signs = 0x11_00_00;

/** The letter pairs in a text, each as a number, ascending. */
function pairsIn(text: string): Float64Array {
  const letters = Array.from(text, (letter) => letter.codePointAt(0) as number);
  const pairs = new Float64Array(Math.max(0, letters.length - 1));
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = (letters[at] as number) * signs + (letters[at + 1] as number);
  return pairs.sort();
}

export type Comparable = {
  readonly code: string;
  readonly nameKey: string;
  readonly addressKey: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** Why two buildings may be the same, and how likely, 0 to 1. `why` contains codes of terms. */
export type Likeness = {
  readonly score: number;
  readonly why: readonly { readonly code: string; readonly evidence: Readonly<Record<string, unknown>> }[];
};

/** Metres between two buildings; null if one has no location. */
export function metresBetween(a: Comparable, b: Comparable): number | null {
  const [x1, y1, x2, y2] = [a.fields['longitude'], a.fields['latitude'], b.fields['longitude'], b.fields['latitude']];
  if (typeof x1 !== 'number' || typeof y1 !== 'number' || typeof x2 !== 'number' || typeof y2 !== 'number') return null;
  const rad = Math.PI / 180;
  const h = Math.sin(((y2 - y1) * rad) / 2) ** 2 + Math.cos(y1 * rad) * Math.cos(y2 * rad) * Math.sin(((x2 - x1) * rad) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}

/** Weighs the evidence that two records are one building. Different numbers in the names (3号楼, 5号楼) count against it. */
export function likeness(a: Comparable, b: Comparable, compare: Alike = alike): Likeness {
  const why: { code: string; evidence: Record<string, unknown> }[] = [];
  let doubt = 1;
  const say = (weight: number, code: string, evidence: Record<string, unknown>): void => {
    doubt *= 1 - weight;
    why.push({ code, evidence });
  };
  for (const field of Object.keys(a.fields)) {
    const value = a.fields[field];
    if (field.startsWith('code:') && value === b.fields[field]) say(0.9, 'same-outside-code', { scheme: field.slice(5), value });
  }
  const names = compare(a.nameKey, b.nameKey);
  if (names >= 0.6)
    say(0.7 * names, 'names-alike', { names: `${String(a.fields['name'])} / ${String(b.fields['name'])}`, alike: Math.round(names * 100) });
  const addresses = compare(a.addressKey, b.addressKey);
  if (addresses >= 0.7)
    say(0.6 * addresses, 'addresses-alike', {
      addresses: `${String(a.fields['address'])} / ${String(b.fields['address'])}`,
      alike: Math.round(addresses * 100),
    });
  const metres = metresBetween(a, b);
  if (metres !== null && metres <= 60) say(0.4 * (1 - metres / 120), 'places-near', { metres: Math.round(metres) });
  const areas = [a.fields['floorArea'], b.fields['floorArea']];
  if (typeof areas[0] === 'number' && typeof areas[1] === 'number' && areas[0] > 0 && Math.abs(areas[0] - areas[1]) <= 0.01 * areas[0])
    say(0.3, 'areas-equal', { m2: areas[0] });
  const far = metres !== null && metres > 500;
  const score = (1 - doubt) * (numbersDiffer(a.nameKey, b.nameKey) ? 0.4 : 1) * (far ? 0.5 : 1);
  return { score: Math.round(score * 100) / 100, why };
}

function numbersDiffer(a: string, b: string): boolean {
  const numbers = (text: string): string => (text.match(/\d+/gu) ?? []).join(' ');
  return numbers(a) !== numbers(b) && numbers(a) !== '' && numbers(b) !== '';
}
