import { implement } from '@orpc/server';
import { tellPlain, type Words } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { districtEnergyContract } from './contract.ts';
import type { DistrictEnergy } from './district-energy.ts';

/** Binds the contract of district energy plans to its service. @param words those of all slices */
export function districtEnergyRoutes({ plans }: DistrictEnergy, words: Words) {
  const on = implement(districtEnergyContract).$context<RequestContext>();
  return on.router({
    plans: {
      make: on.plans.make.handler(async ({ input, context: { scope } }) => ({ job: await plans.begin(scope, input) })),
      remove: on.plans.remove.handler(async ({ input: { plan }, context: { scope } }) => {
        await plans.remove(scope, plan);
        return { plan };
      }),
      list: on.plans.list.handler(async ({ context: { scope } }) => plans.list(scope)),
      show: on.plans.show.handler(async ({ input: { plan }, context: { scope, language } }) => {
        const { known: _known, phases, demands, peaks, prices, oversizes, findings, ...told } = await plans.show(scope, plan);
        return {
          ...told,
          demands: demands.map((one) => ({ ...one, source: textIn(one.source, language) })),
          phases: phases.map((one) => ({ ...one, plants: [...one.plants] })),
          peaks: [...peaks],
          prices: [...prices],
          oversizes: [...oversizes],
          findings: findings.map((one) => tellPlain(one, words, language)),
        };
      }),
    },
  });
}
