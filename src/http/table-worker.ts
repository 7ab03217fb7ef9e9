/**
 * Reads, checks and writes one large table for `table-apart.ts`: a city of 100,000 buildings is a million cells, which would keep everybody
 * else waiting for seconds. Answers `{written}`, `{problem}`, or `{issues}` where it does not fit the contract.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { tableExportContract } from '#table-export/contract.ts';
import { writeTableFile } from '#table-export/table-export.ts';
import type { Table } from '#table-export/table-export.ts';
import { mostFaults } from './list-check.ts';
import { refuseUnsound } from './input-check.ts';
import type { TableRequest, TableReply } from './table-writer.ts';

async function made({ bytes, above }: TableRequest): Promise<TableReply> {
  const input: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  refuseUnsound(input);
  const read = (tableExportContract.table['~orpc'].inputSchema as z.ZodType<Table>).safeParse(input);
  if (read.success) return { written: await writeTableFile(read.data, above) };
  return { issues: JSON.stringify(read.error.issues.slice(0, mostFaults)) };
}

function troubleOf(error: unknown): TableReply {
  const { kind, code, evidence } =
    error instanceof Problem
      ? error
      : error instanceof SyntaxError
        ? new Problem('bad-input', 'not-json')
        : new Problem('broken', 'broken', { reason: String(error).slice(0, 200) });
  return { problem: { kind, code, evidence } };
}

const told = await made(workerData as TableRequest).catch(troubleOf);
parentPort?.postMessage(told);
