import type { EventRow } from '#flexibility/flexibility.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { IssuedMember, Outcome } from './outcome.ts';
import type { IssueRow } from './store.ts';

export type IssueShown = ReturnType<typeof presentIssue>;

/** Whether a scope is told money: of the lines that it sees. */
export const seesMoney = ({ role }: Scope): boolean => ['administrator', 'auditor', 'aggregator', 'owner'].includes(role);

/** Whether it is told what the whole event came to, and the aggregator's part of it. */
const seesSums = ({ role }: Scope): boolean => ['administrator', 'auditor', 'aggregator'].includes(role);

type Around = { readonly previous: number | null; readonly unchanged: boolean; readonly preview?: boolean };

const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** An issue as it is told to somebody: the lines of the members that they see. */
export function presentIssue(scope: Scope, event: EventRow, row: IssueRow, { previous, unchanged, preview = false }: Around) {
  const { outcome, issue } = row;
  const seen = new Set(event.members.map(({ building }) => building));
  const sums = seesSums(scope);
  const members = outcome.members
    .filter(({ building }) => seen.has(building))
    .map((one) => memberTold(one, seesMoney(scope), preview && !unchanged ? one.figure : figureOf(event.code, row, one.building)));
  const { committedKwh, responseKwh, countedKwh, indicative } = outcome;
  return {
    event: event.code,
    issue,
    previous,
    unchanged,
    knownAt: new Date(row.received).toISOString().replace(/\.\d{3}Z$/u, 'Z'),
    committedKwh: Number(committedKwh),
    responseKwh: Number(responseKwh),
    countedKwh: Number(countedKwh),
    ...moneyTold(outcome, sums),
    members,
    indicative,
    findings: findingsOf(members),
  };
}

const moneyTold = ({ amount, penalty, net, aggregator, difference }: Outcome, isTold: boolean) =>
  isTold
    ? { amount, penalty, net, aggregator, difference }
    : { amount: null, penalty: null, net: null, aggregator: null, difference: null };

function memberTold({ share, ...one }: IssuedMember, isTold: boolean, figure: string) {
  return {
    building: one.building,
    status: one.status,
    committedKw: Number(one.committedKw),
    baselineKwh: number(one.baselineKwh),
    actualKwh: number(one.actualKwh),
    responseKwh: number(one.responseKwh),
    amount: isTold ? one.amount : null,
    penalty: isTold ? one.penalty : null,
    share: isTold ? Number(share) : null,
    money: isTold ? one.money : null,
    difference: isTold ? one.difference : null,
    figure,
  };
}

const figureOf = (event: string, { issue, received, recorded }: IssueRow, building: string): string =>
  figureId({ kind: 'settlement', event, issue, building, received, recorded });

/** What members have to give back, and who waits. */
function findingsOf(members: readonly ReturnType<typeof memberTold>[]): Finding[] {
  return members.flatMap(({ building, difference, status }): Finding[] => [
    ...(difference?.startsWith('-') === true
      ? [{ code: 'claim-back', severity: 'warning' as const, evidence: { building, amount: difference.slice(1) } }]
      : []),
    ...(status === 'waiting' ? [{ code: 'member-waiting', severity: 'info' as const, evidence: { building } }] : []),
    ...(status === 'no-baseline' ? [{ code: 'member-no-baseline', severity: 'warning' as const, evidence: { building } }] : []),
  ]);
}
