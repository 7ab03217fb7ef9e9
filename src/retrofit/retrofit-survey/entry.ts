import type { Equipment } from '#registry/equipment/equipment.ts';
import { Problem } from '#kernel/problem.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { type Entry, knownOf, safety, surveyedFacts } from './facts.ts';

/**
 * Rejects an entry that an edit could not accept later, so that the person on site learns of it. Throws `retrofit-survey-building`,
 * `retrofit-survey-fact`, and what a field throws for its value.
 */
export function checkEntry(
  { registry, equipment }: { readonly registry: Pick<Registry, 'checkFact'>; readonly equipment: Pick<Equipment, 'checkFields'> },
  buildings: readonly string[],
  { building, equipment: code, set }: Entry,
): void {
  checkPlace(buildings, building);
  const { [safety]: safe, ...known } = knownOf(set);
  if (code !== null) {
    if (Object.keys(knownOf(set)).length > 0) equipment.checkFields(knownOf(set));
    return;
  }
  const asked: readonly string[] = [...surveyedFacts, safety];
  const other = Object.keys(set).find((field) => !asked.includes(field));
  if (other !== undefined || (safe !== undefined && typeof safe !== 'boolean'))
    throw new Problem('bad-input', 'retrofit-survey-fact', { field: other ?? safety, fields: asked.join(' ') });
  if (Object.keys(known).length > 0) registry.checkFact(known);
}

/** Throws `retrofit-survey-building` for a building that the link does not cover. */
export function checkPlace(buildings: readonly string[], building: string): void {
  if (!buildings.includes(building)) throw new Problem('not-found', 'retrofit-survey-building', { building });
}
