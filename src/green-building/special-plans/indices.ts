/** An item that an area may set, and its allowed values. */
export type IndexItem = { readonly item: string; readonly unit: string; readonly index: boolean };

/** One index of an area, and the property of the file that it was read from. */
export type Index = { readonly item: string; readonly value: number | boolean; readonly given: string };

export type ReadIndices = {
  readonly indices: readonly Index[];
  readonly faults: readonly { readonly property: string; readonly code: 'special-plan-value-bad'; readonly value: string }[];
};

/** Common names of properties in addition to the items' own. */
const usual: Readonly<Record<string, string>> = {
  star: 'green-star',
  星级: 'green-star',
  绿建星级: 'green-star',
  绿色建筑等级: 'green-star',
  prefab: 'prefab-floor-share',
  prefabshare: 'prefab-floor-share',
  装配式: 'prefab-floor-share',
  装配式比例: 'prefab-floor-share',
  renewable: 'renewable-share',
  renewableshare: 'renewable-share',
  可再生能源: 'renewable-share',
  可再生能源替代率: 'renewable-share',
  ultralowenergy: 'ultra-low-energy-share',
  ultralowenergyshare: 'ultra-low-energy-share',
  超低能耗: 'ultra-low-energy-share',
  超低能耗比例: 'ultra-low-energy-share',
};

/**
 * The indices in the properties of one area: stars as 0 to 3, shares in percent (30 or "30%"), yes or no. Properties that name no index are
 * ignored; one that does but cannot be read is a fault.
 */
export function readIndices(properties: Readonly<Record<string, unknown>>, items: ReadonlyMap<string, IndexItem>): ReadIndices {
  const indices: Index[] = [];
  const faults: { property: string; code: 'special-plan-value-bad'; value: string }[] = [];
  for (const [property, given] of Object.entries(properties)) {
    const [own, other] = [items.get(property), items.get(usual[keyOf(property)] ?? '')];
    // `prefab: true` requires the item itself, `prefab: 60` its share
    const item = typeof given === 'boolean' ? (own ?? other) : (other ?? own);
    if (item === undefined || !item.index || item.unit === 'text' || given === null || given === '') continue;
    const value = readValue(given, item.unit);
    if (value === null) faults.push({ property, code: 'special-plan-value-bad', value: written(given) });
    else indices.push({ item: item.item, value, given: `${property}: ${written(given)}` });
  }
  return { indices, faults };
}

function keyOf(property: string): string {
  return property
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '');
}

/** A property as text; anything that is not a number, a word, or yes/no is shown as written. */
function written(given: unknown): string {
  return typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
}

function readValue(given: unknown, unit: string): number | boolean | null {
  if (unit === 'bool')
    return typeof given === 'boolean' ? given : ({ true: true, 是: true, false: false, 否: false }[written(given)] ?? null);
  const text = written(given)
    .normalize('NFKC')
    .replace(unit === '%' ? /\s*%$/u : /$^/u, '')
    .trim();
  const value = text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value) || value < 0) return null;
  if (unit === 'star') return Number.isInteger(value) && value <= 3 ? value : null;
  return unit === '%' && value > 100 ? null : value;
}
