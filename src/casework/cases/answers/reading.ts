import type { PoolClient } from 'pg';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { actingOf, capacitiesIn } from '../steps/acting.ts';
import { budgetsAround } from '../store/budget-store.ts';
import { grants } from '../steps/budgets.ts';
import { goneBuilding } from './gone-building.ts';
import { evidenceOf, personalOf } from '../store/evidence-store.ts';
import { firstBroken, type CaseRecord } from '../public/verify.ts';
import { reportFindings } from '../steps/measured.ts';
import { originOf } from '../store/drawn-store.ts';
import { effectsRefused } from '../store/effect-store.ts';
import { type CaseLedger, ledgerOf } from '../store/money-store.ts';
import type { CasesNeeds } from '../needs.ts';
import { takeAutos } from '../steps/autos.ts';
import { keepCase, openCase, versionOf, type OpenCase } from '../open-case.ts';
import { looker } from './looker.ts';
import { withdrawnFinding } from './published.ts';
import { presentCase, type Insight, type CaseShownWhole } from './present-case.ts';
import { quotasAround } from '../store/quota-store.ts';
import { quotaYear } from '../rules/quota-year.ts';
import { ratingsOf } from '../steps/rated.ts';
import { coefficientsUsed } from './coefficients-used.ts';
import { stepsWithEffects } from '../rules/corrections.ts';
import { replay, takenBack } from '../rules/replay.ts';
import * as store from '../store/store.ts';
import { sightFor, type Who } from '../steps/who.ts';
import type { CaseEvent } from '../facts.ts';

export type CaseShown = ReturnType<typeof presentCase>;
export type GroupsOf = (people: readonly string[]) => Promise<(person: string) => readonly string[]>;

/** One case: its current state, its record, its evidence. */
export function createReading(needs: CasesNeeds, groupsOf: GroupsOf) {
  const { postgres, now } = needs;

  async function find(on: PoolClient, who: Who, code: string, hold = false): Promise<OpenCase> {
    const row = await store.find(on, who.scope, sightFor(who), code, hold);
    if (row === undefined) throw new Problem('not-found', 'no-such-case', { case: code });
    return openCase(on, needs, row);
  }

  /** A case as known at an instant: the events written by then, the calendars known then. Throws `no-such-case`, `bad-instant`. */
  async function knownAt(on: PoolClient, who: Who, code: string, text: string): Promise<CaseShown> {
    const whole = await find(on, who, code);
    const known = asOf(now(), text);
    const { received } = known;
    const events = whole.events.filter(({ recorded }) => Date.parse(recorded) <= received);
    if (events.length === 0) throw new Problem('not-found', 'no-such-case', { case: code });
    const standing = replay(events);
    const procedure = versionOf(needs, whole.head.procedure, standing.version);
    const calendar = needs.workdays.known(programScope, text);
    return presented(
      needs,
      groupsOf,
      on,
      who,
      { ...whole, procedure, calendar, events, fresh: [], standing },
      Math.min(received, now()),
      known,
    );
  }

  return {
    /** A case that the caller sees. Throws `no-such-case`. */
    find,
    /** Throws `no-such-case`, `bad-instant`. */
    async show(asker: Scope | Who, code: string, at?: string): Promise<CaseShown> {
      const who = await looker(needs, asker);
      return inTransaction(postgres, async (on) => {
        if (at !== undefined) return knownAt(on, who, code, at);
        const open = await find(on, who, code, true);
        await takeAutos(on, open, Math.floor(now() / 1000), now());
        await keepCase(on, who.scope, open, now());
        return presented(needs, groupsOf, on, who, open);
      });
    },

    /** A case right after work on it. */
    async after(asker: Scope | Who, open: OpenCase): Promise<CaseShown> {
      const who = await looker(needs, asker);
      return inTransaction(postgres, (on) => presented(needs, groupsOf, on, who, open));
    },

    /** All events as written. Throws `no-such-case`. Viewers get none. */
    async record(asker: Scope | Who, code: string): Promise<CaseRecord & { readonly valid: boolean }> {
      const who = await looker(needs, asker);
      const { events } = await inTransaction(postgres, (on) => find(on, who, code));
      const record = { case: code, events, head: events.at(-1)?.hash ?? '' };
      return { ...record, valid: firstBroken(record) === null };
    },

    evidence: evidenceVerb(needs, find),
  };
}

/** A file of a case. Throws `no-such-case`, `no-such-evidence`. */
const evidenceVerb =
  (needs: CasesNeeds, find: (on: PoolClient, who: Who, code: string) => Promise<OpenCase>) =>
  async (asker: Scope | Who, code: string, n: number) => {
    const who = await looker(needs, asker);
    const row = await inTransaction(needs.postgres, async (on) => {
      const open = await find(on, who, code);
      const acting = await actingOf(needs, who, {});
      if (who.link?.receipt === true && !ownFiles(open.events, who.holder).has(n)) return undefined;
      const isViewer = who.scope.role === 'viewer' && (await capacitiesIn(on, acting, open)).length === 0;
      return isViewer ? undefined : evidenceOf(on, checkedByCaller, code, n);
    });
    const body = row === undefined ? null : await needs.imports.openKept(row.spool);
    if (row === undefined || body === null) throw new Problem('not-found', 'no-such-evidence', { case: code, n });
    return { ...row, body };
  };

