import type { EventRow } from '#flexibility/flexibility/flexibility.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { seesMoney } from '#registry/portfolio/portfolio.ts';
import { issueHash, type IssuedMember, type Outcome } from './outcome.ts';
import type { IssueRow } from './store.ts';

export type IssueShown = ReturnType<typeof presentIssue>;

/** Whether a scope may see the energy totals of the whole event: an owner sees only its own lines. */
export const seesEnergy = ({ role }: Scope): boolean => role !== 'owner';

/** Whether it may see the money totals of the whole event, and the aggregator's part. */
const seesSums = ({ role }: Scope): boolean => ['administrator', 'auditor', 'aggregator'].includes(role);

type Around = { readonly previous: number | null; readonly unchanged: boolean; readonly preview?: boolean };

const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** An issue as shown to a reader: the lines of the members that the reader sees. */
export function presentIssue(scope: Scope, event: EventRow, row: IssueRow, { previous, unchanged, preview = false }: Around) {
  const { outcome, issue } = row;
  const seen = new Set(event.members.map(({ building }) => building));
  const sums = seesSums(scope);
  const own = outcome.members.filter(({ building }) => seen.has(building));
  const members = own.map((one) =>
    memberTold(one, seesMoney(scope), preview && !unchanged ? one.figure : figureOf(event.code, row, one.building)),
  );
  return {
    event: event.code,
    issue,
    previous,
    unchanged,
    knownAt: new Date(row.received).toISOString().replace(/\.\d{3}Z$/u, 'Z'),
    ...energyTold(outcome, seesEnergy(scope)),
    ...moneyTold(outcome, sums),
    members,
    hash: issueHash(issue, outcome),
    indicative: outcome.indicative,
    findings: own.flatMap((one, at) => findingsOf(one, members[at]?.difference ?? null)),
  };
}

const energyTold = ({ committedKwh, responseKwh, countedKwh }: Outcome, isDisclosed: boolean) => ({
  committedKwh: isDisclosed ? Number(committedKwh) : null,
  responseKwh: isDisclosed ? Number(responseKwh) : null,
  countedKwh: isDisclosed ? Number(countedKwh) : null,
});

const moneyTold = ({ amount, penalty, net, aggregator, difference }: Outcome, isDisclosed: boolean) =>
  isDisclosed
    ? { amount, penalty, net, aggregator, difference }
    : { amount: null, penalty: null, net: null, aggregator: null, difference: null };

function memberTold({ share, ...one }: IssuedMember, isDisclosed: boolean, figure: string) {
  return {
    building: one.building,
    status: one.status,
    committedKw: Number(one.committedKw),
    baselineKwh: number(one.baselineKwh),
    actualKwh: number(one.actualKwh),
    responseKwh: number(one.responseKwh),
    amount: isDisclosed ? one.amount : null,
    penalty: isDisclosed ? one.penalty : null,
    share: isDisclosed ? Number(share) : null,
    money: isDisclosed ? one.money : null,
    difference: isDisclosed ? one.difference : null,
    figure,
  };
}

const figureOf = (event: string, { issue, received, recorded }: IssueRow, building: string): string =>
  figureId({ kind: 'settlement', event, issue, building, received, recorded });

/**
 * Findings about a member: what it has to give back, whether it is waiting, and the days on which nothing was adjusted although the rule
 * asks for it.
 */
function findingsOf({ building, status, unadjusted = [] }: IssuedMember, difference: string | null): Finding[] {
  return [
    ...(difference?.startsWith('-') === true
      ? [{ code: 'claim-back', severity: 'warning' as const, evidence: { building, amount: difference.slice(1) } }]
      : []),
    ...(status === 'waiting' ? [{ code: 'member-waiting', severity: 'info' as const, evidence: { building } }] : []),
    ...(status === 'no-baseline' ? [{ code: 'member-no-baseline', severity: 'warning' as const, evidence: { building } }] : []),
    ...unadjusted.map(({ day, why }) => ({
      code: 'baseline-not-adjusted',
      severity: 'warning' as const,
      evidence: { about: 'member', building, day, why },
    })),
  ];
}
