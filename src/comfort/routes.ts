import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Comfort } from './comfort.ts';
import { comfortContract, type InspectionShown } from './contract.ts';
import type { Inspection } from './facts.ts';
import type { SeasonRow } from './store.ts';

const shown = ({ acts, ...told }: Inspection): InspectionShown => ({
  ...told,
  acts: acts.map((act) => structuredClone({ ...act, recorded: act.recorded.toISOString() })) as InspectionShown['acts'],
});

const seasonShown = ({ heating, cooling, recorded, ...told }: SeasonRow) => ({
  ...told,
  heating: { ...heating },
  cooling: { ...cooling },
  recorded: recorded.toISOString(),
});

/** The contract of indoor temperature over its face. */
export function comfortRoutes(comfort: Comfort) {
  const on = implement(comfortContract).$context<RequestContext>();
  const { seasons, inspections } = on;
  return on.router({
    seasons: {
      set: seasons.set.handler(async ({ input, context: { scope } }) => seasonShown(await comfort.setSeason(scope, input))),
      list: seasons.list.handler(async ({ context: { scope } }) => ({ seasons: (await comfort.seasons(scope)).map(seasonShown) })),
    },
    inspections: {
      inspect: inspections.inspect.handler(async ({ input: { building, measured }, context: { scope } }) =>
        shown(await comfort.inspect(scope, building, measured)),
      ),
      notice: inspections.notice.handler(async ({ input: { id, ...order }, context: { scope } }) =>
        shown(await comfort.notice(scope, id, order)),
      ),
      recheck: inspections.recheck.handler(async ({ input: { id, measured }, context: { scope } }) =>
        shown(await comfort.recheck(scope, id, measured)),
      ),
      penalty: inspections.penalty.handler(async ({ input: { id, ...typed }, context: { scope } }) =>
        shown(await comfort.penalty(scope, id, typed)),
      ),
      close: inspections.close.handler(async ({ input: { id, note }, context: { scope } }) => shown(await comfort.close(scope, id, note))),
      get: inspections.get.handler(async ({ input: { id }, context: { scope } }) => shown(await comfort.inspection(scope, id))),
      list: inspections.list.handler(async ({ input, context: { scope } }) => ({
        inspections: (await comfort.inspections(scope, input)).map(shown),
      })),
    },
  });
}
