import { programScope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { today } from '#kernel/today.ts';
import { taskInPlace, type PlaceTask } from './found.ts';
import type { AssignmentNeeds } from './needs.ts';
import * as store from './store.ts';
import { taskNotices } from './vocabulary.ts';

/** So many days before its day somebody is told. Yaodong's own. */
const daysBefore = 7;

/** All assigned tasks that are not done, as they stand today. */
export async function assignedOpen(needs: Pick<AssignmentNeeds, 'postgres' | 'policy' | 'now'>): Promise<PlaceTask[]> {
  const assigned = await store.assignments(needs.postgres, programScope, {});
  const reports = Map.groupBy(await store.reports(needs.postgres, checkedByCaller, assigned), keyOf);
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

/** Tells whoever a task was given to that its day comes, and them and who gave it that it is over; each once for an assignment. */
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

/** Tells a person that a task was given to them. */
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
