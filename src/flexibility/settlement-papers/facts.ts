import type { Flexibility, KnownRule, Programme } from '#flexibility/flexibility/flexibility.ts';
import type { IssueGrounds, IssueShown } from '#flexibility/settlement/settlement.ts';

/** The data of an issue for papers: no more than its reader may see. */
export type PaperFacts = Pick<IssueGrounds, 'event' | 'hours' | 'pay' | 'baselines'> & {
  readonly issue: IssueShown;
  /** The previous issue, or the one it is compared with; null for the first. */
  readonly before: IssueShown | null;
  readonly portfolio: { readonly code: string; readonly name: string };
  /** The aggregator; null if none is known by that code. */
  readonly aggregator: string | null;
  readonly programme: Programme;
  readonly rule: KnownRule;
  /** Names of the members by code. */
  readonly names: ReadonlyMap<string, string>;
  /** Only some members' lines: no totals are shown. */
  readonly isPart: boolean;
};

/** The baseline of a member as the issue knew it; null if it is no longer available, or the member declined. */
export type MemberBaseline = Awaited<ReturnType<Flexibility['baselineOfFigure']>>;

export type IssuedLine = IssueShown['members'][number];
