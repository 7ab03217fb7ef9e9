/** Cases of a place and year that are alike: whether they were handed in, taken in, accepted, and what they are about. */
export type QuotaGroup = {
  /** Handed in in this year. */
  readonly applied: boolean;
  /** Take the quota of this year. */
  readonly granted: boolean;
  /** Stand in a state that counts as accepted. */
  readonly accepted: boolean;
  readonly parts: readonly string[];
  readonly n: number;
};

/** Numbers of cases; `accepted` are those among the granted. */
export type QuotaCounts = { readonly applied: number; readonly granted: number; readonly accepted: number };

export type QuotaSums = QuotaCounts & {
  /** Of each part, in the order of the procedure; a case with several counts in each. */
  readonly parts: readonly (QuotaCounts & { readonly part: string })[];
};

function countsOf(groups: readonly QuotaGroup[]): QuotaCounts {
  const sum = (fits: (one: QuotaGroup) => boolean): number => groups.filter(fits).reduce((all, { n }) => all + n, 0);
  return {
    applied: sum(({ applied }) => applied),
    granted: sum(({ granted }) => granted),
    accepted: sum(({ granted, accepted }) => granted && accepted),
  };
}

/**
 * What the cases of a place and year come to, together and by part.
 * @param parts in the order in which they are told; others that cases name follow by name
 */
export function quotaSums(groups: readonly QuotaGroup[], parts: readonly string[]): QuotaSums {
  const others = [...new Set(groups.flatMap((one) => one.parts))].filter((part) => !parts.includes(part)).toSorted();
  return {
    ...countsOf(groups),
    parts: [...parts, ...others].map((part) => ({ part, ...countsOf(groups.filter((one) => one.parts.includes(part))) })),
  };
}
