import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** What files and notes need from the slices before them. */
export type AttachmentsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Imports;
  readonly registry: Pick<Registry, 'building' | 'activeVisible' | 'onBuildingsStanding'>;
  readonly audit: WriteTrail;
};

/** The most entries per building. */
export const mostEntries = 5000;

/** The building that answers for a code, as the scope sees it, and all codes that refer to it. Throws `no-such-building`. */
export async function seen({ registry }: AttachmentsNeeds, scope: Scope, code: string) {
  const { code: building, aliases, region } = await registry.building(scope, code);
  return { building, codes: [building, ...aliases], region: typeof region === 'string' ? region : null };
}
