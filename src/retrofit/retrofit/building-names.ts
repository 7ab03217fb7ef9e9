import type { FieldFault } from '#platform/ledger/kind-spec.ts';
import type { NamedBuilding } from './sight-store.ts';

const keyOf = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

/** Buildings as named in lists of projects. */
export type BuildingNames = ReturnType<typeof createBuildingNames>;

/**
 * Finds buildings by code, otherwise by name within the region of the row.
 * @param seesAll if false, missing buildings and buildings outside the scope are reported alike
 * @param within by place all places in it
 */
export function createBuildingNames(all: readonly NamedBuilding[], within: ReadonlyMap<string, ReadonlySet<string>>, seesAll: boolean) {
  const byCode = new Map(all.map((one) => [one.code, one]));
  const byName = Map.groupBy(
    all.filter(({ name, seen }) => seen && name !== null),
    ({ name }) => keyOf(name ?? ''),
  );
  const find = (text: string, region: string | null): NamedBuilding | 'unknown' | 'several' => {
    const own = byCode.get(text);
    if (own?.seen === true) return own;
    const inside = region === null ? null : (within.get(region) ?? new Set([region]));
    const named = (byName.get(keyOf(text)) ?? []).filter((one) => inside === null || inside.has(one.region ?? ''));
    return named.length > 1 ? 'several' : (named[0] ?? 'unknown');
  };
  return {
    isSeen: (code: string): boolean => byCode.get(code)?.seen === true,
    regionOf: (code: string): string | null => byCode.get(code)?.region ?? null,
    /** Replaces names by codes, in place, and gives a row without a region that of its buildings; returns what is not possible. */
    resolve(fields: Record<string, unknown>): FieldFault[] {
      const { buildings } = fields;
      if (!Array.isArray(buildings)) return [];
      const region = typeof fields['region'] === 'string' ? fields['region'] : null;
      const found = (buildings as string[]).map((text) => ({ text, one: find(text, region) }));
      const codes = found.map(({ text, one }) => (typeof one === 'string' ? text : one.code));
      fields['buildings'] = [...new Set(codes)];
      const of = (fault: string) => found.filter(({ one }) => one === fault).map(({ text }) => text);
      const told = (code: string, texts: readonly string[]): FieldFault[] => {
        const value = texts.slice(0, 20).join(' ');
        return texts.length === 0 ? [] : [{ field: 'buildings', code, evidence: { code: value, value, count: texts.length } }];
      };
      const first = found.map(({ one }) => (typeof one === 'string' ? null : one.region)).find((one) => one !== null);
      if (!('region' in fields) && first !== undefined) fields['region'] = first;
      return [...told(seesAll ? 'unknown-buildings' : 'out-of-scope', of('unknown')), ...told('building-name-several', of('several'))];
    },
  };
}
