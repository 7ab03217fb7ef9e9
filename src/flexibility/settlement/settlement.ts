import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool, PoolClient } from 'pg';
import type { EventRow, Flexibility } from '#flexibility/flexibility/flexibility.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { dayText } from '#kernel/day.ts';
import type { FigureQuestion } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseUnread } from '#kernel/seen.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone } from '#kernel/zone.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import { betweenIssues } from './between-issues.ts';
import { explainMember } from './explain.ts';
import { issueHash, type Outcome, outcomeOf, standsFor } from './outcome.ts';
import type { Pay } from './pay.ts';
import { type IssueShown, presentIssue } from './present.ts';
import * as store from './store.ts';

export type { Pay } from './pay.ts';
export type { IssueShown } from './present.ts';

export type SettlementNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly flexibility: Pick<
    Flexibility,
    'correctionsBetween' | 'event' | 'programme' | 'responsesOf' | 'isIndicative' | 'inEventTurn' | 'onStanding' | 'onIssued'
  >;
  readonly portfolio: Pick<Portfolio, 'membersOn'>;
  readonly audit: WriteTrail;
};

/**
 * Events settled to the cent, issue by issue: an issue is never changed, and each states its difference from the previous one.
 * @example await settlement.settle(scope, 'E1', {}) // { issue: 1, previous: null, net: '125.40', members: [{ building: 'B1', … }] }
 */
export function createSettlement(needs: SettlementNeeds) {
  const issues = createIssues(needs);
  return { ...issues, ...betweenIssues(needs.flexibility, issues) };
}

function createIssues(needs: SettlementNeeds) {
  const { postgres, now, flexibility } = needs;
  flexibility.onStanding(async (on, code) => (await store.issueOf(on, wholeProgram, code)) !== null);
  flexibility.onIssued((codes, known) => store.issuedOf(postgres, wholeProgram, codes, known));
  const seen = (scope: Scope, code: string): Promise<EventRow> => flexibility.event(scope, code, asOf(now(), undefined));
  return {
    settle: (scope: Scope, code: string, asked: { readonly preview?: boolean | undefined }) => settle(needs, scope, code, asked),
    /** An issue of an event, or the last. Throws `no-such-response-event`, `event-not-settled`, `no-such-issue`. */
    async show(scope: Scope, code: string, { issue, knownAt }: IssueQuestion = {}): Promise<IssueShown> {
      const { received, recorded } = asOf(now(), knownAt);
      const event = await seen(scope, code);
      const row = await store.issueOf(postgres, wholeProgram, code, { issue, recorded: Math.min(received, recorded) });
      if (row === null) throw new Problem('not-found', issue === undefined ? 'event-not-settled' : 'no-such-issue', { event: code, issue });
      return presentIssue(scope, event, row, { previous: row.issue > 1 ? row.issue - 1 : null, unchanged: false });
    },
    /**
     * The inputs of an issue, or of the last: its event, when it was known, what the programme paid, and the baseline figures of the
     * members that the scope sees. Throws as `show` does.
     */
    async grounds(scope: Scope, code: string, issue?: number): Promise<IssueGrounds> {
      const event = await seen(scope, code);
      const row = await store.issueOf(postgres, wholeProgram, code, { issue });
      if (row === null) throw new Problem('not-found', issue === undefined ? 'event-not-settled' : 'no-such-issue', { event: code, issue });
      const { outcome, received, recorded } = row;
      const own = new Set(event.members.map(({ building }) => building));
      const baselines = outcome.members.flatMap(({ building, figure }) => (own.has(building) ? [[building, figure] as const] : []));
      return {
        event,
        issue: row.issue,
        known: { received, recorded },
        hours: outcome.hours,
        pay: outcome.pay,
        baselines: new Map(baselines),
      };
    },
    async explain(scope: Scope, figure: string, question: FigureQuestion) {
      const event = await seen(scope, String(question['event']));
      const row = await store.issueOf(postgres, wholeProgram, event.code, { issue: Number(question['issue']) });
      if (row === null) throw new Problem('not-found', 'event-not-settled', { event: event.code });
      return explainMember(scope, figure, question, event, row);
    },
  };
}

