import { type BuildingFacts, demolishedOn } from '#registry/registry/facts.ts';
import { summedFields } from './columns.ts';
import type { FeedTerms, Mask } from './facts.ts';

/** The subject of a row: a building, or a group of dwellings. */
export type Subject = { readonly code: string; readonly members: readonly BuildingFacts[] };

/** The buildings of a feed as they may be shared. */
export type Subjects = {
  readonly alone: ReadonlyMap<string, Subject>;
  /** By the code of each member. */
  readonly groups: ReadonlyMap<string, Subject>;
  /** Codes of dwellings that are not shared at all. */
  readonly kept: readonly string[];
};

/** It is or once was inhabited: then its figures are about people. */
const isDwelling = ({ uses, fields }: BuildingFacts): boolean =>
  fields['use'] === 'dwelling' || uses.some(({ value }) => value.some(({ use }) => use === 'dwelling'));

/** Dwellings are grouped by the mask; without a mask, and if there are too few, they are withheld. */
export function subjectsOf({ mask }: Pick<FeedTerms, 'mask'>, buildings: readonly BuildingFacts[], today: string): Subjects {
  const [alone, dwellings] = [new Map<string, Subject>(), new Map<string, BuildingFacts>()];
  for (const one of buildings)
    if (isDwelling(one)) dwellings.set(one.code, one);
    else alone.set(one.code, { code: one.code, members: [one] });
  const masked = [...dwellings.values()].map((one) => ({
    code: one.code,
    values: (mask?.by ?? []).map((field) => String(ofBuilding(one, field, today) ?? '')),
  }));
  const groups = new Map<string, Subject>();
  for (const group of mask === undefined ? [] : maskGroups(mask, masked)) {
    const subject = subjectOf(group, dwellings);
    for (const code of group.members) groups.set(code, subject);
  }
  return { alone, groups, kept: [...dwellings.keys()].filter((code) => !groups.has(code)) };
}

const subjectOf = ({ code, members }: MaskGroup, of: ReadonlyMap<string, BuildingFacts>): Subject => ({
  code,
  members: members.map((one) => of.get(one) as BuildingFacts),
});

type Plain = string | number | boolean | null;

/** A field of a building on a day; null if unknown. */
function ofBuilding(one: BuildingFacts, field: string, today: string): Plain {
  if (field === 'name') return one.name;
  if (field === 'region') return one.region;
  if (field === 'zone') return one.zone;
  if (field === 'buildings') return 1;
  if (field === 'floorArea') return one.floorAreaM2.findLast(({ from }) => from === null || from <= today)?.value ?? null;
  if (field === 'use') {
    const parts = one.uses.findLast(({ from }) => from === null || from <= today)?.value ?? [];
    return parts.length > 1 ? 'mixed' : (parts[0]?.use ?? null);
  }
  if (field === 'endedOn') return demolishedOn(one, today);
  if (field === 'state') return demolishedOn(one, today) === null ? 'standing' : 'demolished';
  const value = one.fields[field];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/**
 * A field of a subject. For a group of dwellings: a sum if at least k of them have a value, otherwise the value shared by all of them.
 * @param k the minimum number
 */
export function fieldOf({ members }: Subject, field: string, today: string, k: number): Plain {
  const [first, ...others] = members;
  if (first === undefined) return null;
  if (others.length === 0) return ofBuilding(first, field, today);
  if (field === 'buildings') return members.length;
  const values = members.map((one) => ofBuilding(one, field, today));
  if (summedFields.has(field)) {
    const known = values.filter((value) => typeof value === 'number');
    return known.length < k ? null : Math.round(known.reduce((sum, value) => sum + value, 0) * 1e4) / 1e4;
  }
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

/** A building that is shared only in a group. `values`: of the fields that the mask uses. */
type Masked = { readonly code: string; readonly values: readonly string[] };

type MaskGroup = { readonly code: string; readonly members: readonly string[] };

/** The code of a group: no code of a building begins like this. */
const groupCode = (values: readonly string[]): string => `group:${values.join('/')}`;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Groups buildings that agree in all fields of a mask. A group of fewer than k joins the next by code, and a remainder joins the last
 * group; if all together are fewer than k, there is no group.
 */
function maskGroups({ k }: Mask, all: readonly Masked[]): MaskGroup[] {
  const found = [...Map.groupBy(all, ({ values }) => groupCode(values))].toSorted(([a], [b]) => byText(a, b));
  const groups: { code: string; members: string[] }[] = [];
  let waiting: string[] = [];
  for (const [code, some] of found) {
    const members = [...waiting, ...some.map((one) => one.code)];
    if (members.length < k) waiting = members;
    else {
      groups.push({ code, members });
      waiting = [];
    }
  }
  groups.at(-1)?.members.push(...waiting);
  return groups.map(({ code, members }) => ({ code, members: members.toSorted(byText) }));
}
