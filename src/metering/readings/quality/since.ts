import type { Pool } from 'pg';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Imports } from '#platform/imports/imports.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { decisionsSince, importsSince, type SinceQuestion } from '../series/since-store.ts';

type Needs = { readonly clickhouse: ClickHouse; readonly postgres: Pool; readonly imports: Pick<Imports, 'get'> };

/** An import or a decision by its number in the list of imports. */
type Since = { readonly import: number; readonly subject: string; readonly by: string; readonly at: Date };

/**
 * What was imported or undone of readings of these meters in a stretch after an instant, and what was decided on them. Meters come from the
 * registry, which has checked the scope.
 */
export async function changedSince(
  { clickhouse, postgres, imports }: Needs,
  scope: Scope,
  facts: readonly MeterFacts[],
  asked: SinceQuestion,
): Promise<{ readings: Since[]; decisions: Since[] }> {
  const seen = { scope, meters: facts.map(({ id }) => id) };
  const [brought, decided] = await Promise.all([importsSince(clickhouse, seen, asked), decisionsSince(postgres, seen, asked)]);
  const described = (ids: readonly number[]): Promise<Since[]> =>
    Promise.all(
      ids.map(async (id) => {
        const { subject, actor, began, ended, undone } = await imports.get(programScope, id);
        return { import: id, subject, by: actor, at: undone ?? ended ?? began };
      }),
    );
  return { readings: await described(brought), decisions: await described(decided) };
}
