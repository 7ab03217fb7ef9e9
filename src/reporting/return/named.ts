import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { badField } from './fields.ts';
import type { ReturnNeeds } from './needs.ts';

/** Which of the given codes exist, among what the scope may name. */
const finders = {
  building: async ({ registry }: ReturnNeeds, scope: Scope, codes: readonly string[]) =>
    new Set((await registry.activeVisible(scope, codes)).keys()),
  region: async ({ place }: ReturnNeeds) => new Set((await place.places(null)).map(({ code }) => code)),
  organisation: async ({ place }: ReturnNeeds, scope: Scope, codes: readonly string[]) =>
    new Set((await place.organisations(scope, { codes, limit: codes.length })).map(({ code }) => code)),
} as const;

/** Findings on fields that name a place, an organisation or a building that does not exist. */
export async function namesNothing(
  needs: ReturnNeeds,
  scope: Scope,
  { fields }: Pick<Form, 'fields'>,
  set: Readonly<Record<string, unknown>>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const type of ['building', 'region', 'organisation'] as const) {
    const named = Object.entries(set).filter(
      ([name, value]) => fields[name]?.type === type && typeof value === 'string' && value.trim() !== '',
    );
    if (named.length === 0) continue;
    const there = await finders[type](
      needs,
      scope,
      named.map(([, value]) => String(value).trim()),
    );
    for (const [field, value] of named)
      if (!there.has(String(value).trim())) findings.push(badField(field, fields[field], 'names-nothing'));
  }
  return findings;
}
