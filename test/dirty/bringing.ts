import type { Client } from '#client.ts';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { World } from '../world.ts';

type Options = Omit<Parameters<Client['readings']['importReadings']>[0], 'file'>;

/** Imports files and returns the outcome: the codes of the findings, or the problem. */
export function createBringing(world: () => World) {
  const bring = async (rows: readonly string[], more: Options & { readonly name?: string } = {}) => {
    const { name = 'a.csv', ...options } = more;
    const file = await world().upload(name, `${rows.join('\n')}\n`);
    return world().local.readings.importReadings({ createMeters: true, ...options, file });
  };
  return {
    bring,
    told: (...given: Parameters<typeof bring>) =>
      bring(...given)
        .then(({ findings = [] }) => findings.map(({ code }) => code))
        .catch((error: unknown) => (error as ProblemAnswer).document),
    /** The use from one local day to another, by step and in total. */
    used: async (meter: string, from: string, to: string, step: 'hour' | 'day' | 'month' = 'month') => {
      const { steps, total } = await world().local.metering.useOfMeter({ meter, from, to, step });
      return { total: total.value, steps: steps.map(({ value }) => value) };
    },
  };
}

/** January 2025. */
export const january = ['2025-01-01', '2025-02-01'] as const;
