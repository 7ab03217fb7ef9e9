import type { Ahead } from '#metering/metering/metering.ts';
import type { SavingsNeeds } from '../needs.ts';

/** Serves fits of buildings from data read ahead: their locations, their meters, the measured values. */
export function readAhead({ registry, metering }: SavingsNeeds, ahead: Ahead): Pick<SavingsNeeds, 'registry' | 'metering'> {
  return {
    metering: { ...metering, boundary: ahead.boundary, boundarySteps: ahead.boundarySteps },
    registry: {
      ...registry,
      async buildingFacts(scope, which, known) {
        const one = which.buildings?.length === 1 ? ahead.facts.get(which.buildings[0] ?? '') : undefined;
        return one === undefined ? registry.buildingFacts(scope, which, known) : [one];
      },
    },
  };
}
