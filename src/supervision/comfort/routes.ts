import { implement } from '@orpc/server';
import { type Finding, type Language, tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Comfort } from './comfort.ts';
import { comfortContract, type InspectionShown } from './contract.ts';
import type { Inspection } from './facts.ts';
import type { SeasonRow } from './store.ts';

const shown = ({ acts, photos, ...told }: Inspection): InspectionShown => ({
  ...told,
  photos: photos.map((one) => ({ ...one, recorded: one.recorded.toISOString() })),
  acts: acts.map((act) => structuredClone({ ...act, recorded: act.recorded.toISOString() })) as InspectionShown['acts'],
});

const seasonShown = ({ heating, cooling, recorded, ...told }: SeasonRow) => ({
  ...told,
  heating: { ...heating },
  cooling: { ...cooling },
  recorded: recorded.toISOString(),
});

/**
 * Routes of the indoor temperature contract over its service.
 * @param words those of all slices
 */
export function comfortRoutes(comfort: Comfort, words: Words) {
  const on = implement(comfortContract).$context<RequestContext>();
  const { seasons, inspections } = on;
  const spoken = <T extends { readonly findings: readonly Finding[] }>(answer: T, language: Language) => ({
    ...answer,
    findings: answer.findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  });
  return on.router({
    control: on.control.handler(async ({ input, context: { scope, language } }) => spoken(await comfort.control(scope, input), language)),
    controlOfPlace: on.controlOfPlace.handler(async ({ input, context: { scope, language } }) =>
      spoken(await comfort.controlOfPlace(scope, input), language),
    ),
    indoor: on.indoor.handler(async ({ input, context: { scope, language } }) => spoken(await comfort.indoor(scope, input), language)),
    seasons: {
      set: seasons.set.handler(async ({ input, context: { scope } }) => seasonShown(await comfort.setSeason(scope, input))),
      list: seasons.list.handler(async () => ({ seasons: (await comfort.seasons()).map(seasonShown) })),
    },
    inspections: {
      inspect: inspections.inspect.handler(async ({ input: { building, measured }, context: { scope } }) =>
        shown(await comfort.inspect(scope, building, measured)),
      ),
      photo: inspections.photo.handler(async ({ input: { id, ...given }, context: { scope } }) =>
        shown(await comfort.addPhoto(scope, id, given)),
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
      close: inspections.close.handler(async ({ input: { id, ...typed }, context: { scope } }) =>
        shown(await comfort.close(scope, id, typed)),
      ),
      get: inspections.get.handler(async ({ input: { id }, context: { scope } }) => shown(await comfort.inspection(scope, id))),
      list: inspections.list.handler(async ({ input, context: { scope } }) => {
        const { rows, total } = await comfort.inspections(scope, input);
        return { inspections: rows.map(shown), total };
      }),
    },
  });
}
