import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { retrofitSurveyContract } from './contract.ts';
import type { RetrofitSurveys, SurveyShown } from './retrofit-survey.ts';

/** The contract of retrofit surveys over their face. */
export function retrofitSurveyRoutes(surveys: RetrofitSurveys) {
  const on = implement(retrofitSurveyContract).$context<RequestContext>();
  return on.router({
    link: on.link.handler(async ({ input, context: { scope } }) => {
      const { expires, ...made } = await surveys.link(scope, input);
      return { ...made, expires: expires.toISOString() };
    }),
    list: on.list.handler(async ({ context: { scope } }) => ({ surveys: (await surveys.list(scope)).map(present) })),
    show: on.show.handler(async ({ input, context: { scope } }) => {
      const shown = await surveys.show(scope, input.survey);
      return { ...present(shown), staged: shown.staged };
    }),
    accept: on.accept.handler(async ({ input, context: { scope } }) => present(await surveys.accept(scope, input.survey))),
    return: on.return.handler(async ({ input, context: { scope } }) => present(await surveys.sendBack(scope, input.survey, input.note))),
    linked: {
      show: on.linked.show.handler(async ({ input }) => {
        const { expires, staged, ...page } = await surveys.open(input.token);
        return { ...page, expires: expires.toISOString(), staged: staged.map((one) => ({ ...one, set: { ...one.set } })) };
      }),
      enter: on.linked.enter.handler(({ input }) => surveys.enter(input.token, input.entries)),
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
