import type { PoolClient } from 'pg';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { applyEffects } from './steps/apply-effects.ts';
import { bringVerbs } from './steps/bring.ts';
import { createBudgets } from './steps/budgets.ts';
import { createCandidates } from './answers/candidates.ts';
import { createChanges } from './steps/changes.ts';
import { correctStep, type CorrectionRequest } from './steps/correct.ts';
import type { EffectRow } from './store/effect-store.ts';
import { examineCases } from './rules/examine.ts';
import { consentsOf } from './store/consent-store.ts';
import { credits } from './store/credit-store.ts';
import { beginDrawn } from './steps/drawn.ts';
import { createEntered } from './answers/entered.ts';
import { createLists } from './answers/lists.ts';
import { createLinks } from './steps/links.ts';
import type { CasesNeeds, ExistenceChecks, Measure, RatingJudge } from './needs.ts';
import { inForceOn, versionOf, type OpenCase } from './open-case.ts';
import { createPayable } from './answers/payable.ts';
import { createPapers } from './answers/papers.ts';
import { createPanels, type SeatRequest, type VoteRequest } from './steps/panels.ts';
import { publishedVerb } from './answers/published.ts';
import { handInVerb, openProcedures, openRegions } from './steps/public-begin.ts';
import { createQuotas } from './steps/quotas.ts';
import { caseDueNotice, createReminders } from './answers/reminders.ts';
import { openOnGone } from './answers/gone-building.ts';
import { looker } from './answers/looker.ts';
import { createReading, type CaseShown } from './answers/reading.ts';
import { sealDays, seals } from './rules/seals.ts';
import { panelLoads, seenAmong } from './store/list-store.ts';
import { regionOfCase } from './store/store.ts';
import { refreshClocks, takeAllAutos } from './steps/standing-clocks.ts';
import { type CaseRequest, withGrounds } from './steps/grounds.ts';
import { createSteps } from './steps/steps.ts';
import type { StepRequest } from './steps/step-request.ts';
import { weighStep } from './steps/weigh-step.ts';
import { createTodo } from './answers/todo.ts';
import { createUnderVersion } from './answers/under-version.ts';
import { type Who, sightFor } from './steps/who.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { drawnRows } from './store/drawn-store.ts';
import { givenIn } from './steps/rated.ts';
import { replay } from './rules/replay.ts';

export type { CasePaper } from './answers/papers.ts';
export { coefficientName, coefficientText } from './answers/coefficients-used.ts';
export { doubtName } from './answers/wording.ts';
export type { Entered, EnteredCase } from './answers/entered.ts';
export type { CaseShown } from './answers/reading.ts';
export type { GivenReport, ReportedCase } from './answers/reported.ts';
export type { CaseStanding } from './store/reported-store.ts';
export type { Who } from './steps/who.ts';

type IssueListener = (code: string) => Promise<unknown>;

/**
 * Cases: applications, reviews and inspections that go through the steps of a procedure, with their limits, panels, numbers and record.
 * State follows from events alone; anyone who takes a step has a role in the case on that day.
 * @example await cases.begin(scope, { procedure: 'label', organisation: 'ORG1' }) // { case: 'label-140302-2026-0001', state: 'draft', … }
 */