/** Which issue to show: by default the last one, as known then. */
type IssueQuestion = { readonly issue?: number | undefined; readonly knownAt?: string | undefined };

export type IssueGrounds = {
  readonly event: EventRow;
  readonly issue: number;
  readonly known: AsOf;
  /** The length of the event, decimal text. */
  readonly hours: string;
  readonly pay: Pay;
  /** By building. */
  readonly baselines: ReadonlyMap<string, string>;
};

export type Settlement = ReturnType<typeof createSettlement>;

type Made = {
  readonly row: store.IssueRow;
  readonly last: store.IssueRow | null;
  readonly unchanged: boolean;
  /** Stores members' results, so that the next settlement recalculates only those whose inputs changed. */
  readonly keep: () => Promise<void>;
};

type SettleOptions = { readonly preview?: boolean | undefined; readonly seen?: string | undefined };

async function settle(needs: SettlementNeeds, scope: Scope, code: string, { preview = false, seen }: SettleOptions) {
  const { flexibility, now, postgres } = needs;
  const asked = asOf(now(), undefined);
  const event = await flexibility.event(scope, code, asked);
  refuseOpen(event, asked);
  const made = async (on: Pool | PoolClient): Promise<Made> => {
    // inside the exclusive turn, so that no issue knows less than the previous one
    const known = asOf(now(), undefined);
    const last = await store.issueOf(on, wholeProgram, code);
    const { outcome, keep } = await calculate(needs, code, known, last?.outcome ?? null);
    const unchanged = last !== null && canonicalJson(standsFor(outcome)) === canonicalJson(standsFor(last.outcome));
    return { row: unchanged ? last : { issue: (last?.issue ?? 0) + 1, outcome, ...known }, last, unchanged, keep };
  };
  const { row, last, unchanged, keep } = preview
    ? await made(postgres)
    : await flexibility.inEventTurn(async (on) => {
        const { cancelled } = await flexibility.event(programScope, code, asOf(now(), undefined));
        if (cancelled !== null) throw new Problem('conflict', 'event-cancelled', { event: code });
        const told = await made(on);
        const { issue, outcome } = told.row;
        refuseUnread(seen, issueHash(issue, outcome), `#${issue} ${outcome.net}`, { event: code });
        if (!told.unchanged) await store.addIssue(on, scope, code, told.row);
        return told;
      });
  if (!preview) await keep();
  if (!preview && !unchanged) await needs.audit(scope, { action: 'event-settle', subject: `event:${code}`, detail: { issue: row.issue } });
  const previous = unchanged ? (row.issue > 1 ? row.issue - 1 : null) : (last?.issue ?? null);
  return presentIssue(scope, event, row, { previous, unchanged, preview });
}

function refuseOpen({ code, cancelled, ends }: EventRow, { recorded }: AsOf): void {
  if (cancelled !== null) throw new Problem('conflict', 'event-cancelled', { event: code });
  if (ends * 1000 > recorded) throw new Problem('cannot-do', 'before-end', { event: code });
}

/** The results of all members of an event, as known then: an issue covers all of them, whoever the caller is. */
async function calculate({ flexibility, portfolio }: SettlementNeeds, code: string, known: AsOf, before: Outcome | null) {
  const event = await flexibility.event(programScope, code, known);
  const day = dayText(createZone(event.zone)?.dayOf(event.starts) ?? 0);
  const programme = flexibility.programme(event.programme, day, known);
  if (programme.pay === undefined) throw new Problem('cannot-do', 'price-missing', { about: 'programme', programme: event.programme });
  const [{ members, indicative, keep }, shares] = await Promise.all([
    flexibility.responsesOf(event, known),
    portfolio.membersOn(programScope, event.portfolio, [day], known),
  ]);
  const outcome = outcomeOf({
    event,
    pay: programme.pay,
    responses: members,
    shares: new Map(shares.map(({ building, share }) => [building, share])),
    indicative: indicative || flexibility.isIndicative(programme),
    before,
  });
  return { outcome, keep };
}
