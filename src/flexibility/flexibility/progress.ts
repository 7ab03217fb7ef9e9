import type { PartBaseline } from '#flexibility/baseline/baseline.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import { findingsOf } from './baseline-of.ts';
import { eventNamed, eventShown } from './event-acts.ts';
import type { EventRow } from './event-store.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { courseOf, type MemberCourse } from './progress-of.ts';
import { baselineFigure, groundsOf, membersParts, type Calculation, calculations, termsOf } from './calculation.ts';
import { isIndicative } from './rules.ts';

type Remembered = { readonly grounds: string; readonly parts: readonly PartBaseline[] };

/** How many events are held in memory at a time. */
const mostEvents = 4;

/** Cached results of members' baselines with their inputs: clients that watch an event poll it while nothing has changed. */
export type CourseMemory = Map<string, Map<string, Remembered>>;

/**
 * The course of an event, as known then: who answered, what is measured in each step against the baseline, and the shortfall against the
 * commitment. An owner sees only its own members. Throws `no-such-response-event`.
 */
export async function eventProgress(
  needs: FlexibilityNeeds,
  memory: CourseMemory,
  scope: Scope,
  code: string,
  knownAt: string | undefined,
) {
  const known = asOf(needs.now(), knownAt);
  const event = await eventNamed(needs, scope, code, known);
  const at = Math.floor(Math.min(known.received, known.recorded) / 1000);
  const { rule } = termsOf(needs, event, known);
  const [courses, figures] = await coursesOf(needs, memory, event, known);
  const { event: head, members, shortKw } = eventShown(scope, event);
  const {
    phase,
    steps,
    members: told,
    total,
  } = courseOf({
    starts: event.starts,
    ends: event.ends,
    isCancelled: event.cancelled !== null,
    direction: event.direction,
    step: courses.step,
    at,
    members: courses.members,
  });
  const answers = members.map(({ answer }) => answer);
  const sum = (some: typeof members): number => Math.round(some.reduce((all, one) => all + one.committedKw, 0) * 1e6) / 1e6;
  return {
    event: head,
    at: formatInstant(at),
    zone: event.zone,
    phase,
    answers: {
      in: answers.filter((one) => one === 'in').length,
      out: answers.filter((one) => one === 'out').length,
      none: answers.filter((one) => one === null).length,
    },
    committedKw: sum(members.filter(({ answer }) => answer !== 'out')),
    withdrawnKw: sum(members.filter(({ answer }) => answer === 'out')),
    shortKw,
    stepMinutes: courses.step / 60,
    steps: steps.map(({ start, ...one }) => ({ start: formatInstant(start), ...one })),
    members: told.map(({ committedKw: due, ...one }, row) => ({
      ...one,
      dueKw: due,
      committedKw: members[row]?.committedKw ?? 0,
      answer: members[row]?.answer ?? null,
      reason: members[row]?.reason ?? null,
      figure: figures.get(one.building) ?? null,
    })),
    total,
    indicative: isIndicative(rule),
    findings: memberFindings(courses.members, phase === 'over'),
  };
}

/** Findings about members' baselines; a window that is not measured yet is not reported before the end. */
function memberFindings(members: readonly MemberCourse[], isOver: boolean): Finding[] {
  return members.flatMap(({ building, parts }) =>
    findingsOf(parts ?? [])
      .filter(({ evidence }) => isOver || evidence['why'] !== 'window-not-measured')
      .map((one) => ({ ...one, evidence: { about: 'member', building, ...one.evidence } })),
  );
}

async function coursesOf(needs: FlexibilityNeeds, memory: CourseMemory, event: EventRow, known: AsOf) {
  const held = memory.get(event.code) ?? new Map<string, Remembered>();
  memory.delete(event.code);
  memory.set(event.code, held);
  for (const old of [...memory.keys()].slice(0, -mostEvents)) memory.delete(old);
  const parts = new Map<string, readonly PartBaseline[]>();
  const figures = new Map<string, string>();
  let step = 900;
  for await (const lot of calculations(needs, event, known)) {
    step = lot.step;
    for (const [building, own] of await partsHeld(needs, event, lot, held)) parts.set(building, own);
    for (const building of lot.asked) figures.set(building, baselineFigure(event, lot, building));
  }
  const members = event.members.map(({ building, kw, answer }): MemberCourse => {
    const own = answer === 'out' ? null : (parts.get(building) ?? []);
    return { building, kw, answer, parts: own };
  });
  return [{ members, step }, figures] as const;
}

/** Recomputes only the members whose inputs have changed. */
async function partsHeld(needs: FlexibilityNeeds, event: EventRow, lot: Calculation, held: Map<string, Remembered>) {
  const before = await groundsOf(needs, event, lot, lot.asked);
  const moved = lot.asked.filter((building) => held.get(building)?.grounds !== before.get(building) || !before.has(building));
  const read = await membersParts(needs, lot, moved);
  const after = moved.length === 0 ? before : await groundsOf(needs, event, lot, moved);
  for (const [building, parts] of read) {
    const grounds = before.get(building);
    if (grounds !== undefined && grounds === after.get(building)) held.set(building, { grounds, parts });
  }
  return lot.asked.flatMap((building) => {
    const parts = moved.includes(building) ? read.get(building) : held.get(building)?.parts;
    return parts === undefined ? [] : ([[building, parts]] as const);
  });
}