/** What a reader may know of a case at an instant, ms. */
async function presented(
  needs: CasesNeeds,
  groupsOf: GroupsOf,
  on: PoolClient,
  who: Who,
  open: OpenCase,
  at = needs.now(),
  known: AsOf = asOf(at, undefined),
): Promise<CaseShown> {
  const acting = await actingOf(needs, who, {});
  const capacities = await capacitiesIn(on, acting, open);
  const effects = stepsWithEffects(open.events);
  const hasPersonal = Object.keys(open.standing.personal).length > 0;
  const personal = hasPersonal ? await personalOf(on, checkedByCaller, open.head.case) : [];
  const insight: Insight = {
    who,
    capacities,
    isViewer: who.scope.role === 'viewer' && capacities.length === 0,
    personal: new Map(personal.map(({ hash, value }) => [hash, value])),
    ledger: effects.length > 0 ? await ledgerOf(on, checkedByCaller, open.head.case) : noMoney,
    unbudgeted: await unbudgetedYear(on, open, at),
    unlimited: await unlimitedYear(on, open, at),
    measured: await reportFindings(needs, open, known),
    rated: ratingsOf(needs, open),
    coefficients: coefficientsUsed(needs, open),
    effects,
    origin: await originOf(on, checkedByCaller, open.head.case),
    groupsOf: await groupsOf(Object.values(open.standing.panels).flatMap(({ seated }) => seated)),
  };
  const whole = presentCase(open, insight, Math.floor(at / 1000));
  const shown = {
    ...whole,
    findings: [
      ...withdrawnIn(open),
      ...(await goneBuilding(needs, open, at, known)),
      ...whole.findings,
      ...(await refusedEffects(on, open, effects)),
    ],
  };
  return who.link?.receipt === true ? receiptOf(shown, open, who.holder) : shown;
}

const withdrawnIn = (open: OpenCase): Finding[] => [withdrawnFinding(open)].filter((one) => one !== null);

/** What steps should have done outside the case and could not: who reads the case has to do it by hand. */
async function refusedEffects(on: PoolClient, open: OpenCase, effects: Insight['effects']): Promise<Finding[]> {
  if (effects.length === 0) return [];
  const steps = new Map(effects.flatMap(({ step, corrections }) => [step, ...corrections].map(({ n }) => [n, step.transition] as const)));
  return (await effectsRefused(on, checkedByCaller, open.head.case)).flatMap(({ n, effect, problem }): Finding[] => {
    const transition = steps.get(n);
    if (transition === undefined) return [];
    const step = open.procedure.transitions[transition]?.names ?? transition;
    if ('less' in effect)
      return [{ code: 'effect-part-unknown', severity: 'warning', evidence: { step, area: String(effect.by as string) } }];
    const what = 'enter' in effect ? `${effect.enter} ${String(effect.code as string)}` : (Object.values(effect)[0] as string);
    return [{ code: 'effect-refused', severity: 'warning', evidence: { step, what: String(what), problem } }];
  });
}

const noMoney: CaseLedger = { granted: '0.00', paid: '0.00', reclaimed: '0.00' };

/** The local year at an instant, if an open case may be granted money and no budget limits it. */
async function unbudgetedYear(on: PoolClient, { head, procedure, standing, zone }: OpenCase, at: number): Promise<number | null> {
  if (procedure.states[standing.state]?.end === true || !grants(procedure)) return null;
  const year = Number(today(at, zone).slice(0, 4));
  const { procedure: id, region } = head;
  return (await budgetsAround(on, wholeProgram, { procedure: id, region, year })).length === 0 ? year : null;
}

/** The local year at an instant, if an open case may still take a place of a quota and none is stated. */
async function unlimitedYear(on: PoolClient, open: OpenCase, at: number): Promise<number | null> {
  const { head, procedure, standing, zone } = open;
  if (procedure.quota === undefined || procedure.states[standing.state]?.end === true || quotaYear(open) !== null) return null;
  const year = Number(today(at, zone).slice(0, 4));
  return (await quotasAround(on, wholeProgram, { procedure: procedure.id, region: head.region, year })).length === 0 ? year : null;
}

/** The numbers of the files that a holder provided. */
function ownFiles(events: readonly CaseEvent[], holder: string): ReadonlySet<number> {
  const own = events.filter(({ by }) => by === holder);
  return new Set(own.flatMap((one) => ('evidence' in one ? (one.evidence ?? []).map(({ n }) => n) : [])));
}

/**
 * What an outside person may see of what they submitted: its state and until when, what they provided themselves, what was published.
 * Nothing of the office's own work.
 * @param holder the reader, as named in their own events
 */
function receiptOf(shown: CaseShownWhole, open: OpenCase, holder: string): CaseShownWhole {
  const { events, standing } = open;
  const gone = takenBack(events);
  const own = events.filter(({ by, n }) => by === holder && !gone.has(n));
  const given = own.flatMap((one) => ('fields' in one ? Object.keys(one.fields ?? {}) : []));
  const personal = own.flatMap((one) => ('personal' in one ? Object.keys(one.personal ?? {}) : []));
  const visible = new Set([...given, ...personal, ...(standing.published?.fields ?? [])]);
  const files = ownFiles(events, holder);
  return {
    ...shown,
    fields: Object.fromEntries(Object.entries(shown.fields).filter(([name]) => visible.has(name))),
    evidence: shown.evidence.filter(({ n }) => files.has(n)),
    steps: shown.steps.filter(({ as }) => as !== null),
    doubts: shown.doubts.filter(({ by }) => by === holder),
    corrections: [],
    correctable: [],
    panels: [],
    ratings: shown.ratings.filter(({ field }) => visible.has(field)),
    ledger: { granted: '0.00', paid: '0.00', reclaimed: '0.00' },
    origin: null,
    findings: withdrawnIn(open),
  };
}
