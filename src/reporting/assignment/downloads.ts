import { z } from 'zod';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import { chineseDay } from '#kernel/day.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Clock } from '#kernel/request-context.ts';
import { codeShape, idShape } from '#kernel/shape.ts';
import { today } from '#kernel/today.ts';
import { tableFile, xlsxType } from '#platform/tables/file.ts';
import { taskStates } from './standing.ts';
import { tableHeader, tableRows, taskPaper } from './table.ts';
import type { Assignments, TasksQuestion } from './assignment.ts';

/** Files from outside are saved to disk before anything opens them. */
const plainType = 'application/octet-stream';

type Needs = { readonly now: Clock; readonly mark: string | undefined };

const formats = ['docx', 'xlsx', 'csv'] as const;

/** Files of tasks: the table, the evidence of reports. */
export function assignmentDownloads(assignments: Assignments, { now, mark }: Needs): DownloadRoute[] {
  return [
    {
      path: '/exports/tasks',
      action: 'export',
      summary: 'The table of tasks of a place and those below: as Word, or as xlsx or csv that can be filled in and brought in again',
      parameters: {
        format: { about: 'docx, xlsx or csv', shape: z.enum(formats).default('xlsx') },
        region: { about: 'the place', shape: codeShape.optional() },
        document: { about: 'tasks of this document alone', shape: z.string().max(20).optional() },
        unit: { about: 'tasks of this unit alone', shape: z.string().max(200).optional() },
        state: { about: 'tasks in this state alone', shape: z.enum(taskStates).optional() },
      },
      types: [wordType, xlsxType, 'text/csv; charset=utf-8'],
      async open({ scope }, { format = 'xlsx', ...asked }) {
        const tasks = await assignments.list(scope, questionOf(asked));
        if (format === 'docx') {
          const paper = taskPaper(tasks, chineseDay(today(now())));
          const bytes = await writeWord({ ...paper, note: mark });
          return { name: `${paper.title}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
        }
        return tableFile('tasks', format === 'csv' ? 'csv' : 'xlsx', tableHeader, tableRows(tasks), { note: mark });
      },
    },
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

function questionOf({ state, ...asked }: Readonly<Record<string, string | undefined>>): TasksQuestion {
  const { region, document, unit } = asked;
  return { region, document, unit, state: taskStates.find((one) => one === state) };
}

/** 0 if it is not a number: no such id exists. */
function numberOf(text: string): number {
  const read = idShape.safeParse(text);
  return read.success ? read.data : 0;
}
