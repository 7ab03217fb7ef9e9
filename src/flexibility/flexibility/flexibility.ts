import { type Lies } from '#kernel/trail.ts';
import type { PoolClient } from 'pg';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import type { FigureQuestion } from '#kernel/figure.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { baselineOf, type BaselineQuestion } from './baseline-of.ts';
import { testBaselines, type TestQuestion } from './baseline-test.ts';
import { capability, type CapabilityQuestion } from './capability.ts';
import { capabilityHours, type HoursQuestion } from './capability-hours.ts';
import { correctionsBetween } from './corrections.ts';
import { answerEvent, cancelEvent, eventNamed, eventShown, type OnEvent } from './event-acts.ts';
import * as store from './event-store.ts';
import { inEventTurn } from './event-turn.ts';
import { addEvent, type EventGiven, previewEvent } from './events.ts';
import { baselineOfFigure, explainBaseline } from './explain.ts';
import { inviteOwners } from './invitations.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { type CourseMemory, eventProgress } from './progress.ts';
import { offersOver, type OffersQuestion } from './offers.ts';
import type { IssuesRead } from './proven.ts';
import { eventReminders } from './reminders/reminders.ts';
import { type MemberResponse, responsesOf, standsOfMembers } from './responses.ts';
import { isIndicative, programmeNamed, ruleNamed } from './rules.ts';
import { createTests } from './test-job.ts';
import { keepStands, standsOf } from './stand-store.ts';

export type { EventRow } from './event-store.ts';
export type { FlexibilityNeeds } from './needs.ts';
export type { Offers, OffersQuestion } from './offers.ts';
export type { MemberResponse } from './responses.ts';
export type { KnownRule, Programme } from './rules.ts';

type OnCalled = (on: PoolClient, event: store.NewEvent) => Promise<void>;
type OnCancelled = (on: PoolClient, code: string) => Promise<void>;

/**
 * What buildings can lower and raise, what they would have used without an event, and events themselves.
 * @example await flexibility.baselineOf(scope, { building: 'B1', rule: 'ten-of-ten', from: '2026-06-01T19:00', to: '2026-06-01T21:00' })
 */
export function createFlexibility(needs: FlexibilityNeeds) {
  const listeners = { called: [] as OnCalled[], cancelled: [] as OnCancelled[] };
  const standing: ((on: PoolClient, code: string) => Promise<boolean>)[] = [];
  const isSettled = async (on: PoolClient, code: string): Promise<boolean> => {
    for (const ask of standing) if (await ask(on, code)) return true;
    return false;
  };
  const issuers: IssuesRead[] = [];
  const issued: IssuesRead = async (codes, known) =>
    new Map((await Promise.all(issuers.map((ask) => ask(codes, known)))).flatMap((one) => [...one]));
  return {
    baselineOf: async (scope: Scope, ask: BaselineQuestion) => {
      const { answer, findings } = await baselineOf(needs, scope, ask);
      return { ...answer, findings };
    },
    /** The same as a job, for tests that take long. */
    tests: createTests(needs),
    testBaselines: (scope: Scope, ask: TestQuestion) => testBaselines(needs, scope, ask),
    capability: (scope: Scope, ask: CapabilityQuestion) => capability(needs, scope, ask),
    capabilityHours: (scope: Scope, ask: HoursQuestion) => capabilityHours(needs, issued, scope, ask),
    /** What members could offer in each period of a stretch of time. */
    offersOver: (scope: Scope, ask: OffersQuestion) => offersOver(needs, scope, ask),
    explainBaseline: (scope: Scope, figure: string, question: FigureQuestion) => explainBaseline(needs, scope, figure, question),
    /** The baseline that a figure opens, as known then. */
    baselineOfFigure: (scope: Scope, figure: string) => baselineOfFigure(needs, scope, figure),
    /** How two figures of a building's baseline differ. */
    correctionsBetween: (scope: Scope, figures: { readonly before: string; readonly now: string }) =>
      correctionsBetween(needs, scope, figures),
    /** Reminders of events to owners who have not answered. */
    reminders: eventReminders(needs),
    ...eventVerbs(needs, listeners, isSettled),
    /** Called in the transaction of an event that is to be announced over OpenADR. */
    onCalled: (listen: OnCalled) => void listeners.called.push(listen),
    /** Called in the transaction in which an event is cancelled. */
    onCancelled: (listen: OnCancelled) => void listeners.cancelled.push(listen),
    /** Reports what depends on an event; if anything does, the event cannot be cancelled. */
    onStanding: (ask: (on: PoolClient, code: string) => Promise<boolean>) => void standing.push(ask),
    /** Supplies members' results from issues of events. */
    onIssued: (ask: IssuesRead) => void issuers.push(ask),
    /** An event as known then, with those of its members that the scope sees. Throws `no-such-event`. */
    event: (scope: Scope, code: string, known: AsOf) => eventNamed(needs, scope, code, known),
    /** Runs work in a transaction while no one else calls, cancels, answers or settles events. */
    inEventTurn: <T>(work: (on: PoolClient) => Promise<T>): Promise<T> => inEventTurn(needs.postgres, work),
    programme: (id: string, on: string, known: AsOf) => programmeNamed(needs, id, on, known),
    rule: (id: string, on: string, known: AsOf) => ruleNamed(needs, id, on, known),
    isIndicative,
    /**
     * What each member of an event did against its baseline, as known then; members whose inputs have not changed are returned as they were
     * kept.
     */
    async responsesOf(
      event: store.EventRow,
      known: AsOf,
    ): Promise<{ members: MemberResponse[]; indicative: boolean; keep: () => Promise<void> }> {
      const { members, indicative } = await responsesOf(needs, event, known, await standsOf(needs.postgres, checkedByCaller, event.code));
      const keep = (): Promise<void> => keepStands(needs.postgres, checkedByCaller, event.code, standsOfMembers(members));
      return { members: members.map(({ told }) => told), indicative, keep };
    },
  };
}

