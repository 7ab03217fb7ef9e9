import type { SameForAll } from '#kernel/unscoped.ts';
import type { CaseEvent } from '../facts.ts';
import type { Queryable } from './store.ts';

/** SQL for «a step of the case `f` was withdrawn at some time»: whether that is how it stands is for its events to say. */
export const hasWithdrawal = `EXISTS (SELECT FROM case_event w WHERE w.code = f.code AND w.text LIKE '%"withdraws":true%')`;

/** The events of those of these cases of which a step was withdrawn at some time, by case. */
export async function eventsWithWithdrawal(on: Queryable, _: SameForAll, codes: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  if (codes.length === 0) return new Map();
  const { rows } = await on.query<{ code: string; texts: readonly string[] }>(
    `SELECT f.code, array_agg(e.text ORDER BY e.n) AS texts FROM case_file f JOIN case_event e ON e.code = f.code
     WHERE f.code = ANY($1) AND ${hasWithdrawal} GROUP BY f.code`,
    [codes],
  );
  return new Map(rows.map(({ code, texts }) => [code, texts.map((text) => JSON.parse(text) as CaseEvent)]));
}
