import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { askedDayShape, codeShape, dayShape, instantShape, rejectShape } from '#kernel/shape.ts';
import { taskStates } from './standing.ts';

const reportShape = z.object({
  report: z.number().int(),
  /** The local day on which it was written. */
  on: dayShape,
  percent: z.number().int(),
  note: z.string(),
  by: z.string(),
  evidence: z.array(z.object({ n: z.number().int(), name: z.string(), bytes: z.number(), sha256: z.string() })),
});

const assignedTaskShape = z.object({
  id: z.string(),
  document: z.string(),
  documentTitle: z.string(),
  clause: z.string(),
  title: z.string(),
  what: z.string(),
  quote: z.string(),
  /** Units and places as printed in the document. */
  units: z.array(z.string()),
  counties: z.array(z.string()),
  region: z.string(),
  regionName: z.string(),
  /** The assigned due day, otherwise the one printed in the document; null if neither has one. */
  due: dayShape.nullable(),
  /** The due date in the words of the document. */
  printedDue: z.string().nullable(),
  /** Of the last report; null if there is none. */
  percent: z.number().int().nullable(),
  /** Opens to the reports; null if there is none. */
  figure: z.string().nullable(),
  state: z.enum(taskStates),
  assigned: z
    .object({
      /** Passed as `seen` to assign it to others. */
      version: z.number().int(),
      /** The code of an organisation; null if the unit occurs only in the document. */
      unitCode: z.string().nullable(),
      unit: z.string().nullable(),
      /** The name of an account. */
      to: z.string().nullable(),
      by: z.string(),
      at: instantShape,
    })
    .nullable(),
  /** Whether the requester may assign it, or report on it. */
  mayAssign: z.boolean(),
  mayReport: z.boolean(),
  reports: z.array(reportShape),
});

const tasksShape = z.object({ tasks: z.array(assignedTaskShape) });

const id = z.string().min(1).max(200);

const list = asks('view')
  .route({
    method: 'GET',
    path: '/tasks',
    summary: 'Tasks of the documents in a place and those below: who does them, by when, how far they are',
  })
  .input(
    z.object({
      region: codeShape.optional(),
      document: z.string().max(20).optional(),
      /** A unit by its code or a part of its name, assigned or printed. */
      unit: z.string().min(1).max(200).optional(),
      state: z.enum(taskStates).optional(),
      /** Only those assigned to the requester. */
      mine: z.stringbool().or(z.boolean()).optional(),
    }),
  )
  .output(tasksShape);

const assign = asks('assign-tasks')
  .route({
    method: 'POST',
    path: '/tasks/assign',
    summary: 'Say who does a task in a place, and by which day; the one before stays on record',
  })
  .input(
    z.object({
      task: id,
      region: codeShape,
      /** An organisation by code or name, or a unit printed in the document for the task. */
      unit: z.string().trim().min(1).max(200).optional(),
      due: askedDayShape.optional(),
      /** An account by its name, or `key:NAME`. */
      to: z.string().trim().min(1).max(200).optional(),
      /** The version that was read, if it was assigned before. */
      seen: seenNumberShape.optional(),
    }),
  )
  .output(tasksShape);

const report = asks('report-tasks')
  .route({ method: 'POST', path: '/tasks/report', summary: 'Report how far a task has come; reports before stay' })
  .input(
    z.object({
      task: id,
      region: codeShape,
      percent: z.number().int().min(0).max(100),
      note: z.string().trim().max(5000).default(''),
      /** The caller's own uploads. */
      evidence: z.array(z.string().min(1).max(100)).max(20).default([]),
    }),
  )
  .output(tasksShape);

const importReports = asks('report-tasks')
  .route({
    method: 'POST',
    path: '/imports/task-reports',
    summary: 'Reports of an uploaded table of tasks, csv or xlsx, as it is exported',
  })
  .input(z.object({ file: z.string().min(1).max(100), preview: z.boolean().optional() }))
  .output(
    z.object({
      rows: z.number().int(),
      accepted: z.number().int(),
      /** Rows that repeat the last report. */
      repeated: z.number().int(),
      /** Rows without a percentage. */
      empty: z.number().int(),
      rejected: z.array(rejectShape),
      rejectedCount: z.number().int(),
    }),
  );

export const assignmentContract = { list, assign, report, importReports };
