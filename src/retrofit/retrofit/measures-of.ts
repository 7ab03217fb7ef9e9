import type { RetrofitNeeds } from './needs.ts';
import type { Step } from './step-store.ts';

/** The fields of a project that determine its package. */
export type ByPackage = { readonly option: string | null; readonly steps: readonly Pick<Step, 'detail'>[] };

/**
 * The package of a project: that of the option of its plan (`PACKAGE/MODE`), otherwise that of the estimate that its cost and saving came
 * from; null if they were typed. @example packageOf({ option: 'shell/self', steps: [] }) // 'shell'
 */
export function packageOf({ option, steps }: ByPackage): string | null {
  if (option !== null && option !== '' && option !== 'typed') return option.split('/')[0] ?? null;
  const estimate = steps.findLast(({ detail }) => detail['estimate'] !== undefined)?.detail['estimate'];
  const named = (estimate as { readonly package?: unknown } | undefined)?.package;
  return typeof named === 'string' ? named : null;
}

/** The measures known on a day. */
export type MeasuresKnown = {
  readonly measures: readonly { readonly measure: string; readonly outOfSeason: boolean; readonly requires: readonly string[] }[];
  readonly packages: readonly { readonly package: string; readonly measures: readonly string[] }[];
};

/** The measures of a package, and those that they require; none if the package is not known. */
export function measuresOf({ measures, packages }: MeasuresKnown, name: string): MeasuresKnown['measures'] {
  const byCode = new Map(measures.map((one) => [one.measure, one]));
  const wanted = [...(packages.find((one) => one.package === name)?.measures ?? [])];
  const taken = new Set<string>();
  for (const code of wanted) {
    if (taken.has(code)) continue;
    taken.add(code);
    wanted.push(...(byCode.get(code)?.requires ?? []));
  }
  return [...taken].flatMap((code) => byCode.get(code) ?? []);
}

/** Whether the project has a measure that is not done in the heating season. @param on the local day of the works */
export async function isOutOfSeason({ estimates }: Pick<RetrofitNeeds, 'estimates'>, project: ByPackage, on: string): Promise<boolean> {
  const name = packageOf(project);
  return name !== null && measuresOf(await estimates.measures({ on }), name).some(({ outOfSeason }) => outOfSeason);
}
