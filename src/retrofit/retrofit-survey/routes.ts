import { implement } from '@orpc/server';
import { safeTypes } from '#registry/attachments/facts.ts';
import { shownByPage, type DownloadRoute } from '#kernel/download.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { idShape } from '#kernel/shape.ts';
import { retrofitSurveyContract } from './contract.ts';
import type { RetrofitSurveys, SurveyShown } from './retrofit-survey.ts';

/** Routes of the retrofit survey contract over its service. */
export function retrofitSurveyRoutes(surveys: RetrofitSurveys) {
  const on = implement(retrofitSurveyContract).$context<RequestContext>();
  return on.router({
    link: on.link.handler(async ({ input, context: { scope } }) => {
      const { expires, ...made } = await surveys.link(scope, input);
      return { ...made, expires: expires.toISOString() };
    }),
    list: on.list.handler(async ({ context: { scope } }) => {
      const { rows, total } = await surveys.list(scope);
      return { surveys: rows.map(present), total };
    }),
    show: on.show.handler(async ({ input, context: { scope } }) => {
      const shown = await surveys.show(scope, input.survey);
      const photos = shown.photos.map(({ received, ...photo }) => ({ ...photo, received: received.toISOString() }));
      return { ...present(shown), hash: shown.hash, staged: shown.staged, photos };
    }),
    accept: on.accept.handler(async ({ input, context: { scope } }) => present(await surveys.accept(scope, input.survey, input.seen))),
    return: on.return.handler(async ({ input, context: { scope } }) => present(await surveys.sendBack(scope, input.survey, input))),
    linked: {
      show: on.linked.show.handler(async ({ input, context: { address } }) => {
        const { expires, staged, ...page } = await surveys.open(input.token, address ?? '');
        return { ...page, expires: expires.toISOString(), staged: staged.map((one) => ({ ...one, set: { ...one.set } })) };
      }),
      enter: on.linked.enter.handler(({ input, context: { address } }) => surveys.enter(input.token, input.entries, address ?? '')),
      photo: on.linked.photo.handler(async ({ input }) => {
        const isNew = await surveys.addPhoto(input);
        return { kept: isNew ? 1 : 0, already: isNew ? 0 : 1 };
      }),
    },
  });
}

function present({ id, buildings, state, made, actor, expires, note, entries, change }: SurveyShown) {
  return {
    survey: id,
    buildings: [...buildings],
    state,
    made: made.toISOString(),
    by: actor,
    expires: expires.toISOString(),
    note,
    entries,
    change,
  };
}

/** Download of a photo received with a survey. */
export function retrofitSurveyDownloads(surveys: RetrofitSurveys): DownloadRoute[] {
  return [
    {
      path: '/retrofit-surveys/photos/{id}',
      action: 'view',
      summary: 'A photo that came by the link of a retrofit survey',
      parameters: { id: { about: 'its number', shape: idShape } },
      types: safeTypes,
      leavesNone: shownByPage,
      open: async ({ scope }, asked) => surveys.openPhoto(scope, /^\d{1,9}$/u.test(asked['id'] ?? '') ? Number(asked['id']) : 0),
    },
  ];
}
