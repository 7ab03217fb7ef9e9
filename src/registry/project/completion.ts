import type { FieldFault, Fields } from '#platform/ledger/kind-spec.ts';
import type { CompletionRule } from './facts.ts';
import { stages } from './stages.ts';

/** The field of the day on which a project is completed. */
export const { field: deliveredOn } = stages.delivered;

/**
 * Why a project may not be completed: a rule of the place asks for green acceptance (YQ 二(一)七), and not all of its buildings have passed
 * it; a project that names no building has none that passed. Asked only where the day of completion is stated or is another.
 * @param accepted codes of buildings that have passed
 */
export function notAccepted(rule: CompletionRule, accepted: ReadonlySet<string>, before: Fields | null, after: Fields): FieldFault | null {
  const day = after[deliveredOn];
  if (typeof day !== 'string' || typeof after['region'] !== 'string' || before?.[deliveredOn] === day) return null;
  const buildings = Array.isArray(after['buildings']) ? (after['buildings'] as string[]) : [];
  const open = buildings.filter((code) => !accepted.has(code));
  if (buildings.length > 0 && open.length === 0) return null;
  const found = rule({ region: after['region'], day, project: after });
  if (found === null) return null;
  const evidence = { ...found, value: open.slice(0, 20).join(' '), count: open.length };
  return { field: deliveredOn, code: open.length === 0 ? 'acceptance-without-building' : 'acceptance-missing', evidence };
}
