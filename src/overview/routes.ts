import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { overviewContract } from './contract.ts';
import type { Overview } from './overview.ts';

/** @param words those of all slices */
export function overviewRoutes(overview: Overview, words: Words) {
  const os = implement(overviewContract).$context<RequestContext>();
  return os.router({
    city: os.city.handler(async ({ input, context }) => {
      const { knownAt, ...asked } = input;
      const found = await overview.city(context.scope, { ...asked, known: overview.knownAt(knownAt) });
      return {
        ...found,
        floorArea: found.floorAreaM2,
        over: found.over.map(({ building, ...one }) => ({ ...one, code: building.code, name: building.name, use: building.use })),
        worst: found.worst.map(({ building, ...one }) => ({ ...one, code: building.code, name: building.name })),
        below: found.below.map(({ floorAreaM2, ...one }) => ({ ...one, floorArea: floorAreaM2 })),
      };
    }),
    cityDays: os.cityDays.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const { unit, days, findings } = await overview.days(context.scope, { ...asked, known: overview.knownAt(knownAt) });
      const told = findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } }));
      return { region: asked.region, carrier: asked.carrier, unit, days: [...days], findings: told };
    }),
    home: os.home.handler(async ({ context }) => ({ region: await overview.home(context.scope) })),
    map: os.map.handler(({ input: { knownAt, ...asked }, context }) =>
      overview.map(context.scope, { ...asked, known: overview.knownAt(knownAt) }),
    ),
  });
}
