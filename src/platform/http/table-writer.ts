import { ORPCError, ValidationError } from '@orpc/contract';
import type { z } from 'zod';
import type { Written } from '#platform/table-export/table-export.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { TableRequest, writeTable } from './table-worker.ts';

/** A table of this size and more is read in a thread of its own; below it that costs more than it spares. */
export const mostBytesInline = 32 * 1024;

const module = new URL('./table-worker.ts', import.meta.url);

/** Reads and writes a table in a thread. Throws what the contract's own procedure throws. */
export async function writeTableInWorker(workers: Pick<Workers, 'run'>, request: TableRequest): Promise<Written> {
  const reply = await workers.run<typeof writeTable>(module, 'writeTable', request);
  if ('written' in reply) return reply.written;
  const message = 'Input validation failed';
  const issues = JSON.parse(reply.issues) as z.core.$ZodIssue[];
  throw new ORPCError('BAD_REQUEST', { message, cause: new ValidationError({ message, issues, data: undefined }) });
}
