import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { demolishedOn } from '#registry/registry/facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { isEnd, type OpenCase } from '../open-case.ts';
import { sightFor } from '../steps/who.ts';
import { list } from '../store/list-store.ts';
import { looker } from './looker.ts';

/** An open case on a building that was demolished by an instant, ms: it goes on until a person ends it. */
export async function goneBuilding({ registry }: CasesNeeds, open: OpenCase, at: number, known: AsOf): Promise<Finding[]> {
  const { building } = open.head;
  if (building === null || isEnd(open.procedure, open.standing.state)) return [];
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  const day = facts === undefined ? null : demolishedOn(facts, today(at, open.zone));
  return day === null ? [] : [{ code: 'case-building-demolished', severity: 'warning', evidence: { building, day } }];
}

type Building = { readonly code: string; readonly aliases: readonly string[] } & Readonly<Record<string, unknown>>;

/** The open cases on a building that is gone, of those that its reader sees: somebody has to end them. */
export const openOnGone =
  (needs: CasesNeeds) =>
  async (scope: Scope, building: Building): Promise<Finding[]> => {
    const day = demolishedOn({ fields: building }, today(needs.now()));
    if (day === null) return [];
    const filter = { buildings: [building.code, ...building.aliases], isOpen: true };
    const page = { limit: 1, offset: 0, sort: 'began', order: 'asc' } as const;
    const { cases, total } = await list(needs.postgres, scope, sightFor(await looker(needs, scope)), filter, page);
    const [first] = cases;
    if (first === undefined) return [];
    const evidence = { building: building.code, day, count: total, case: first.case };
    return [{ code: 'building-cases-open', severity: 'warning', evidence }];
  };
