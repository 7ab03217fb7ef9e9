import type { DownloadRoute } from '#kernel/download.ts';
import { idShape } from '#kernel/shape.ts';
import type { Assignments } from './assignment.ts';

/** What somebody sent is kept on a disk before anything opens it. */
const plainType = 'application/octet-stream';

/** Files of tasks: the evidence of reports. */
export function assignmentDownloads(assignments: Assignments): DownloadRoute[] {
  return [
    {
      path: '/tasks/reports/{report}/evidence/{n}',
      action: 'view',
      summary: 'A file that was handed in with a report on a task',
      parameters: { report: { about: 'the number of the report', shape: idShape }, n: { about: 'which of its files', shape: idShape } },
      types: [plainType],
      open: ({ scope }, { report = '', n = '' }) => assignments.evidence(scope, numberOf(report), numberOf(n)),
    },
  ];
}

/** 0 stands for what is no number: there is none of it. */
function numberOf(text: string): number {
  const read = idShape.safeParse(text);
  return read.success ? read.data : 0;
}
