import type { client } from '../../../api.ts';

export type Progress = Awaited<ReturnType<typeof client.targets.progress>>['targets'][number];
export type TargetShown = Awaited<ReturnType<typeof client.targets.show>>;
export type Split = Awaited<ReturnType<typeof client.targets.split>>;
export type AssignedTask = Awaited<ReturnType<typeof client.assignment.list>>['tasks'][number];
