/** Cases of a place and year grouped by whether they were submitted, taken in and accepted, and by their parts. */
export type QuotaGroup = {
  /** Submitted in this year. */
  readonly applied: boolean;
  /** Cases that count against the quota of this year. */
  readonly granted: boolean;
  /** Cases in a state that counts as accepted. */
  readonly accepted: boolean;
  readonly parts: readonly string[];
  readonly n: number;
};

/** Numbers of cases; `accepted` is a subset of those granted. */
export type QuotaCounts = { readonly applied: number; readonly granted: number; readonly accepted: number };

export type QuotaSums = QuotaCounts & {
  /** For each part, in the order of the procedure; a case with several parts counts in each. */
  readonly parts: readonly (QuotaCounts & { readonly part: string })[];
  /** Cases that name no part: they may concern any. */
  readonly unnamed: QuotaCounts;
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
 * The totals of the cases of a place and year, overall and by part.
 * @param parts in the order of output; others that cases name follow by name
 */
export function quotaSums(groups: readonly QuotaGroup[], parts: readonly string[]): QuotaSums {
  const others = [...new Set(groups.flatMap((one) => one.parts))].filter((part) => !parts.includes(part)).toSorted();
  return {
    ...countsOf(groups),
    parts: [...parts, ...others].map((part) => ({ part, ...countsOf(groups.filter((one) => one.parts.includes(part))) })),
    unnamed: countsOf(groups.filter((one) => one.parts.length === 0)),
  };
}
