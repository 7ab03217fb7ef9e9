import type { BuildingFacts } from '#registry/registry/facts.ts';
import { assess, comparesAlike, type HowCompared } from './public/assess.ts';
import { usesByBuilding, yearOf, type YearUse } from './facts.ts';

/** The intensities of one use, ascending, each with its building. */
export type Rising = readonly { readonly building: string; readonly intensity: number }[];

/** Inputs of intensities. `uses`: the identical list as long as nothing in it changes. */
export type RisingInputs = {
  readonly year: number;
  readonly facts: readonly BuildingFacts[];
  readonly uses: readonly YearUse[];
  readonly how: HowCompared;
};

type List = Pick<RisingInputs, 'year' | 'facts' | 'how'> & { readonly byUse: ReadonlyMap<string, Rising> };

/** How many lists are cached per list of uses: requests for several places may get the same one. */
const mostLists = 4;

/** Intensities of all uses of a place, cached as long as all inputs are the same. */
export function createKeptRising() {
  const kept = new WeakMap<readonly YearUse[], readonly List[]>();
  return {
    of(inputs: RisingInputs, use: string): Rising {
      const lists = kept.get(inputs.uses) ?? [];
      const found = lists.find((one) => isSame(one, inputs));
      const list = found ?? { year: inputs.year, facts: inputs.facts, how: inputs.how, byUse: risingByUse(inputs) };
      if (found === undefined) kept.set(inputs.uses, [list, ...lists].slice(0, mostLists));
      return list.byUse.get(use) ?? [];
    },
  };
}

function isSame(list: List, { year, facts, how }: RisingInputs): boolean {
  return (
    list.year === year &&
    comparesAlike(list.how, how) &&
    list.facts.length === facts.length &&
    facts.every((one, at) => one === list.facts[at])
  );
}

/** For each use the intensities of rankable buildings. */
export function risingByUse({ year, facts, uses, how }: RisingInputs): ReadonlyMap<string, Rising> {
  const own = usesByBuilding(uses);
  const ranked = facts.flatMap((one) => {
    const told = assess(yearOf(one, year), own.get(one.code) ?? [], how);
    return 'ranked' in told ? [told.ranked] : [];
  });
  const rising = ranked.toSorted((a, b) => a.intensity - b.intensity || (a.code < b.code ? -1 : 1));
  return new Map(
    [...Map.groupBy(rising, ({ use }) => use)].map(([use, some]) => [
      use,
      some.map(({ code, intensity }) => ({ building: code, intensity })),
    ]),
  );
}
