import type { BuildingFacts } from '#registry/registry/facts.ts';
import { yearOf, type YearUse } from './facts.ts';
import type { Judge } from './quota.ts';
import type { YearBuilding } from './year-building.ts';

/** The inputs for the year of many buildings. */
export type YearInputs = {
  readonly year: number;
  readonly facts: readonly BuildingFacts[];
  readonly now: ReadonlyMap<string, readonly YearUse[]>;
  readonly earlier: ReadonlyMap<string, readonly YearUse[]>;
  readonly judge: Judge;
};

type Made = { readonly now: readonly YearUse[]; readonly earlier: readonly YearUse[]; readonly one: YearBuilding };
type List = Omit<YearInputs, 'year'> & { readonly made: readonly YearBuilding[] };
type Year = { readonly judge: Judge; readonly buildings: Map<BuildingFacts, Made>; lists: List[] };

/** How many buildings are cached over all years together, and how many lists of one year. */
const most = { buildings: 300_000, lists: 4 };

const none: readonly YearUse[] = [];

/**
 * Caches buildings in a year by all their inputs: a building is recalculated only if its facts, its uses of the year or of the year before,
 * or the rules that it is judged by have changed. So if one building of a city has changed, only one is recalculated, and the others are
 * the identical objects.
 */
export function createKeptYears() {
  const years = new Map<string, Year>();

  function yearAt(name: string, judge: Judge): Year {
    const before = years.get(name);
    const held = before?.judge === judge ? before : { judge, buildings: new Map<BuildingFacts, Made>(), lists: [] };
    years.delete(name);
    years.set(name, held);
    let size = years.values().reduce((sum, { buildings }) => sum + buildings.size, 0);
    for (const [other, { buildings }] of years) {
      if (size <= most.buildings || other === name) break;
      years.delete(other);
      size -= buildings.size;
    }
    return held;
  }

  return {
    /**
     * The buildings in the order of their facts; the identical list if nothing has changed.
     * @param name of the period, `2025 1`
     */
    of(name: string, inputs: YearInputs): readonly YearBuilding[] {
      const held = yearAt(name, inputs.judge);
      const same = held.lists.find((list) => isSame(list, inputs));
      if (same !== undefined) return same.made;
      // removed buildings and outdated versions must not be cached forever
      if (held.buildings.size > 2 * inputs.facts.length + 1000) held.buildings.clear();
      const made = inputs.facts.map((facts) => buildingOf(held.buildings, facts, inputs));
      held.lists = [{ ...inputs, made }, ...held.lists].slice(0, most.lists);
      return made;
    },
  };
}

export type KeptYears = ReturnType<typeof createKeptYears>;

function isSame(list: List, { facts, now, earlier }: YearInputs): boolean {
  return (
    list.now === now && list.earlier === earlier && list.facts.length === facts.length && facts.every((one, at) => one === list.facts[at])
  );
}

function buildingOf(kept: Map<BuildingFacts, Made>, facts: BuildingFacts, { year, now, earlier, judge }: YearInputs): YearBuilding {
  const [uses, before] = [now.get(facts.code) ?? none, earlier.get(facts.code) ?? none];
  const held = kept.get(facts);
  if (held !== undefined && areAlike(held.now, uses) && areAlike(held.earlier, before)) return held.one;
  const building = yearOf(facts, year);
  const one = { building, uses, before, quota: judge(building, uses) };
  kept.set(facts, { now: uses, earlier: before, one });
  return one;
}

/** Whether two lists have the same content for a building, number by number. */
function areAlike(some: readonly YearUse[], others: readonly YearUse[]): boolean {
  return some === others || (some.length === others.length && some.every((one, at) => isAlike(one, others[at] as YearUse)));
}

function isAlike(one: YearUse, other: YearUse): boolean {
  return (
    one.carrier === other.carrier &&
    Object.is(one.value, other.value) &&
    one.coverage === other.coverage &&
    one.unit === other.unit &&
    one.meters === other.meters &&
    one.makes === other.makes
  );
}
