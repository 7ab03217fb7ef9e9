import { implement } from '@orpc/server';
import type { Asker } from '#kernel/asker.ts';
import { listingContract } from './contract.ts';
import type { Listing } from './listing.ts';

/** The contract of tables that are taken away. */
export function listingRoutes(listing: Listing) {
  const os = implement(listingContract).$context<Asker>();
  return os.router({ table: os.table.handler(({ input, context }) => listing.file(context, input)) });
}
