import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Found } from '#knowledge/facts.ts';
import type { Measure } from './facts.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

export type Library = { readonly measures: ReadonlyMap<string, Measure>; readonly packages: ReadonlyMap<string, Found<'package'>> };

/** The measures and packages in force on a day, by their codes; of one code the later version, then the later id. */
export function libraryOn({ knowledge }: Pick<RetrofitEstimateNeeds, 'knowledge'>, on: string, known: AsOf): Library {
  const at = { on, ...known };
  const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    measures: new Map(byId(knowledge.inForce('measure', at)).map((one) => [one.measure, one])),
    packages: new Map(byId(knowledge.inForce('package', at)).map((one) => [one.package, one])),
  };
}

/** Throws `no-such-package`. */
export function packageNamed({ packages }: Library, code: string): Found<'package'> {
  const found = packages.get(code);
  if (found === undefined) throw new Problem('not-found', 'no-such-package', { package: code });
  return found;
}

/** Whether a figure may rest on it without being called indicative. */
export const isSure = ({ status }: { readonly status: string }): boolean =>
  status === 'VERIFIED' || status === 'VERIFIED+' || status === 'CITY';
