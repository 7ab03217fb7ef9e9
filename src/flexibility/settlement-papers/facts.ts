import type { Flexibility, KnownRule, Programme } from '#flexibility/flexibility/flexibility.ts';
import type { IssueGrounds, IssueShown } from '#flexibility/settlement/settlement.ts';

/** What papers say of an issue: no more than its reader sees. */
export type PaperFacts = Pick<IssueGrounds, 'event' | 'hours' | 'pay' | 'baselines'> & {
  readonly issue: IssueShown;
  /** The issue before, or the one that is compared with; null of the first. */
  readonly before: IssueShown | null;
  readonly portfolio: { readonly code: string; readonly name: string };
  /** The aggregator; null where nobody is named so. */
  readonly aggregator: string | null;
  readonly programme: Programme;
  readonly rule: KnownRule;
  /** Names of the members by code. */
  readonly names: ReadonlyMap<string, string>;
  /** Lines of some members alone: no sums are told. */
  readonly isPart: boolean;
};

/** The baseline of a member as it was known to the issue; null where it is not to be had any more, or the member said no. */
export type MemberBaseline = Awaited<ReturnType<Flexibility['baselineOfFigure']>>;

export type IssuedLine = IssueShown['members'][number];
