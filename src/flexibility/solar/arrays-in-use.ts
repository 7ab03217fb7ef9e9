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

/** The day for which arrays count as in use: that of `knownAt`, otherwise today. */
export function dayOf({ now }: Pick<ArraysNeeds, 'now'>, knownAt: string | undefined): { readonly on: string; readonly known: AsOf } {
  const known = asOf(now(), knownAt);
  return { on: today(Math.min(now(), known.received)), known };
}

/**
 * Photovoltaics of a building or a place that are in service on the day of `knownAt`, otherwise today, with the facts of that day: neither
 * stopped, abandoned or removed, nor still planned.
 */
export async function arraysInUse(
  needs: ArraysNeeds,
  scope: Scope,
  {
    knownAt,
    ...where
  }: { readonly building?: string | undefined; readonly region?: string | undefined; readonly knownAt?: string | undefined },
) {
  // an aggregator sees resources of members, not their yields
  if ('aggregator' in scope.sees) return [];
  const { on, known } = dayOf(needs, knownAt);
  const listed = await needs.resources.standingOn(scope, { kind: 'pv', planned: true, on, knownAt, ...where });
  const standings = await needs.solarSafety.standings(listed, on, known);
  return listed.filter((_, at) => standings[at]?.state === 'in-service');
}