type Listeners = { readonly called: readonly OnCalled[]; readonly cancelled: readonly OnCancelled[] };

function eventVerbs(needs: FlexibilityNeeds, listeners: Listeners, isSettled: OnEvent) {
  const courses: CourseMemory = new Map();
  const at = (knownAt?: string): AsOf => asOf(needs.now(), knownAt);
  const show = async (scope: Scope, code: string, knownAt?: string) => eventShown(scope, await eventNamed(needs, scope, code, at(knownAt)));
  return {
    show,
    /** The location of an event: the buildings that it calls. */
    async lies(code: string): Promise<Lies> {
      const { members } = await eventNamed(needs, programScope, code, at());
      return { where: members.map(({ building }) => `building:${building}` as const) };
    },
    /** The progress of an event, as known then. Throws `no-such-response-event`. */
    progress: (scope: Scope, code: string, knownAt?: string) => eventProgress(needs, courses, scope, code, knownAt),
    /** Events that the scope sees, latest first. */
    async list(scope: Scope, { portfolio, knownAt }: { readonly portfolio?: string | undefined; readonly knownAt?: string | undefined }) {
      const found = await store.events(needs.postgres, scope, portfolio === undefined ? {} : { portfolio }, at(knownAt));
      return found.toReversed().map((event) => eventShown(scope, event));
    },
    async add(scope: Scope, given: EventGiven) {
      if (given.preview === true) return eventShown(scope, await previewEvent(needs, scope, given));
      await addEvent(needs, scope, given, async (on, event) => {
        if (!event.late) await inviteOwners(needs, on, event, 'called');
        if (given.openadr === true) for (const listen of listeners.called) await listen(on, event);
      });
      return show(scope, given.code);
    },
    async cancel(scope: Scope, code: string) {
      const event = await eventNamed(needs, programScope, code, at());
      await cancelEvent(needs, scope, code, isSettled, async (on) => {
        const members = event.members.filter(({ answer }) => answer !== 'out');
        // no one was notified of events entered late
        if (!event.late && event.ends * 1000 > needs.now()) await inviteOwners(needs, on, { ...event, members }, 'cancelled');
        for (const listen of listeners.cancelled) await listen(on, code);
      });
      return show(scope, code);
    },
    async answer(scope: Scope, given: Parameters<typeof answerEvent>[2]) {
      await answerEvent(needs, scope, given);
      return show(scope, given.event);
    },
  };
}

export type Flexibility = ReturnType<typeof createFlexibility>;
