import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { type HoursShown, occupancyContract } from './contract.ts';
import type { Hours } from './facts.ts';
import type { Occupancy } from './occupancy.ts';

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** Hours with lists of their own, in the form of the contract. */
const written = (hours: Hours): HoursShown => structuredClone(hours) as HoursShown;

/** The contract of occupied time, implemented by its service. @param words the words of all slices */
export function occupancyRoutes(occupancy: Occupancy, words: Words) {
  const on = implement(occupancyContract).$context<RequestContext>();
  return on.router({
    set: on.set.handler(async ({ input, context }) => {
      const { hours, ...made } = await occupancy.set(context.scope, input);
      return { ...made, hours: written(hours) };
    }),
    show: on.show.handler(async ({ input, context: { scope, language } }) => {
      const { occupied, findings, ...told } = await occupancy.show(scope, input);
      return {
        ...told,
        occupied: occupied.map(({ start, end }) => ({ start: instant(start), end: instant(end) })),
        findings: findings.map((one) => tell(one, words, language)),
      };
    }),
    versions: on.versions.handler(async ({ input, context }) => {
      const { line, changes, ...told } = await occupancy.versions(context.scope, input);
      return {
        ...told,
        line: line.map(({ from, hours }) => ({ from, hours: hours === null ? null : written(hours) })),
        changes: changes.map(({ change, from, fields, actor, recorded, withdrawn }) => ({
          change,
          from,
          hours: written(fields.hours),
          by: actor,
          at: new Date(recorded).toISOString(),
          takenBack: withdrawn === null ? null : new Date(withdrawn).toISOString(),
        })),
      };
    }),
  });
}
