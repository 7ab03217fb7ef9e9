import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { seesInvited } from './store.ts';

/** Adds or removes an invitation. */
export async function setInvitation(
  on: Queryable,
  { actor }: Scope,
  { portfolio, building, isInvited }: { readonly portfolio: string; readonly building: string; readonly isInvited: boolean },
  now: number,
): Promise<void> {
  if (!isInvited) await on.query('DELETE FROM portfolio_invitation WHERE portfolio = $1 AND building = $2', [portfolio, building]);
  else
    await on.query('INSERT INTO portfolio_invitation (portfolio, building, made, made_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
      portfolio,
      building,
      new Date(now),
      actor,
    ]);
}

/** The buildings that a portfolio has invited: all of them for its owner, otherwise those that the scope sees. */
export async function invitedBuildings(on: Queryable, scope: Scope, portfolio: string): Promise<string[]> {
  const values: unknown[] = [portfolio];
  const seen = 'aggregator' in scope.sees ? 'true' : seesInvited(scope, 'i', values);
  const sql = `SELECT i.building FROM portfolio_invitation i WHERE i.portfolio = $1 AND ${seen} ORDER BY i.building COLLATE "C"`;
  return (await on.query<{ building: string }>(sql, values)).rows.map(({ building }) => building);
}