export function createCases(given: Omit<CasesNeeds, 'consentEnded' | 'measure' | 'rating' | 'existence'>) {
  const consentEnded: ((scope: Scope, building: string) => Promise<unknown>)[] = [];
  const later: LaterSlices = { measure: null, rating: null, existence: null };
  const ofLater = { measure: () => later.measure, rating: () => later.rating, existence: () => later.existence };
  const needs: CasesNeeds = { ...given, consentEnded, ...ofLater };
  const groupsOf = groupsIn(needs);
  tellPanelLoads(needs);
  needs.notice.register(caseDueNotice);
  needs.registry.onBuildingFindings(openOnGone(needs));
  needs.draws.onDrawn((draw) => beginDrawn(needs).catch((error: unknown) => needs.warn(`the cases of ${draw} could not begin yet`, error)));
  const steps = createSteps(needs, groupsOf);
  const todo = createTodo(needs, groupsOf);
  const reading = createReading(needs, groupsOf);
  const papers = createPapers(needs, groupsOf, reading.find);
  const issued: IssueListener[] = [];
  const begun = (on: PoolClient, row: EffectRow, procedure: string) => steps.beginFor(on, row, procedure);
  /** A case after a step, once the effects of the step outside the case are applied. */
  const done: Done = async (asker, open) => {
    if (open.fresh.some((event) => 'effects' in event && event.effects !== undefined)) await applyEffects(needs, open.head.case, begun);
    await tellIssued(needs, issued, open);
    return reading.after(asker, open);
  };
  return {
    ...createLists(needs),
    ...createUnderVersion(needs),
    ...createEntered(needs),
    ...createCandidates(needs),
    ...todo,
    drawn: drawnVerb(needs),
    /** What the public may begin today, with the first step. */
    openProcedures: () => openProcedures(needs),
    openRegions: () => openRegions(needs),
    async handIn(...given: Parameters<ReturnType<typeof handInVerb>>) {
      const made = await handInVerb(needs)(...given);
      await applyEffects(needs, made.open.head.case, begun);
      return made;
    },
    show: reading.show,
    record: reading.record,
    evidence: reading.evidence,
    ...papers,
    /** Registers a listener for cases that have just issued a paper. */
    onIssue: (listener: IssueListener): void => void issued.push(listener),
    begin: async (scope: Scope, asked: CaseRequest): Promise<CaseShown> =>
      reading.show(scope, await steps.begin(scope, await withGrounds(needs.explain, scope, asked))),
    ...actsOn(needs, steps, done),
    ...createLinks(needs),
    ...agreements(needs),
    /** Registers a listener for owners withdrawing their consent to disclose a building. */
    onConsentEnded: (hear: (scope: Scope, building: string) => Promise<unknown>): void => void consentEnded.push(hear),
    ...ofAYear(needs),
    ...createPayable(needs),
    ...heardFrom(later),
    /** A score given in a case. Throws `no-such-case`; null if there is none. */
    ratingGiven: ratingGivenVerb(needs, reading.find),
    ...bringVerbs(needs),
    /** The version of a procedure that a case uses. */
    versionOf: (id: string, version: number) => versionOf(needs, id, version),
    published: publishedVerb(needs),
    seals: (limit: number) => seals(needs.postgres, sameForAll, limit),
    /** The region of a case, by code; null if there is none. */
    regionOf: (code: string) => regionOfCase(needs.postgres, wholeProgram, code),
    /** For the full check: chains, current state and files of all cases. */
    examine: () => examineCases(needs),
    ...rounds(needs, begun, createReminders(needs, todo.todo)),
  };
}

/** What places state for a year: the amount that may be granted, and the number of cases that may be taken in. */
const ofAYear = (needs: CasesNeeds) => ({ ...createBudgets(needs), ...createQuotas(needs) });

/** What later slices provide to cases. */
type LaterSlices = { measure: Measure | null; rating: RatingJudge | null; existence: ExistenceChecks | null };

const heardFrom = (later: LaterSlices) => ({
  /** Registers the function that queries the use of a building, which fills reports. */
  measuredBy: (by: Measure): void => void (later.measure = by),
  /** Registers the judge of score files of cases. */
  ratedBy: (by: RatingJudge): void => void (later.rating = by),
  /** Registers what knows of the households and heating seasons that cases name. */
  checksExistence: (by: ExistenceChecks): void => void (later.existence = by),
});

type Done = (asker: Scope | Who, open: OpenCase) => Promise<CaseShown>;

/** Actions on an existing case. */
function actsOn(needs: CasesNeeds, steps: ReturnType<typeof createSteps>, done: Done) {
  const panels = createPanels(needs);
  const changes = createChanges(needs);
  return {
    async take(asker: Scope | Who, asked: StepRequest): Promise<CaseShown> {
      const taken = await steps.take(asker, asked);
      return done(taken.asker, taken.open);
    },
    /** What a step would be told, without taking it. */
    weigh: (asker: Scope | Who, asked: StepRequest) => weighStep(needs, asker, asked),
    seat: async (scope: Scope, asked: SeatRequest): Promise<CaseShown> => done(scope, await panels.seat(scope, asked)),
    recuse: async (scope: Scope, asked: SeatRequest): Promise<CaseShown> => done(scope, await panels.recuse(scope, asked)),
    vote: async (asker: Scope | Who, asked: VoteRequest): Promise<CaseShown> => done(asker, await panels.vote(asker, asked)),
    back: async (...given: Parameters<typeof changes.back>): Promise<CaseShown> => done(given[0], await changes.back(...given)),
    /** Corrects a step that had effects outside the case. */
    correct: async (scope: Scope, asked: CorrectionRequest): Promise<CaseShown> => done(scope, await correctStep(needs, scope, asked)),
    move: async (...given: Parameters<typeof changes.move>): Promise<CaseShown> => done(given[0], await changes.move(...given)),
    erase: async (...given: Parameters<typeof changes.erase>): Promise<CaseShown> => done(given[0], await changes.erase(...given)),
  };
}

