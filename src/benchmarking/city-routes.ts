import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, type Words } from '#kernel/finding.ts';
import type { Benchmarking } from './benchmarking.ts';
import { city, cityDays, home, map } from './city-contract.ts';

/** A place as a whole, day by day, and its map. */
export function cityRoutes(benchmarking: Benchmarking, words: Words) {
  const os = implement({ city, cityDays, home, map }).$context<RequestContext>();
  return {
    city: os.city.handler(async ({ input, context }) => {
      const { knownAt, ...asked } = input;
      const found = await benchmarking.city(context.scope, { ...asked, known: benchmarking.knownAt(knownAt) });
      return {
        ...found,
        floorArea: found.floorAreaM2,
        over: found.over.map(({ building, ...one }) => ({ ...one, code: building.code, name: building.name, use: building.use })),
        worst: found.worst.map(({ building, ...one }) => ({ ...one, code: building.code, name: building.name })),
        below: found.below.map(({ floorAreaM2, ...one }) => ({ ...one, floorArea: floorAreaM2 })),
      };
    }),
    cityDays: os.cityDays.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const { unit, days, findings } = await benchmarking.days(context.scope, { ...asked, known: benchmarking.knownAt(knownAt) });
      const told = findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } }));
      return { region: asked.region, carrier: asked.carrier, unit, days: [...days], findings: told };
    }),
    home: os.home.handler(async ({ context }) => ({ region: await benchmarking.home(context.scope) })),
    map: os.map.handler(({ input: { knownAt, ...asked }, context }) =>
      benchmarking.map(context.scope, { ...asked, known: benchmarking.knownAt(knownAt) }),
    ),
  };
}
