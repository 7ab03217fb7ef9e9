import type { Task } from './slice.ts';

/**
 * Does work again and again, each in its own time and never twice at once.
 * @param warn told of a run that failed; the next is tried in its time
 * @returns `stop` ends it: no run begins any more; `ended` waits for those that are under way
 */
export function startTasks(tasks: readonly Task[], warn: (message: string, error: unknown) => void) {
  const running = new Map<Task, Promise<void>>();
  let over = false;
  const begin = (task: Task): void => {
    if (over || running.has(task)) return;
    const run = task
      .run()
      .then(
        () => undefined,
        (error: unknown) => (over ? undefined : warn(`${task.name} failed and is tried again`, error)),
      )
      .finally(() => running.delete(task));
    running.set(task, run);
  };
  const timers = tasks.map((task) => setInterval(() => begin(task), task.everyMs).unref());
  for (const task of tasks) if (task.atOnce === true) begin(task);
  return {
    stop(): void {
      over = true;
      for (const timer of timers) clearInterval(timer);
    },
    ended: async (): Promise<void> => void (await Promise.all(running.values())),
  };
}
