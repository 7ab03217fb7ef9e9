import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { type EventFacts, eventSentences, type Settled, settledSentence, standOf } from './event-sentences.ts';
import { aheadOf, clockOf } from './invitations.ts';
import type { EventNeeds } from './needs.ts';

/** How many settlements are shown, of at most how many past events. */
const [shownSettled, lookedAt] = [3, 12];

/** The next event of the portfolios that the scope sees, who has answered, what is missing; and what the last ones brought. */
export async function nextEvent(needs: EventNeeds, scope: Scope, language: Language) {
  const now = needs.now();
  const all = await needs.flexibility.list(scope, {});
  const [next, ...later] = aheadOf(all, now);
  return {
    at: new Date(now).toISOString(),
    next: next === undefined ? null : presentNext(await factsOf(needs, scope, next), next.event.to, now, language),
    later: later.length,
    settled: (await settledOf(needs, scope, all)).map((one) => ({
      event: one.code,
      yuan: one.yuan,
      sentence: settledSentence(one, language),
    })),
  };
}

type Listed = Awaited<ReturnType<EventNeeds['flexibility']['list']>>[number];

async function factsOf(needs: EventNeeds, scope: Scope, { event, members, shortKw }: Listed): Promise<EventFacts> {
  const shown = await needs.portfolio.show(scope, event.portfolio);
  const names = new Map(shown.members.map(({ building, name }) => [building, name]));
  return {
    code: event.code,
    direction: event.direction,
    starts: Date.parse(event.from),
    ends: Date.parse(event.to),
    clock: clockOf(event),
    members: members.map(({ building, committedKw, answer }) => ({ name: names.get(building) ?? building, kw: committedKw, answer })),
    shortKw,
  };
}

function presentNext(facts: EventFacts, to: string, now: number, language: Language) {
  const count = (answer: EventFacts['members'][number]['answer']): number => facts.members.filter((one) => one.answer === answer).length;
  return {
    event: facts.code,
    from: new Date(facts.starts).toISOString(),
    to,
    /** Below 0 once it is under way. */
    minutes: Math.floor((facts.starts - now) / 60_000),
    answers: { in: count('in'), out: count('out'), none: count(null) },
    ...standOf(facts),
    unanswered: facts.members.filter(({ answer }) => answer === null).map(({ name }) => name),
    sentences: eventSentences(facts, now, language),
  };
}

/** The last events that are over and settled. */
async function settledOf(needs: EventNeeds, scope: Scope, events: readonly Listed[]): Promise<Settled[]> {
  const over = events.filter(({ event }) => event.state === 'called' && Date.parse(event.to) <= needs.now());
  const found: Settled[] = [];
  for (const { event } of over.slice(0, lookedAt)) {
    if (found.length === shownSettled) break;
    const issue = await needs.settlement.show(scope, event.code).catch(nullIfOpen);
    if (issue === null) continue;
    found.push({ code: event.code, day: today(Date.parse(event.from)), issue: issue.issue, yuan: issue.net, aggregator: issue.aggregator });
  }
  return found;
}

function nullIfOpen(trouble: unknown): null {
  if (trouble instanceof Problem && trouble.code === 'event-not-settled') return null;
  throw trouble;
}
