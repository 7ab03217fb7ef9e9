import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { today } from '#kernel/today.ts';
import { taskInPlace, type PlaceTask } from './found.ts';
import type { AssignmentNeeds } from './needs.ts';
import * as store from './store.ts';
import { taskNotices } from './vocabulary.ts';

/** How many days before the due day a notice is sent. Yaodong's own. */
const daysBefore = 7;

/** All assigned tasks that are not done, in today's state. */
export async function assignedOpen(needs: Pick<AssignmentNeeds, 'postgres' | 'policy' | 'now'>): Promise<PlaceTask[]> {
  const assigned = await store.assignments(needs.postgres, programScope, {});
  const reports = Map.groupBy(await store.reports(needs.postgres, wholeProgram, assigned), keyOf);
  const known = new Map(
    needs.policy.library().documents.flatMap((document) => document.tasks.map((task) => [task.id, { document, task }] as const)),
  );
  const day = today(needs.now());
  return assigned
    .flatMap((one) => {
      const of = known.get(one.task);
      return of === undefined ? [] : [taskInPlace(of, one.region, one, reports.get(keyOf(one)) ?? [], day)];
    })
    .filter(({ state }) => state !== 'done');
}

const keyOf = ({ task, region }: { readonly task: string; readonly region: string }): string => JSON.stringify([task, region]);

/** Notifies the assignee that the due day is near, and assignee and assigner that it has passed; each once per assignment. */
export async function remind(needs: Pick<AssignmentNeeds, 'postgres' | 'policy' | 'now' | 'notice'>): Promise<void> {
  const soon = dayText((parseDay(today(needs.now())) ?? 0) + daysBefore);
  for (const one of await assignedOpen(needs)) {
    const { assignment, due, state } = one;
    if (assignment === null || due === null || due > soon) continue;
    const kind = state === 'overdue' ? taskNotices.overdue : taskNotices.due;
    const person = assignment.person === null ? [] : [assignment.person];
    const to = state === 'overdue' ? [...new Set([...person, assignment.identity])] : person;
    if (to.length > 0) await needs.notice.post({ ...noticeOf(one, kind.kind), key: `${kind.kind}:${assignment.id}:${due}`, to });
  }
}

/** Notifies a person that a task was assigned to them. */
export async function tellAssigned(needs: Pick<AssignmentNeeds, 'notice'>, one: PlaceTask): Promise<void> {
  const { assignment } = one;
  if (assignment === null || assignment.person === null || assignment.person === assignment.identity) return;
  const { kind } = taskNotices.assigned;
  await needs.notice.post({ ...noticeOf(one, kind), key: `${kind}:${assignment.id}`, to: [assignment.person] });
}

function noticeOf({ task, region, due, assignment }: PlaceTask, kind: string) {
  return {
    kind,
    code: `notice-${kind}`,
    evidence: { task: task.title, place: region, due: due ?? '—', by: assignment?.actor ?? '' },
    link: `/tasks?region=${region}&task=${encodeURIComponent(task.id)}&in=${region}`,
  };
}
