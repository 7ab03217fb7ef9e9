import type { Library, Verdict } from '#green-building/policy/policy.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { likeness, limitsOf } from './equivalence.ts';
import { obligationsOf, type Obligations, type Judge } from './building-obligations.ts';
import { classByUse, projectOf, type BuildingProject } from './project.ts';

type Needs = {
  readonly library: Library;
  /** Null if no document of the place was in force yet. */
  readonly judged: (regions: readonly string[], day: string, project: object) => Verdict | null;
  readonly day: string;
  /** By a building's region: the region itself and all above it. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
};

/** Judges buildings one after another; buildings that no document can distinguish are judged once. */
export function createBuildingJudge(needs: Needs) {
  const { library, day, regions } = needs;
  const { facts, items } = library;
  const judgeOf = createJudges(needs);
  const classOf = classByUse(facts);
  const isIndex = (item: string): boolean => items.get(item)?.index === true;
  const kept = new Map<string, Obligations>();
  return (building: BuildingFacts): { readonly project: BuildingProject; readonly duties: Obligations } => {
    const project = projectOf(building, classOf);
    const yearBuilt = typeof building.fields['yearBuilt'] === 'number' ? building.fields['yearBuilt'] : null;
    const { alike, judge } = judgeOf(regions.get(building.region) ?? [], project);
    const key = `${yearBuilt} ${alike}`;
    const duties = kept.get(key) ?? obligationsOf(judge, day, yearBuilt, isIndex);
    kept.set(key, duties);
    return { project, duties };
  };
}

/** The judgements of buildings, cached by everything they depend on: work, day, the documents of the place, the distinguishable facts. */
function createJudges({
  library,
  judged,
}: Needs): (regions: readonly string[], project: BuildingProject) => { alike: string; judge: Judge } {
  const { documents, terms, facts } = library;
  const speaking = new Set(documents.map(({ head }) => head.region));
  const limits = limitsOf([
    ...documents.flatMap(({ rules }) => rules.map(({ when }) => when)),
    ...[...terms.values()].map(({ when }) => when),
    ...[...facts.values()].map(({ derived }) => derived),
  ]);
  const kept = new Map<string, Verdict | null>();
  return (regions, project) => {
    const heard = regions.filter((region) => speaking.has(region)).join();
    const alike = `${heard} ${likeness(project.facts, limits)}`;
    const judge: Judge = (work, on) => {
      const key = `${work} ${on} ${alike}`;
      const found = kept.get(key);
      if (found !== undefined) return found;
      const made = judged(regions, on, { ...project.facts, work });
      kept.set(key, made);
      return made;
    };
    return { alike, judge };
  };
}
