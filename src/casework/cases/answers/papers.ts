import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { actingOf, capacitiesIn } from '../steps/acting.ts';
import type { LimitClock } from '../rules/clocks.ts';
import { personalOf } from '../store/evidence-store.ts';
import type { CaseEvent, CaseHead, SealedEvent, Standing } from '../facts.ts';
import type { CaseLedger } from '../store/money-store.ts';
import type { CasesNeeds } from '../needs.ts';
import { clocksIn } from '../rules/clocked.ts';
import { versionOf, zoneOf, type OpenCase } from '../open-case.ts';
import { seatsOf } from '../rules/judged.ts';
import { panelResult, type PanelResult } from '../rules/panel.ts';
import { looker } from './looker.ts';
import type { GroupsOf } from './reading.ts';
import { type Rated, ratingsOf } from '../steps/rated.ts';
import { coefficientsUsed, type CoefficientUsed } from './coefficients-used.ts';
import { type DoubtOfStep, doubtsStanding } from '../rules/kept-doubts.ts';
import { replay, takenBack } from '../rules/replay.ts';
import type { Who } from '../steps/who.ts';

type Step = Extract<CaseEvent, { kind: 'step' }>;

/** A step that issued a paper. `day`: the local day of the step. */
export type Issue = {
  readonly document: string;
  readonly n: number;
  readonly at: string;
  readonly recorded: string;
  readonly day: string;
  readonly transition: string;
  /** Who took the step, and on whose behalf. */
  readonly by: string;
  readonly for: readonly string[];
  readonly as: string | null;
  readonly note: string;
  /** The number that the step assigned, if any. */
  readonly number: string | null;
};

/** A case as it was after the step that issued a paper: it contains nothing later, except that personal values may have been erased. */
export type CasePaper = {
  readonly issue: Issue;
  readonly head: CaseHead;
  readonly procedure: Procedure;
  readonly began: string;
  readonly standing: Standing;
  /** By field; null if it was erased. */
  readonly personal: Readonly<Record<string, string | null>>;
  readonly limits: readonly LimitClock[];
  readonly panels: readonly (PanelResult & { readonly id: string; readonly size: number; readonly members: readonly string[] })[];
  readonly ledger: CaseLedger;
  /** What did not agree then, with the reasons given. */
  readonly doubts: readonly DoubtOfStep[];
  /** Its scores, judged as of that time. */
  readonly ratings: readonly Rated[];
  /** What its figures were calculated with. */
  readonly coefficients: readonly CoefficientUsed[];
};

type Find = (on: PoolClient, who: Who, code: string) => Promise<OpenCase>;

/** The papers that steps of cases issue. */
export function createPapers(needs: CasesNeeds, groupsOf: GroupsOf, find: Find) {
  async function seen<T>(asker: Scope | Who, code: string, work: (open: OpenCase, on: PoolClient) => Promise<T>): Promise<T | null> {
    const who = await looker(needs, asker);
    return inTransaction(needs.postgres, async (on) => {
      const open = await find(on, who, code);
      const acting = await actingOf(needs, who, {});
      const isViewer = who.scope.role === 'viewer' && (await capacitiesIn(on, acting, open)).length === 0;
      return isViewer ? null : work(open, on);
    });
  }

  return {
    /** The papers of a case, in step order; none for viewers. Throws `no-such-case`. */
    papers: async (
      asker: Scope | Who,
      code: string,
    ): Promise<{ readonly procedure: Procedure; readonly issues: readonly Issue[] } | null> =>
      seen(asker, code, async (open) => ({ procedure: open.procedure, issues: issuesOf(open) })),

    /**
     * A case as it was when it issued a paper, the last time unless a step is given. Throws `no-such-case`, `no-such-case-document`,
     * `document-not-issued`.
     */
    async paper(asker: Scope | Who, code: string, document: string, n?: number): Promise<CasePaper> {
      const found = await seen(asker, code, async (open, on) => {
        const issue = issuesOf(open).findLast((one) => one.document === document && (n === undefined || one.n === n));
        if (issue === undefined) throw notIssued(open, document);
        const values = new Map((await personalOf(on, checkedByCaller, code)).map(({ field, hash, value }) => [`${field}/${hash}`, value]));
        return paperOf(needs, open, issue, values, await groupsOf(Object.values(open.standing.panels).flatMap(({ seated }) => seated)));
      });
      if (found === null) throw new Problem('not-found', 'no-such-case-document', { case: code, document });
      return found;
    },
  };
}

