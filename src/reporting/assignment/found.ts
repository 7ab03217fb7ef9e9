import { organisationOf, type Scope } from '#kernel/scope.ts';
import type { Library } from '#green-building/policy/policy.ts';
import { dueDay } from './due.ts';
import { stateOf, type TaskState } from './standing.ts';
import type { Assignment, Report } from './store.ts';

type Document = Library['documents'][number];

export type DocumentTask = { readonly document: Document; readonly task: Document['tasks'][number] };

/** A task of a document in a place: who does it there, by when, and how far it is. */
export type PlaceTask = DocumentTask & {
  readonly region: string;
  readonly due: string | null;
  readonly percent: number | null;
  readonly state: TaskState;
  readonly assignment: Assignment | null;
  readonly reports: readonly Report[];
};

/** A task as it is shown to somebody: with the name of its place, and what they may do with it. */
export type TaskShown = PlaceTask & { readonly regionName: string; readonly mayAssign: boolean; readonly mayReport: boolean };

/** What somebody says of how far a task is; `evidence`: uploads of their own. */
export type NewReport = {
  readonly task: string;
  readonly region: string;
  readonly percent: number;
  readonly note: string;
  readonly evidence: readonly string[];
};

/** Lays a task, what was assigned of it in a place and what was reported there side by side. @param day today */
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
 * Whether who asks is the one that reports on an assigned task: the person named; where none is, whoever has the unit for theirs, else the
 * bureau of the place. Administrators report for whom they look after.
 */
export function mayReport({ person, unitCode }: Assignment, scope: Scope, unitsSeen: ReadonlySet<string>): boolean {
  if (scope.role === 'administrator') return true;
  if (person !== null) return person === scope.identity;
  const isOfUnit = organisationOf(scope.sees) !== null;
  if (isOfUnit) return unitCode !== null && unitsSeen.has(unitCode);
  return scope.role === 'bureau';
}

/** Whether a task is of a unit: the one that was assigned, by code or part of its name, or one that the document prints. */
export function isOfUnit({ assignment, task }: PlaceTask, unit: string): boolean {
  if (assignment !== null && (assignment.unitCode !== null || assignment.unit !== null))
    return assignment.unitCode === unit || assignment.unit?.includes(unit) === true;
  return task.units.some((one) => one.includes(unit));
}