/** The groups of people, looked up in one query. */
const groupsIn = (needs: CasesNeeds) => async (codes: readonly string[]) => {
  const found = codes.length === 0 ? [] : await needs.people.find(programScope, [...codes]);
  const groups = new Map(found.map((person) => [person.code, needs.people.groupsAs(person.groups)]));
  return (code: string) => groups.get(code) ?? [];
};

/** Being seated on a panel counts as load. */
function tellPanelLoads(needs: CasesNeeds): void {
  needs.people.loadsFrom(async () =>
    (await panelLoads(needs.postgres, wholeProgram)).map(({ person, case: of, procedure, at }) => {
      const found = inForceOn(needs, procedure, today(needs.now()));
      const name = found?.names?.zh ?? procedure;
      return { person, source: 'panel', of, name, day: today(at.getTime()), count: 1 };
    }),
  );
}

/** Notifies listeners of a case whose last step issued a paper; a failure is made up for when the paper is requested. */
async function tellIssued({ warn }: CasesNeeds, listeners: readonly IssueListener[], { fresh, head }: OpenCase): Promise<void> {
  if (!fresh.some((event) => event.kind === 'step' && event.document !== undefined)) return;
  for (const told of listeners) await told(head.case).catch((error: unknown) => warn('what a paper says was not kept', error));
}

/** What the program does by itself. */
const rounds = (needs: CasesNeeds, begun: Parameters<typeof applyEffects>[2], remind: () => Promise<void>) => ({
  /** Steps of the program, and seals of the days that have ended; repeated while the server runs. */
  async passTime(): Promise<void> {
    await takeAllAutos(needs);
    await applyEffects(needs, null, begun);
    await beginDrawn(needs);
    await refreshClocks(needs);
    await sealDays(needs.postgres, needs.now());
    await remind();
  },
  /** At start and after a store was unavailable: applies the effects of steps outside their cases that an earlier stop left undone. */
  async mend(): Promise<void> {
    await applyEffects(needs, null, begun);
    await beginDrawn(needs);
  },
});

/** Results of cases that other slices rely on. */
const agreements = ({ postgres }: CasesNeeds) => ({
  /** The consents of owners to disclosure in a year, by building. For buildings that the caller is already known to see. */
  consents: (buildings: readonly string[], year: number) => consentsOf(postgres, checkedByCaller, buildings, year),
  /** The credit class of each organisation in the scope. */
  credits: (scope: Scope, asked: Parameters<typeof credits>[2]) => credits(postgres, scope, asked),
});

export type Cases = ReturnType<typeof createCases>;

/** The result of a drawn object. */
type DrawnCase = {
  readonly object: string;
  /** null if there is none, or the caller does not see it. */
  readonly case: string | null;
  /** Why no case could begin. */
  readonly problem: string | null;
  /** Another object has replaced it. */
  readonly gone: boolean;
};

/** The cases that a draw began. Throws `no-such-draw`. */
const drawnVerb =
  (needs: CasesNeeds) =>
  async (scope: Scope, draw: string): Promise<DrawnCase[]> => {
    await needs.draws.outcome(scope, draw);
    const who = await looker(needs, scope);
    return inTransaction(needs.postgres, async (on) => {
      const rows = await drawnRows(on, wholeProgram, draw);
      const codes = rows.flatMap(({ code }) => (code === null ? [] : [code]));
      const seen = await seenAmong(on, scope, sightFor(who), codes);
      return rows.map(({ object, code, problem, gone }) => ({
        object,
        case: code !== null && seen.has(code) ? code : null,
        problem,
        gone,
      }));
    });
  };

type Find = (on: PoolClient, who: Who, code: string) => Promise<OpenCase>;

/** A score as an event of a case recorded it, for those who see the case. */
const ratingGivenVerb =
  (needs: CasesNeeds, find: Find) =>
  async (asker: Scope | Who, asked: { readonly case: string; readonly field: string; readonly n: number }) => {
    const who = await looker(needs, asker);
    const open = await inTransaction(needs.postgres, (on) => find(on, who, asked.case));
    const events = open.events.slice(0, asked.n);
    return events.length === 0 ? null : givenIn({ ...open, events, standing: replay(events) }, asked.field);
  };
