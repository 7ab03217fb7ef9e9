import type { InstanceProject, ScenarioLimit } from './facts.ts';
import { contractedLimit } from './vocabulary.ts';

/** The resource that counts projects that are contracted or in works: one each. */
export const contractedResource = 'contracted';

/**
 * The limit that keeps everything contracted or in works in the plan, unchanged: hard, and so heavy that leaving one of them out weighs
 * more than all that it takes of the other hard limits. If they alone take more than is available, the money or the crews are reported as
 * exceeded. Null if nothing is contracted.
 * @param fixed those projects, each with its only option
 * @param limits all others of the file
 */
export function limitOfContracted(fixed: readonly InstanceProject[], limits: readonly ScenarioLimit[]): ScenarioLimit | null {
  if (fixed.length === 0) return null;
  const hard = limits.filter(({ hard: said, max, maxShare }) =>
    (said ?? null) === null ? max !== undefined || maxShare !== undefined : said === true,
  );
  const most = Math.max(...fixed.map((one) => hard.reduce((sum, limit) => sum + partOf(one, limit), 0)));
  return {
    id: contractedLimit,
    resource: contractedResource,
    min: String(fixed.length),
    hard: true,
    weight: String(Math.ceil(fixed.length * (1 + most))),
  };
}

/** What a project takes of a limit, as a fraction of it, and so of the weight with which it is exceeded. */
function partOf({ options }: InstanceProject, { resource, max, weight }: ScenarioLimit): number {
  const taken = Math.abs(Number(options[0]?.amounts[resource] ?? 0));
  const amount = Math.abs(Number(max ?? 0));
  // for a limit of zero, or of a share, it is at most the whole
  const part = taken === 0 ? 0 : amount === 0 ? 1 : taken / amount;
  return part * Number(weight ?? 1);
}
