import { type AsOf, asOf } from '#kernel/as-of.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Resources } from '#registry/resources/resources.ts';
import type { SolarSafety } from '#flexibility/solar-safety/solar-safety.ts';

export type ArraysNeeds = {
  readonly now: Clock;
  readonly resources: Pick<Resources, 'standingOn'>;
  readonly solarSafety: Pick<SolarSafety, 'standings'>;
};

/** On which day arrays are in use, as known when: that of `knownAt`, else today. */
export function dayOf({ now }: Pick<ArraysNeeds, 'now'>, knownAt: string | undefined): { readonly on: string; readonly known: AsOf } {
  const known = asOf(now(), knownAt);
  return { on: today(Math.min(now(), known.received)), known };
}

/**
 * Photovoltaics of a building or a place that are in service on the day of `knownAt`, else today, with the facts of that day: neither
 * stopped, abandoned or taken down, nor still to be put in.
 */
export async function arraysInUse(
  needs: ArraysNeeds,
  scope: Scope,
  {
    knownAt,
    ...where
  }: { readonly building?: string | undefined; readonly region?: string | undefined; readonly knownAt?: string | undefined },
) {
  // an aggregator is told of resources of members, not of what they yield
  if ('aggregator' in scope.sees) return [];
  const { on, known } = dayOf(needs, knownAt);
  const listed = await needs.resources.standingOn(scope, { kind: 'pv', planned: true, on, knownAt, ...where });
  const standings = await needs.solarSafety.standings(listed, on, known);
  return listed.filter((_, at) => standings[at]?.state === 'in-service');
}
