import type { Mask } from './facts.ts';

/** A building that leaves only with others. `values`: of the fields that the mask goes by. */
export type Masked = { readonly code: string; readonly values: readonly string[] };

export type MaskGroup = { readonly code: string; readonly members: readonly string[] };

/** What a group is called: no code of a building begins so. */
const groupCode = (values: readonly string[]): string => `group:${values.join('/')}`;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Puts buildings together that agree in all fields of a mask. A group of fewer than k joins the next by code, the last ones the one before
 * them; where all together are fewer than k, there is no group.
 */
export function maskGroups({ k }: Mask, all: readonly Masked[]): MaskGroup[] {
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
