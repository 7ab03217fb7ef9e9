import { implement } from '@orpc/server';
import type { Asker } from '#kernel/asker.ts';
import type { Benchmarking } from './benchmarking.ts';
import { city, map } from './city-contract.ts';

/** A place as a whole, and its map. */
export function cityRoutes(benchmarking: Benchmarking) {
  const os = implement({ city, map }).$context<Asker>();
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
    map: os.map.handler(({ input: { knownAt, ...asked }, context }) =>
      benchmarking.map(context.scope, { ...asked, known: benchmarking.knownAt(knownAt) }),
    ),
  };
}
