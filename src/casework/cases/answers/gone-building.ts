import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { demolishedOn } from '#registry/registry/facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { isEnd, type OpenCase } from '../open-case.ts';

/** An open case on a building that was demolished by an instant, ms: it goes on until a person ends it. */
export async function goneBuilding({ registry }: CasesNeeds, open: OpenCase, at: number, known: AsOf): Promise<Finding[]> {
  const { building } = open.head;
  if (building === null || isEnd(open.procedure, open.standing.state)) return [];
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  const day = facts === undefined ? null : demolishedOn(facts, today(at, open.zone));
  return day === null ? [] : [{ code: 'case-building-demolished', severity: 'warning', evidence: { building, day } }];
}
