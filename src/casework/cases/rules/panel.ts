import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Seats } from '../facts.ts';
import type { JudgingSeats } from './judged.ts';

type PanelRule = Procedure['panels'][string];

export type PanelResult = {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** `open` until the seats are full and the quorum has voted. */
  readonly result: 'open' | 'pass' | 'fail';
  /** Whether enough people are seated, also in each group. */
  readonly full: boolean;
  readonly quorate: boolean;
  /** Members whose vote on the current papers is still outstanding. */
  readonly outstanding: number;
};

/** The members who vote. */
export const sitting = ({ seated, recused }: Pick<Seats, 'seated' | 'recused'>): string[] =>
  seated.filter((code) => !recused.includes(code));

/**
 * The state of a panel (`casework.md`, Panel). Abstentions count for the quorum only; without any yes or no it fails.
 * @param groupsOf the groups that a person is in
 */
export function panelResult(rule: PanelRule, seats: JudgingSeats, groupsOf: (person: string) => readonly string[]): PanelResult {
  const members = sitting(seats);
  const votes = members.map((code) => seats.votes[code]).filter((vote) => vote !== undefined);
  const count = (ballot: string) => votes.filter((vote) => vote === ballot).length;
  const [yes, no, abstain] = [count('yes'), count('no'), count('abstain')];
  const ofGroup = (group: string) => members.filter((code) => groupsOf(code).includes(group)).length;
  const full = members.length >= rule.size && Object.entries(rule.groups ?? {}).every(([group, least]) => ofGroup(group) >= least);
  const quorate = votes.length >= rule.quorum;
  const result =
    !full || !quorate ? 'open' : passes(rule.pass, yes, rule.pass.of === 'votes' ? yes + no : members.length) ? 'pass' : 'fail';
  return { yes, no, abstain, result, full, quorate, outstanding: members.length - votes.length };
}

function passes({ atLeast, moreThan }: PanelRule['pass'], yes: number, base: number): boolean {
  if (base === 0) return false;
  const share = exact(BigInt(yes)).div(exact(BigInt(base)));
  if (atLeast !== undefined && share.compare(fraction(atLeast)) < 0) return false;
  return moreThan === undefined || share.compare(fraction(moreThan)) > 0;
}

/** `2/3`, `0.6`, or a plain number in a file. */
function fraction(written: string | number): Exact {
  const [over = '', under = '1'] = String(written).split('/');
  return exact(over).div(exact(under));
}
