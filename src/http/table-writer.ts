import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ORPCError, ValidationError } from '@orpc/contract';
import type { z } from 'zod';
import type { Evidence } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { ProblemKind } from '#kernel/problem.ts';
import type { TableAbove, Written } from '#table-export/table-export.ts';

/** JSON as it came, and what is to stand above the table. */
export type TableRequest = { readonly bytes: Uint8Array; readonly above: TableAbove };

export type TableReply =
  | { readonly written: Written }
  | { readonly problem: { readonly kind: ProblemKind; readonly code: string; readonly evidence: Evidence } }
  /** As JSON. */
  | { readonly issues: string };

/** A table of this size and more is read in a thread of its own; below it that costs more than it spares. */
export const mostBytesInline = 32 * 1024;

/** Reads and writes a table in a thread. Throws what the contract's own procedure throws. */
export async function writeTableInWorker(asked: TableRequest): Promise<Written> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  try {
    const [told] = (await once(worker, 'message')) as [TableReply];
    if ('written' in told) return told.written;
    if ('problem' in told) throw new Problem(told.problem.kind, told.problem.code, told.problem.evidence);
    const message = 'Input validation failed';
    const issues = JSON.parse(told.issues) as z.core.$ZodIssue[];
    throw new ORPCError('BAD_REQUEST', { message, cause: new ValidationError({ message, issues, data: undefined }) });
  } finally {
    await worker.terminate();
  }
}