function notIssued({ head, procedure }: OpenCase, document: string): Problem {
  const steps = Object.values(procedure.transitions).filter((rule) => rule.document === document);
  const evidence = { case: head.case, document };
  if (steps.length === 0) return new Problem('not-found', 'no-such-case-document', evidence);
  const by = { zh: steps.map(({ names }) => names?.zh ?? '').join('、'), en: steps.map(({ names }) => names?.en ?? '').join(', ') };
  return new Problem('cannot-do', 'document-not-issued', { ...evidence, by });
}

function issuesOf({ events, zone }: OpenCase): Issue[] {
  const gone = takenBack(events);
  const isIssue = (one: SealedEvent): one is SealedEvent & Step & { document: string } =>
    one.kind === 'step' && one.document !== undefined && !gone.has(one.n);
  return events
    .filter(isIssue)
    .map(({ document, n, at, recorded, transition, by, for: instead = '', as = null, note = '', numbers = {} }) => ({
      document,
      n,
      at,
      recorded,
      day: today(Date.parse(at), zone),
      transition,
      by,
      for: instead.split(';').filter((name) => name !== ''),
      as,
      note,
      number: Object.values(numbers).at(0) ?? null,
    }));
}

function paperOf(
  needs: CasesNeeds,
  { head, began, events }: OpenCase,
  issue: Issue,
  values: ReadonlyMap<string, string>,
  groupsOf: (person: string) => readonly string[],
): CasePaper {
  const known = events.slice(0, issue.n);
  const standing = replay(known);
  const procedure = versionOf(needs, head.procedure, standing.version);
  const calendar = needs.workdays.known(programScope, issue.recorded);
  const then = { head, procedure, zone: zoneOf(procedure), calendar, standing };
  return {
    issue,
    head,
    procedure,
    began,
    standing,
    personal: Object.fromEntries(Object.entries(standing.personal).map(([field, hash]) => [field, values.get(`${field}/${hash}`) ?? null])),
    limits: clocksIn(then, Math.floor(Date.parse(issue.at) / 1000)),
    panels: Object.entries(procedure.panels).flatMap(([id, rule]) => {
      if (standing.panels[id] === undefined) return [];
      const seats = seatsOf(then, id);
      const members = seats.seated.filter((code) => !seats.recused.includes(code));
      return [{ ...panelResult(rule, seats, groupsOf), id, size: rule.size, members }];
    }),
    ledger: ledgerAfter(known),
    doubts: doubtsStanding(known),
    ratings: ratingsOf(needs, { ...then, events: known }).ratings,
    coefficients: coefficientsUsed(needs, { ...then, events: known }),
  };
}

/** The amounts that steps granted, paid and reclaimed up to an event. */
function ledgerAfter(events: readonly CaseEvent[]): CaseLedger {
  const gone = takenBack(events);
  const all = events.flatMap((one) => (one.kind === 'step' && !gone.has(one.n) ? (one.effects ?? []) : []));
  const sum = (kind: 'grant' | 'pay' | 'reclaim') =>
    moneyOf(all.reduce((before, one) => (kind in one && 'amount' in one ? before + centsOf(exact(one.amount)) : before), 0n));
  return { granted: sum('grant'), paid: sum('pay'), reclaimed: sum('reclaim') };
}
