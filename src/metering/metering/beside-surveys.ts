import { Problem } from '#kernel/problem.ts';
import type { Measure } from '#casework/surveys/facts.ts';
import type { Metering } from './metering.ts';

/**
 * The use of a building in [from, to) for each metered carrier, with its figure and coverage; empty for callers who may not see the
 * building.
 */
export const besideSurveys =
  ({ yearUse, useOfBuilding }: Pick<Metering, 'yearUse' | 'useOfBuilding'>): Measure =>
  async (scope, { building, from, to, known }) => {
    const metered = (await yearUse(scope, { which: { buildings: [building] }, from, to, known })).filter(({ meters }) => meters > 0);
    try {
      return await Promise.all(
        metered.map(async ({ carrier }) => {
          const { unit, total } = await useOfBuilding(scope, { building, carrier, from, to, step: 'year', known });
          return { carrier, unit, value: total.value, coverage: total.coverage, figure: total.value === null ? null : total.figure };
        }),
      );
    } catch (error) {
      if (error instanceof Problem && error.code === 'no-such-building') return [];
      throw error;
    }
  };
