import { parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { opensAt, type LimitClock } from '../rules/clocks.ts';
import type { Fields, Standing } from '../facts.ts';
import { holds } from '../rules/holds.ts';
import { clocksIn } from '../rules/clocked.ts';
import type { StandingCase } from '../open-case.ts';
import { seatsOf } from '../rules/judged.ts';
import { panelResult } from '../rules/panel.ts';
import { namesOf, type Capacity } from './who.ts';

export type Transition = Procedure['transitions'][string];

type GroupsOf = (person: string) => readonly string[];

/** The capacities in which a step may be taken. */
export const fitting = ({ by = [] }: Transition, capacities: readonly Capacity[]): Capacity[] =>
  capacities.filter(({ role }) => [by].flat().includes(role));

/** The capacities in which the acting person is not one who took, or for whom was taken, what `notBy` names. */
export function notSamePerson(
  { notBy = [] }: Transition,
  holder: string,
  fit: readonly Capacity[],
  { taken }: Pick<Standing, 'taken'>,
): Capacity[] {
  const others = new Set([notBy].flat().flatMap((one) => (taken[one] === undefined ? [] : namesOf(taken[one]))));
  return fit.filter(({ insteadOf }) => !others.has(holder) && (insteadOf === null || !others.has(insteadOf)));
}

/**
 * Refuses a step whose requirements are still missing after what was given with it. Throws `form-incomplete`.
 * @param bad fields that were given and are invalid: they are reported after the missing ones
 */
export function refuseMissing(
  rule: Transition,
  after: Pick<Standing, 'fields' | 'personal'>,
  note: string | undefined,
  bad: ReadonlySet<string>,
): void {
  // nothing chosen and a table without rows are no answers
  const isBlank = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  const lacks = (name: string) => isBlank(after.fields[name]) && after.personal[name] === undefined && !bad.has(name);
  const missing = (rule.form ?? []).filter(lacks);
  if (rule.note === true && (note ?? '').trim() === '') missing.push('note');
  if (missing.length > 0)
    throw new Problem('bad-input', 'form-incomplete', { count: missing.length, field: missing[0] }, missing.map(fieldMissing));
}

export const fieldMissing = (field: string): Finding => ({ code: 'field-missing', severity: 'error', evidence: { field } });

/** Throws `evidence-missing` with each kind that has no file. */
export function refuseWithoutEvidence(rule: Transition, kinds: ReadonlySet<string>): void {
  const missing = (rule.evidence ?? []).filter((kind) => !kinds.has(kind));
  if (missing.length === 0) return;
  const findings = missing.map((kind): Finding => ({ code: 'evidence-kind-missing', severity: 'error', evidence: { kind } }));
  throw new Problem('bad-input', 'evidence-missing', { count: missing.length, kind: missing[0] }, findings);
}

/** Throws `too-early`, `too-late`, `condition-not-met`, `panel-short`, `quorum-not-met`, `panel-result`. @param now s UTC */
export function refuseUntimely(open: StandingCase, name: string, rule: Transition, fields: Fields, now: number, groupsOf: GroupsOf): void {
  const problem = blockingReason(open, name, rule, fields, now, groupsOf);
  if (problem !== null) throw problem;
}

/** What blocks a step apart from what is given with it; null if nothing does. */
export function blockingReason(
  open: StandingCase,
  name: string,
  rule: Transition,
  fields: Fields,
  now: number,
  groupsOf: GroupsOf,
): Problem | null {
  const waits = rule.after !== undefined || rule.before !== undefined;
  return (
    (waits ? untimely(open, rule, clocksIn(open, now), now) : null) ?? unmet(open, name, rule, fields) ?? unvoted(open, rule, groupsOf)
  );
}

function untimely({ zone }: StandingCase, { after, before }: Transition, clocks: readonly LimitClock[], now: number): Problem | null {
  const opens = (id: string | undefined): number | null => {
    const clock = clocks.find((one) => one.id === id);
    return clock === undefined ? null : opensAt(clock, zone, (day) => parseDay(day) as number);
  };
  if (after !== undefined) {
    const from = opens(after);
    if (from === null || now < from)
      return new Problem('cannot-do', 'too-early', { limit: after, from: from === null ? null : localText(zone, from) });
  }
  const end = opens(before);
  if (before !== undefined && end !== null && now >= end)
    return new Problem('cannot-do', 'too-late', { limit: before, due: clocks.find((one) => one.id === before)?.due ?? null });
  return null;
}

/** An instant in the procedure's zone: it begins with the local day. @example '2026-03-02T00:00:00+08:00' */
export function localText(zone: StandingCase['zone'], at: number): string {
  const offset = zone.offsetAt(at);
  const text = new Date((at + offset) * 1000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / 60;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${text}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function unmet({ standing, procedure }: StandingCase, name: string, rule: Transition, fields: Fields): Problem | null {
  if (rule.when !== undefined && holds(rule.when, fields) !== true)
    return new Problem('cannot-do', 'condition-not-met', { transition: name });
  for (const limit of Object.keys(rule.extends ?? {})) {
    const { anew = false } = procedure.limits[limit] ?? {};
    const last = standing.extended.findLast((one) => one.limit === limit);
    if (last !== undefined && (!anew || last.at >= enteredAt(standing, procedure.limits[limit]?.in ?? [])))
      return new Problem('cannot-do', 'condition-not-met', { transition: name, limit });
  }
  return null;
}

/** When the case last entered these states, s UTC. */
function enteredAt({ stays }: Standing, states: readonly string[]): number {
  const at = stays.findLastIndex((stay, index) => states.includes(stay.state) && !states.includes(stays[index - 1]?.state ?? ''));
  return stays[at]?.at ?? Infinity;
}

function unvoted(open: StandingCase, { panel = {} }: Transition, groupsOf: GroupsOf): Problem | null {
  for (const [id, wanted] of Object.entries(panel)) {
    const rule = open.procedure.panels[id];
    if (rule === undefined) continue;
    const { full, quorate, result, outstanding } = panelResult(rule, seatsOf(open, id), groupsOf);
    if (!full) return new Problem('cannot-do', 'panel-short', { panel: id, size: rule.size });
    if (!quorate) return new Problem('cannot-do', 'quorum-not-met', { panel: id, quorum: rule.quorum, outstanding });
    if (result !== wanted) return new Problem('cannot-do', 'panel-result', { panel: id, result, wanted });
  }
  return null;
}
