import { organisationOf, type Scope } from '#kernel/scope.ts';
import type { Library } from '#green-building/policy/policy.ts';
import { dueDay } from './due.ts';
import { stateOf, type TaskState } from './standing.ts';
import type { Assignment, Report } from './store.ts';

type Document = Library['documents'][number];

export type DocumentTask = { readonly document: Document; readonly task: Document['tasks'][number] };

/** A task of a document in a place: who does it there, by when, and its progress. */
export type PlaceTask = DocumentTask & {
  readonly region: string;
  readonly due: string | null;
  readonly percent: number | null;
  readonly state: TaskState;
  readonly assignment: Assignment | null;
  readonly reports: readonly Report[];
};

/** A task as shown to a reader: with the name of its place, and what they may do with it. */
export type TaskShown = PlaceTask & { readonly regionName: string; readonly mayAssign: boolean; readonly mayReport: boolean };

/** A report on the progress of a task; `evidence`: the reporter's own uploads. */
export type NewReport = {
  readonly task: string;
  readonly region: string;
  readonly percent: number;
  readonly note: string;
  readonly evidence: readonly string[];
};

/** Combines a task with its assignment in a place and the reports made there. @param day today */
export function taskInPlace(
  of: DocumentTask,
  region: string,
  assignment: Assignment | null,
  reports: readonly Report[],
  day: string,
): PlaceTask {
  const due = assignment?.due ?? dueDay(of.task.due);
  const percent = reports.at(-1)?.percent ?? null;
  return { ...of, region, due, percent, state: stateOf(percent, due, day), assignment, reports };
}

/**
 * Whether the requester may report on an assigned task: the person named; if none is, the account of the unit, otherwise the bureau of the
 * place. Administrators may report for anyone in their scope.
 */
export function mayReport({ person, unitCode }: Assignment, scope: Scope, unitsSeen: ReadonlySet<string>): boolean {
  if (scope.role === 'administrator') return true;
  if (person !== null) return person === scope.identity;
  const isOfUnit = organisationOf(scope.sees) !== null;
  if (isOfUnit) return unitCode !== null && unitsSeen.has(unitCode);
  return scope.role === 'bureau';
}

/** Whether a task belongs to a unit: the assigned one, by code or part of its name, or one printed in the document. */
export function isOfUnit({ assignment, task }: PlaceTask, unit: string): boolean {
  if (assignment !== null && (assignment.unitCode !== null || assignment.unit !== null))
    return assignment.unitCode === unit || assignment.unit?.includes(unit) === true;
  return task.units.some((one) => one.includes(unit));
}
