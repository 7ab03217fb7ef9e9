import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { seesMoney } from '#registry/portfolio/portfolio.ts';
import { moneyLess, type MovedMember, movedMembers } from './difference.ts';
import { payValue } from './outcome.ts';
import type { Pay } from './pay.ts';
import type { IssueShown } from './present.ts';

/** Which two issues: by default the last and the one before it. */
export type IssuePair = { readonly issue?: number | undefined; readonly against?: number | undefined };

/** How issues are read, as their reader sees them. */
type Reads = {
  readonly show: (scope: Scope, event: string, asked: { readonly issue: number }) => Promise<IssueShown>;
  readonly grounds: (scope: Scope, event: string, issue?: number) => Promise<Grounds>;
};

type Grounds = {
  readonly issue: number;
  readonly event: { readonly portfolio: string };
  readonly pay: Pay;
  readonly baselines: ReadonlyMap<string, string>;
};

/** The differences between two issues of an event, as far as their reader may see them. */
export function betweenIssues(flexibility: Pick<Flexibility, 'correctionsBetween'>, { show, grounds }: Reads) {
  const pairOf = async (scope: Scope, event: string, { issue, against }: IssuePair) => {
    const is = await grounds(scope, event, issue);
    const other = against ?? is.issue - 1;
    if (other < 1) throw new Problem('cannot-do', 'no-issue-before', { event, issue: is.issue });
    if (other >= is.issue) throw new Problem('bad-input', 'issue-not-before', { issue: is.issue, against: other });
    const shown = (one: number) => show(scope, event, { issue: one });
    const [was, now, before] = await Promise.all([grounds(scope, event, other), shown(is.issue), shown(other)]);
    const head = { event, issue: now.issue, against: before.issue, knownAt: now.knownAt, againstKnownAt: before.knownAt };
    return { is, was, now, before, head, moved: movedMembers(now, before, paysOther(is.pay, was.pay)) };
  };
  return {
    /** Which members moved, by how much and why. Throws as `show` does, and `no-issue-before`, `issue-not-before`. */
    async difference(scope: Scope, event: string, pair: IssuePair) {
      const { now, before, head, moved } = await pairOf(scope, event, pair);
      return {
        ...head,
        net: now.net,
        netBefore: before.net,
        netDifference: moneyLess(now.net, before.net),
        aggregatorDifference: moneyLess(now.aggregator, before.aggregator),
        claimBack: seesMoney(scope) ? claimOf(moved) : null,
        members: moved,
      };
    },
    /** The same of one member, with the days and readings behind it. Throws `not-a-member` as well. */
    async differenceOf(scope: Scope, event: string, building: string, pair: IssuePair) {
      const { is, was, head, moved, now } = await pairOf(scope, event, pair);
      if (!now.members.some((one) => one.building === building))
        throw new Problem('bad-input', 'not-a-member', { building, portfolio: is.event.portfolio });
      const [before, after] = [was.baselines.get(building), is.baselines.get(building)];
      const told =
        before === undefined || after === undefined
          ? { zone: null, days: [], corrections: [], corrected: 0 }
          : await flexibility.correctionsBetween(scope, { before, now: after });
      return { ...head, moved: moved.find((one) => one.building === building) ?? null, ...told };
    },
  };
}

/** Whether a programme's payment terms differ, regardless of how their numbers are written. */
const paysOther = (now: Pay, before: Pay): boolean => canonicalJson(payValue(now)) !== canonicalJson(payValue(before));

/** The total that members give back. */
function claimOf(moved: readonly MovedMember[]): string {
  const below = moved.flatMap(({ difference }) => (difference?.startsWith('-') === true ? [-centsOf(exact(difference))] : []));
  return moneyOf(below.reduce((all, one) => all + one, 0n));
}
