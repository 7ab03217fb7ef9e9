import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Assignments } from '#reporting/assignment/assignment.ts';
import type { TodoItem } from './facts.ts';

type Waiting = Awaited<ReturnType<Assignments['waiting']>>;

/** How many are listed by name. */
const named = 3;

/** Tasks that wait for an account: its own, and overdue ones that it assigned. */
export async function waitingTasks(
  { assignment }: { readonly assignment: Pick<Assignments, 'waiting'> },
  scope: Scope,
): Promise<TodoItem[]> {
  const { own, overdue } = await assignment.waiting(scope);
  return [itemOf('tasks', own, '/tasks?mine=true'), itemOf('overdue-tasks', overdue, '/tasks?state=overdue')];
}

function itemOf(name: 'tasks' | 'overdue-tasks', tasks: Waiting['own'], href: string): TodoItem {
  const days = tasks.flatMap(({ assignment }) => (assignment === null ? [] : [today(assignment.made.getTime())]));
  return {
    name,
    count: tasks.length,
    buildings: null,
    about: tasks.slice(0, named).map(({ task }) => task.title),
    since: days.toSorted()[0] ?? null,
    href,
  };
}
