import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Found } from '#platform/knowledge/facts.ts';
import type { Measure } from './facts.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

export type Library = { readonly measures: ReadonlyMap<string, Measure>; readonly packages: ReadonlyMap<string, Found<'package'>> };

/** The place and time of a library. `regions`: the place and all places above it, nearest first; null means no place. */
export type LibraryQuestion = { readonly on: string; readonly known: AsOf; readonly regions: readonly string[] | null };

/**
 * The measures and packages in force in a place on a day, by code: for one code, that of the nearest place, then the later id. Without a
 * place, entries that hold everywhere take precedence over those of one place.
 */
export function libraryOn({ knowledge }: Pick<RetrofitEstimateNeeds, 'knowledge'>, { on, known, regions }: LibraryQuestion): Library {
  const at = { on, ...known };
  const rank = ({ region }: Placed): number =>
    region === undefined ? (regions?.length ?? -1) : regions === null ? 0 : regions.indexOf(region);
  const holding = <T extends Placed>(list: readonly T[]): T[] =>
    list
      .filter((one) => one.region === undefined || regions === null || regions.includes(one.region))
      .toSorted((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
  return {
    measures: new Map(holding(knowledge.inForce('measure', at)).map((one) => [one.measure, one])),
    packages: new Map(holding(knowledge.inForce('package', at)).map((one) => [one.package, one])),
  };
}

type Placed = { readonly id: string; readonly region?: string | undefined };

/** Throws `no-such-package`. */
export function packageNamed({ packages }: Library, code: string): Found<'package'> {
  const found = packages.get(code);
  if (found === undefined) throw new Problem('not-found', 'no-such-package', { package: code });
  return found;
}
