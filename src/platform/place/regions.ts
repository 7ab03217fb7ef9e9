import type { Scope } from '#kernel/scope.ts';

/** The provinces of GB/T 2260 by their first two digits: a six-digit code that begins otherwise is a typo. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

export const nation = '100000';

export type PlaceKind = 'nation' | 'province' | 'prefecture' | 'county' | 'zone';

/** Whether a code has the form of a region of GB/T 2260. */
export function isRegionCode(code: string): boolean {
  return code === nation || (/^\d{6}$/u.test(code) && provinces.has(code.slice(0, 2)));
}

/** The kind of region of a six-digit code. */
export function kindOfRegion(code: string): PlaceKind {
  if (code === nation) return 'nation';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The codes above a region, nearest first: 140302 -> 140300, 140000, 100000. */
export function aboveRegion(code: string): string[] {
  const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, nation];
  return code === nation ? [] : above.filter((one, index) => one !== code && above.indexOf(one) === index);
}

/** Whether a scope may add an unknown region: one of GB/T 2260 that is in its own. */
export function mayAddRegion({ sees }: Scope, code: string): boolean {
  if (!isRegionCode(code)) return false;
  return 'all' in sees || ('region' in sees && (code === sees.region || aboveRegion(code).includes(sees.region)));
}

/** One place in a list of places. */
export type GazetteerPlace = { readonly code: string; readonly name: string; readonly kind: PlaceKind; readonly parent: string | null };

export type Found =
  | { readonly code: string }
  | { readonly fault: 'unknown-region' }
  | { readonly fault: 'ambiguous-region'; readonly codes: readonly string[] };

/**
 * Finds places by code or by name: `阳泉市`, `阳泉`, `阳泉市郊区`, `山西省阳泉市郊区`. A name shared by several places is reported as
 * ambiguous.
 */
export function createGazetteer(places: readonly GazetteerPlace[]) {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const byName = new Map<string, Set<string>>();
  const add = (name: string, code: string): void => {
    const key = keyOfName(name);
    if (key === '') return;
    const held = byName.get(key) ?? new Set<string>();
    held.add(code);
    byName.set(key, held);
  };
  const short = new Map<string, Set<string>>();
  for (const place of places) {
    for (const name of fullNames(place, byCode)) add(name, place.code);
    const bare = keyOfName(shortName(place.name));
    if (bare !== keyOfName(place.name)) short.set(bare, (short.get(bare) ?? new Set<string>()).add(place.code));
  }
  return {
    has: (code: string): boolean => byCode.has(code),
    get: (code: string): GazetteerPlace | undefined => byCode.get(code),
    find(text: string): Found {
      const bare = text.normalize('NFKC').trim();
      if (byCode.has(bare)) return { code: bare };
      const codes = [...(byName.get(keyOfName(bare)) ?? short.get(keyOfName(bare)) ?? [])];
      if (codes.length > 1) return { fault: 'ambiguous-region', codes };
      return codes[0] === undefined ? { fault: 'unknown-region' } : { code: codes[0] };
    },
  };
}

/** The stored places, with those of the whole country as a fallback: a name that none of the former has is looked up there. */
export function withNation(own: Gazetteer, nation: Gazetteer): Gazetteer {
  return {
    has: own.has,
    get: (code) => own.get(code) ?? nation.get(code),
    find(text) {
      const found = own.find(text);
      return 'fault' in found && found.fault === 'unknown-region' ? nation.find(text) : found;
    },
  };
}

export type Gazetteer = ReturnType<typeof createGazetteer>;

/** The place that is meant if nothing else is stated, and the reason. */
export type HomePlace = { readonly code: string; readonly why: 'title' | 'setting' | 'standing'; readonly text: string };

/** A name shared by several places is unambiguous if only one of them is in the own city. */
export function onlyOneWithin(found: Found, home: HomePlace | null): Found {
  if (!('codes' in found) || home === null) return found;
  const city = kindOfRegion(home.code) === 'county' ? `${home.code.slice(0, 4)}00` : home.code;
  for (const place of [home.code, city]) {
    const codes = found.codes.filter((code) => code === place || aboveRegion(code).includes(place));
    if (codes.length === 1) return { code: codes[0] as string };
  }
  return found;
}

const longestName = 24;

/**
 * The place that a title or a name mentions, as in 阳泉市城区公共建筑台账: the longest name of a city or county in it; null if it names
 * none, or several.
 */
export function placeNamed(text: string, gazetteer: Gazetteer): { readonly code: string; readonly text: string } | null {
  const bare = text.normalize('NFKC').replaceAll(/\s/gu, '');
  let best: { code: string; text: string } | null = null;
  for (let from = 0; from < bare.length; from += 1)
    for (let length = Math.min(longestName, bare.length - from); length > Math.max(1, best?.text.length ?? 0); length -= 1) {
      const part = bare.slice(from, from + length);
      if (!/[市县区旗盟州]$/u.test(part)) continue;
      const found = gazetteer.find(part);
      if ('code' in found && !found.code.endsWith('0000')) best = { code: found.code, text: part };
    }
  return best;
}

/** The name alone, and preceded by those of one or more places above it. */
function fullNames(place: GazetteerPlace, byCode: ReadonlyMap<string, GazetteerPlace>): string[] {
  const names = [place.name];
  let above = place.parent === null ? undefined : byCode.get(place.parent);
  let prefix = '';
  while (above !== undefined && above.kind !== 'nation') {
    names.push(`${above.name}${place.name}`, `${shortName(above.name)}${place.name}`, `${above.name}${prefix}${place.name}`);
    prefix = `${above.name}${prefix}`;
    above = above.parent === null ? undefined : byCode.get(above.parent);
  }
  return names;
}

const endings = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|地区|省|市|盟|县|旗|区)$/u;

/** 阳泉市 -> 阳泉; names of which little would be left stay whole (城区, 盂县). */
function shortName(name: string): string {
  const short = name.replace(endings, '');
  return short.length >= 2 ? short : name;
}

function keyOfName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
}
