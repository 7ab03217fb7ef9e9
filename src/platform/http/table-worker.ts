/**
 * Reads, checks and writes one large table for `table-writer.ts` in a pool thread: a city of 100,000 buildings is a million cells, which
 * would make all other requests wait for seconds.
 */
import type { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { tableExportContract } from '#platform/table-export/contract.ts';
import { writeTableFile } from '#platform/table-export/table-export.ts';
import type { Table, TableAbove, Written } from '#platform/table-export/table-export.ts';
import { mostFaults } from './inputs/list-check.ts';
import { refuseUnsound } from './inputs/input-check.ts';
import { refuseUnknownFields } from './inputs/unknown-fields.ts';

/** JSON as received, and the lines above the table. */
export type TableRequest = { readonly bytes: Uint8Array; readonly above: TableAbove };

export type TableReply =
  | { readonly written: Written }
  /** As JSON. */
  | { readonly issues: string };

/**
 * Returns `{written}`, or `{issues}` if it does not fit the contract.
 * @throws Problem `not-json`, `input-field-unknown`, and what tables throw
 */
export async function writeTable({ bytes, above }: TableRequest): Promise<TableReply> {
  const input = parsed(bytes);
  refuseUnsound(input);
  const shape = tableExportContract.table['~orpc'].inputSchema as z.ZodType<Table>;
  refuseUnknownFields(shape, input);
  const read = shape.safeParse(input);
  if (read.success) return { written: await writeTableFile(read.data, above) };
  return { issues: JSON.stringify(read.error.issues.slice(0, mostFaults)) };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new Problem('bad-input', 'not-json');
  }
}
