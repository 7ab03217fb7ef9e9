import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { FigureDifference } from './facts.ts';
import type { IssueRequest } from './issue.ts';
import type { StatementRow } from './store.ts';

type Read = {
  readonly standingOn: (ask: Pick<IssueRequest, 'kind' | 'question'>) => Promise<string | null>;
  readonly compare: (scope: Scope, number: string) => Promise<{ readonly differences: readonly FigureDifference[] }>;
  readonly get: (scope: Scope, number: string) => Promise<StatementRow>;
};

type Made = {
  readonly issue: (scope: Scope, ask: IssueRequest) => Promise<StatementRow>;
  readonly issueDifference: (scope: Scope, ask: { readonly number: string; readonly indicative: boolean }) => Promise<StatementRow>;
};

/** The current statement on a question, and what differs from it, or what it changed. */
export type StandingStatement = { readonly row: StatementRow; readonly isNew: boolean; readonly differences: readonly FigureDifference[] };

/** The current statement on a question and what differs from it now; null if there is none. */
export async function standingNow(
  read: Read,
  scope: Scope,
  ask: Pick<IssueRequest, 'kind' | 'question'>,
): Promise<StandingStatement | null> {
  const number = await read.standingOn(ask);
  if (number === null) return null;
  const [row, { differences }] = await Promise.all([read.get(scope, number), read.compare(scope, number)]);
  return { row, differences, isNew: false };
}

/** Issues on a question; if there is a current statement, issues what differs now as a statement that follows, if anything does. */
export async function issueOrFollow(verbs: Read & Made, scope: Scope, ask: IssueRequest): Promise<StandingStatement> {
  const held = await standingNow(verbs, scope, ask);
  if (held === null) return { row: await verbs.issue(scope, ask), isNew: true, differences: [] };
  if (held.differences.length === 0) return held;
  const row = await verbs.issueDifference(scope, { number: held.row.entry.number, indicative: ask.indicative === true });
  return { row, isNew: true, differences: row.entry.differences };
}

/** A statement on a question in the reader's words. */
export function presentStanding({ row: { entry }, isNew, differences }: StandingStatement, language: Language) {
  const { number, day, act, follows, indicative } = entry;
  return {
    number,
    day,
    act,
    follows,
    indicative,
    isNew,
    differences: differences.map((one) => presentDifference(one, language)),
  };
}

export function presentDifference({ code, name, unit, issued, now, issuedSaid, nowSaid, why }: FigureDifference, language: Language) {
  const said = { issuedSaid: issuedSaid?.[language] ?? null, nowSaid: nowSaid?.[language] ?? null };
  return { code, name: name[language], unit, issued, now, ...said, why: [...why] };
}
