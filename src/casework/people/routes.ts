import { implement } from '@orpc/server';
import { presentRun, sayIn } from '#platform/imports/present-result.ts';
import { type Language, tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { peopleContract } from './contract.ts';
import type { Load, Person } from './facts.ts';
import type { People } from './people.ts';

export { peopleDownloads } from './downloads.ts';

/** The contract of people and posts over their face. @param words those of all slices */
export function peopleRoutes(people: People, words: Words) {
  const on = implement(peopleContract).$context<RequestContext>();
  type Edited = Awaited<ReturnType<People['edit']>>;
  const told = (made: Edited, language: Language) => {
    const say = sayIn(words, language);
    return { ...made, refused: made.refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) })) };
  };
  return on.router({
    importPeople: on.importPeople.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await people.importPeople(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    list: on.list.handler(({ input, context }) => people.list(context.scope, input)),
    get: on.get.handler(({ input: { person, knownAt }, context }) => people.get(context.scope, person, { knownAt })),
    edit: on.edit.handler(async ({ input: { people: codes, ...asked }, context: { scope, language } }) =>
      told(await people.edit(scope, { codes, ...asked }), language),
    ),
    add: on.add.handler(async ({ input, context: { scope, language } }) => {
      const made = await people.add(scope, input);
      return { ...made, findings: made.findings.map((finding) => tell(finding, words, language)) };
    }),
    strike: on.strike.handler(async ({ input: { person, ...asked }, context: { scope, language } }) =>
      told(await people.strike(scope, person, asked), language),
    ),
    history: on.history.handler(async ({ input, context }) => ({ changes: await people.history(context.scope, input.person) })),
    load: on.load.handler(async ({ input: { person }, context }) => {
      const loads = await people.loads(context.scope, person === undefined ? undefined : [person]);
      const named = await people.find(context.scope, [...new Set(loads.map((one) => one.person))]);
      return { people: summed(loads, named), loads };
    }),
    training: {
      importFile: on.training.importFile.handler(async ({ input, context: { scope, language } }) =>
        presentRun(await people.importTraining(scope, input, sayIn(words, language)), input.preview === true, words, language),
      ),
      show: on.training.show.handler(async ({ input, context: { scope, language } }) => {
        const told = await people.trainingOf(scope, input.person);
        return { ...told, findings: told.findings.map((finding) => tell(finding, words, language)) };
      }),
    },
    posts: {
      list: on.posts.list.handler(async ({ input, context }) => ({
        posts: await people.postList(context.scope, { ...input, language: context.language }),
      })),
      set: on.posts.set.handler(async ({ input, context: { scope, language } }) => {
        const made = await people.setPost(scope, input);
        return { ...made, findings: made.findings.map((finding) => tell(finding, words, language)) };
      }),
    },
  });
}

/** Draws, their objects and panels of each person, who has the most first. */
function summed(loads: readonly Load[], people: readonly Person[]) {
  const rows = people.map(({ code, name }) => {
    const own = loads.filter(({ person }) => person === code);
    const drawn = own.filter(({ source }) => source === 'draw');
    const objects = drawn.reduce((sum, { count }) => sum + count, 0);
    return { person: code, name, draws: drawn.length, objects, panels: own.length - drawn.length };
  });
  return rows.toSorted((a, b) => b.objects + b.panels - (a.objects + a.panels) || (a.person < b.person ? -1 : 1));
}
