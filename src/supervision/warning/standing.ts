import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { drawEpisodes, freshRow, isFresh, openEpisode, type Episode, type RowState } from './episodes.ts';
import type { KeptRow } from './episode-store.ts';
import { gridOf, judge } from './judge.ts';
import type { JudgeNeeds } from './needs.ts';
import type { Rule } from './rule/rule.ts';
import type { Subject } from './rule/subject.ts';
import { civil, dayNumber } from '#kernel/day.ts';

/** A subject judged further from its stored state. */
export type DrawnOn = {
  readonly subject: Subject;
  /** From here on it was recalculated, s UTC. */
  readonly from: number;
  readonly found: readonly Episode[];
  readonly rows: readonly KeptRow[];
};

/** How far a rule is judged for the subjects of a zone. `known` null: judging has not begun. */
export type Progress = { readonly judgedTo: number; readonly known: number | null };

/** The end of the last step that has ended and whose wait is over; at least `judgedTo`. s UTC */
export function dueTo(rule: Rule, zone: Zone, judgedTo: number, now: number): number {
  const ended = now - rule.wait;
  if (ended <= judgedTo) return judgedTo;
  return gridOf(rule, zone, judgedTo, now + 2 * 86_400, ended).edges.at(-1) as number;
}

/**
 * Where each subject is to be resumed: where judging stopped, or before what moved since.
 * @param moved by meter the first local day on which anything changed
 */
export function resumes(
  subjects: readonly Subject[],
  zone: Zone,
  {
    judgedTo,
    from,
    movedOf,
  }: { readonly judgedTo: number; readonly from: number; readonly movedOf: (subject: Subject) => number | undefined },
): Map<number, Subject[]> {
  return Map.groupBy(subjects, (subject) => {
    const day = movedOf(subject);
    return day === undefined ? judgedTo : resumeAt(zone, zone.dayStart(day), from, judgedTo);
  });
}

/**
 * Judges subjects further to an instant.
 * @param stateAt a subject's row state at an instant; undefined: fresh
 */
export async function* drawOn(
  needs: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  asked: { readonly subjects: readonly Subject[]; readonly zone: Zone; readonly from: number; readonly to: number; readonly known: AsOf },
  stateAt: (subject: string, at: number) => RowState | undefined,
): AsyncGenerator<DrawnOn> {
  const { subjects, zone, from, to, known } = asked;
  const grid = gridOf(rule, zone, from, to, to);
  const marks = remembered(zone, grid.edges);
  for await (const { subject, ...steps } of judge(needs, scope, rule, subjects, grid, known)) {
    const state = structuredClone(stateAt(subject.code, from)) ?? freshRow();
    const [found, rows]: [Episode[], KeptRow[]] = [[], []];
    let step = 0;
    for (const at of marks) {
      let next = step;
      while ((grid.edges[next] as number) < at) next += 1;
      found.push(...drawEpisodes(state, steps, rule, { from: step, to: next }));
      if (!isFresh(state)) rows.push({ subject: subject.code, at, state: structuredClone(state) });
      step = next;
    }
    const open = openEpisode(state);
    yield { subject, from, found: open === null ? found : [...found, open], rows };
  }
}

/** For how many midnights states are stored, in addition to the beginnings of months. */
const midnights = 3;

/** The beginning of a local month or, for the last days before an instant, of a day: where row states are stored. s UTC */
function resumeAt(zone: Zone, changed: number, from: number, judgedTo: number): number {
  if (changed >= judgedTo) return judgedTo;
  const day = zone.dayOf(changed);
  const isLate = day > zone.dayOf(judgedTo - 1) - midnights;
  const { year, month } = civil(day);
  return Math.max(from, isLate ? zone.dayStart(day) : zone.dayStart(dayNumber(year, month, 1)));
}

/** Where the state of a row judged from one instant to another is stored: bounds of its steps. */
function remembered(zone: Zone, edges: Float64Array): Float64Array {
  const to = edges.at(-1) as number;
  const last = zone.dayOf(to - 1);
  return edges.filter((at, place) => {
    if (place === 0) return false;
    if (at === to) return true;
    const day = zone.dayOf(at);
    return zone.dayStart(day) === at && (day > last - midnights || civil(day).day === 1);
  });
}
