import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Benchmarking } from './benchmarking.ts';
import { champions, over } from './lists-contract.ts';

/** Who is best, and who is over quota. */
export function listsRoutes(benchmarking: Benchmarking) {
  const os = implement({ champions, over }).$context<RequestContext>();
  return {
    champions: os.champions.handler(async ({ input, context }) => {
      const { carrier, knownAt, each, ...asked } = input;
      const question = { ...asked, measure: carrier, known: benchmarking.knownAt(knownAt) };
      const { unit, uses } = await benchmarking.champions(context.scope, question, each);
      return { unit, uses: uses.map(({ buildings, ...one }) => ({ ...one, buildings: buildings.map(presentRank) })) };
    }),
    over: os.over.handler(({ input: { knownAt, ...asked }, context }) =>
      benchmarking.over(context.scope, { ...asked, known: benchmarking.knownAt(knownAt) }),
    ),
  };
}

/** A ranked building as answers have it. */
export function presentRank<T extends { readonly floorAreaM2: number }>({ floorAreaM2, ...one }: T) {
  return { ...one, floorArea: floorAreaM2 };
}
