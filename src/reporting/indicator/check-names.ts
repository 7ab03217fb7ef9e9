import { Problem } from '#kernel/problem.ts';
import { readIndicatorFile, type Indicator, type KnowledgeText, type NamedIn } from '#platform/knowledge/facts.ts';
import type { Library } from '#green-building/policy/policy.ts';

/** A file of indicators and its name. */
export type IndicatorFile = { readonly name: string; readonly text: string };

/** The names that an indicator may take from elsewhere. */
export type KnownNames = {
  readonly library: Library;
  readonly buildingFields: ReadonlySet<string>;
  readonly energyItems: ReadonlySet<string>;
};

/** The indicators that a file says. Throws `indicator-invalid` with every fault by line and column. */
export function soundIndicators(name: string, text: KnowledgeText, names: KnownNames): readonly Indicator[] {
  const { indicators, findings } = readIndicatorFile(name, text, (what, one) => isKnown(names, what, one));
  if (findings.length === 0) return indicators;
  throw new Problem('bad-input', 'indicator-invalid', { faults: findings.length, ...findings[0]?.evidence }, findings);
}

/** Whether a name means something here. */
export function isKnown({ library, buildingFields, energyItems }: KnownNames, what: NamedIn, name: string): boolean {
  const isFact = library.facts.has(name) || library.terms.has(name);
  if (what === 'building-field' || what === 'form-unit-fact') return isFact || buildingFields.has(name);
  if (what === 'project-fact') return isFact || name === 'region' || name === 'developmentZone';
  if (what === 'project-sum') return name === 'area' || name === 'count' || library.facts.get(name)?.type === 'number';
  if (what === 'energy-item') return energyItems.has(name);
  if (what === 'task') return library.documents.some(({ tasks }) => tasks.some(({ id }) => id === name));
  return what === 'target' && library.documents.some(({ targets }) => targets.some(({ id }) => id === name));
}
