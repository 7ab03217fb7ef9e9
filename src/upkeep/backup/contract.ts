import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { instantShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';

export const backupNameShape = z
  .string()
  .regex(textForm(/^[\w-]{1,80}\.yaodong$/u, '备份的文件名，如 2026-01-31.yaodong', 'the name of a backup, like 2026-01-31.yaodong'));

const make = asks('maintain')
  .route({ method: 'POST', path: '/backups', summary: 'Make a backup among the kept ones; the job tells how far it is' })
  .output(z.object({ job: z.string(), name: backupNameShape }));

const list = asks('maintain')
  .route({ method: 'GET', path: '/backups', summary: 'The backups that are kept on this machine, newest first, and those that failed' })
  .output(
    z.object({
      backups: z.array(
        z.object({
          name: backupNameShape,
          scheduled: z.boolean(),
          by: z.string(),
          began: instantShape,
          ended: instantShape.nullable(),
          bytes: z.number().nullable(),
          readings: z.number().nullable(),
          /** Whether the file is still in its place. */
          there: z.boolean(),
          problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
        }),
      ),
    }),
  );

const remove = asks('maintain')
  .route({ method: 'DELETE', path: '/backups/{name}', summary: 'Remove a kept backup' })
  .input(z.object({ name: backupNameShape }))
  .output(z.object({ name: backupNameShape }));

export const backupContract = { make, list, remove };
