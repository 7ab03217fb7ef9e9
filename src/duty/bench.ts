import type { Library, Verdict } from '#policy/policy.ts';
import type { BuildingFacts } from '#registry/facts.ts';
import { likeness, limitsOf } from './alike.ts';
import { dutiesOf, type Duties } from './duties.ts';
import { projectOf, type BuildingProject } from './project.ts';

type Needs = {
  readonly library: Library;
  /** Null before any document of the place. */
  readonly judged: (regions: readonly string[], day: string, project: object) => Verdict | null;
  readonly day: string;
  /** By a building's region: itself and all above it. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
};

/** Judges buildings one after the other; those that no document can tell apart are judged once. */
export function createBench({ library, judged, day, regions }: Needs) {
  const { facts, items, terms, documents } = library;
  const limits = limitsOf([
    ...documents.flatMap(({ rules }) => rules.map(({ when }) => when)),
    ...[...terms.values()].map(({ when }) => when),
    ...[...facts.values()].map(({ derived }) => derived),
  ]);
  const classOf = (use: string): string | null => {
    const implied = facts.get('use')?.implies?.[use]?.['class'];
    return typeof implied === 'string' ? implied : null;
  };
  const isIndex = (item: string): boolean => items.get(item)?.index === true;
  const kept = new Map<string, Duties>();
  return (building: BuildingFacts): { readonly project: BuildingProject; readonly duties: Duties } => {
    const project = projectOf(building, classOf);
    const yearBuilt = typeof building.fields['yearBuilt'] === 'number' ? building.fields['yearBuilt'] : null;
    const here = regions.get(building.region) ?? [];
    const key = JSON.stringify([here, yearBuilt, likeness(project.facts, limits)]);
    const held = kept.get(key) ?? dutiesOf((work, on) => judged(here, on, { ...project.facts, work }), day, yearBuilt, isIndex);
    kept.set(key, held);
    return { project, duties: held };
  };
}
