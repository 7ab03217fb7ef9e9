import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tableExportContract } from './contract.ts';
import type { TableExport } from './table-export.ts';

/** The contract of exported tables. */
export function tableExportRoutes(listing: TableExport) {
  const os = implement(tableExportContract).$context<RequestContext>();
  return os.router({ table: os.table.handler(({ input, context }) => listing.file(context, input)) });
}
