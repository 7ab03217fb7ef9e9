export const taskStates = ['open', 'done', 'overdue'] as const;

export type TaskState = (typeof taskStates)[number];

/** Done at 100 per cent; overdue: not done after its due day. */
export function stateOf(percent: number | null, due: string | null, today: string): TaskState {
  if (percent === 100) return 'done';
  return due !== null && today > due ? 'overdue' : 'open';
}
