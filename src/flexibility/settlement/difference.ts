import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { IssueShown } from './present.ts';
import type { DifferenceCause } from './vocabulary.ts';

type Line = IssueShown['members'][number];

/** A member whose line is another than it was in the issue before: both, the yuan between them, and why. */
export type MovedMember = {
  readonly building: string;
  readonly before: Line | null;
  readonly now: Line;
  /** Yuan; below 0 it gives back. Null for who is not told money. */
  readonly difference: string | null;
  readonly causes: DifferenceCause[];
};

/** Cents of money text; nothing of none. */
const cents = (money: string | null): bigint => (money === null ? 0n : centsOf(exact(money)));

/** Money less other money; null where the first is not told. */
export const moneyLess = (now: string | null, before: string | null): string | null =>
  now === null ? null : moneyOf(cents(now) - cents(before));

/**
 * The members whose lines differ between two issues, in the order of their codes.
 * @param paysOther whether the programme pays by other terms
 */
export function movedMembers(now: IssueShown, before: IssueShown, paysOther: boolean): MovedMember[] {
  const lines = new Map(before.members.map((one) => [one.building, one]));
  return now.members.flatMap((one): MovedMember[] => {
    const was = lines.get(one.building) ?? null;
    const causes = causesOf(one, was, paysOther);
    return causes.length === 0
      ? []
      : [{ building: one.building, before: was, now: one, difference: moneyLess(one.money, was?.money ?? null), causes }];
  });
}

const grounds = { status: 'status', committedKw: 'commitment', baselineKwh: 'baseline', actualKwh: 'actual', share: 'share' } as const;
const outcomes = ['responseKwh', 'amount', 'penalty', 'money'] as const;

/** What of a line is another; where only what it came to is, the programme's terms are, or what the other members came to. */
function causesOf(now: Line, was: Line | null, paysOther: boolean): DifferenceCause[] {
  if (was === null) return ['new-line'];
  // who is out, or waits, has no baseline: that follows from its state
  const follows = (field: keyof typeof grounds): boolean =>
    now.status !== was.status && field !== 'status' && (now[field] === null || was[field] === null);
  const own = (Object.keys(grounds) as (keyof typeof grounds)[]).flatMap((field) =>
    now[field] === was[field] || follows(field) ? [] : [grounds[field]],
  );
  if (outcomes.every((field) => now[field] === was[field])) return own;
  return paysOther ? [...own, 'terms'] : own.length > 0 ? own : ['others'];
}
