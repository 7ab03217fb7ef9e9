import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { IssueShown } from './present.ts';
import type { DifferenceCause } from './vocabulary.ts';

type Line = IssueShown['members'][number];

/** A member whose line differs from the previous issue: both lines, the yuan between them, and why. */
export type MovedMember = {
  readonly building: string;
  readonly before: Line | null;
  readonly now: Line;
  /** Yuan; below 0 it gives back. Null for readers who may not see money. */
  readonly difference: string | null;
  readonly causes: DifferenceCause[];
};

/** Cents from money text; zero if there is none. */
const cents = (money: string | null): bigint => (money === null ? 0n : centsOf(exact(money)));

/** Money minus other money; null if the first is not shown. */
export const moneyLess = (now: string | null, before: string | null): string | null =>
  now === null ? null : moneyOf(cents(now) - cents(before));

/**
 * The members whose lines differ between two issues, in order of their codes.
 * @param paysOther whether the programme's payment terms changed
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

/** The parts of a line that changed; if only its result did, the cause is the programme's terms or the results of the other members. */
function causesOf(now: Line, was: Line | null, paysOther: boolean): DifferenceCause[] {
  if (was === null) return ['new-line'];
  // a member that is out or waiting has no baseline, which is a consequence of its status
  const follows = (field: keyof typeof grounds): boolean =>
    now.status !== was.status && field !== 'status' && (now[field] === null || was[field] === null);
  const own = (Object.keys(grounds) as (keyof typeof grounds)[]).flatMap((field) =>
    now[field] === was[field] || follows(field) ? [] : [grounds[field]],
  );
  if (outcomes.every((field) => now[field] === was[field])) return own;
  return paysOther ? [...own, 'terms'] : own.length > 0 ? own : ['others'];
}
