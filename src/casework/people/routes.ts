import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { adding, editing, editInWords, historyOf } from '#platform/ledger/kind-routes.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { peopleContract } from './contract.ts';
import type { Load, Person } from './facts.ts';
import type { People } from './people.ts';

/** All people in the scope, as a file. */
export const peopleDownloads = (people: People, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'people', all: 'All people that are seen', header: people.header, rows: people.rows, action: 'see-people' }, needs),
];

/** Binds the contract of people and posts to their service. @param words those of all slices */
export function peopleRoutes(people: People, words: Words) {
  const on = implement(peopleContract).$context<RequestContext>();
  return on.router({
    importPeople: on.importPeople.handler(importing(words, people.importPeople)),
    list: on.list.handler(({ input, context }) => people.list(context.scope, input)),
    specialities: on.specialities.handler(({ context: { language } }) => ({
      specialities: people.specialities().map(({ code, names, words: others, source, status }) => ({
        code,
        name: names[language],
        words: [...others],
        document: source.document,
        clause: source.clause,
        status,
      })),
    })),
    get: on.get.handler(({ input: { person, knownAt }, context }) => people.get(context.scope, person, { knownAt })),
    edit: on.edit.handler(editing('people', words, people.edit)),
    add: on.add.handler(adding(words, people.add)),
    strike: on.strike.handler(async ({ input: { person, ...asked }, context }) =>
      editInWords(await people.strike(context.scope, person, asked), words, context),
    ),
    history: on.history.handler(historyOf('person', people.history)),
    load: on.load.handler(async ({ input: { person }, context }) => {
      const loads = await people.loads(context.scope, person === undefined ? undefined : [person]);
      const named = await people.find(context.scope, [...new Set(loads.map((one) => one.person))]);
      return { people: summed(loads, named), loads };
    }),
    training: {
      importFile: on.training.importFile.handler(importing(words, people.importTraining)),
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

/** Draws, their objects and panels of each person, highest load first. */
function summed(loads: readonly Load[], people: readonly Person[]) {
  const rows = people.map(({ code, name }) => {
    const own = loads.filter(({ person }) => person === code);
    const drawn = own.filter(({ source }) => source === 'draw');
    const objects = drawn.reduce((sum, { count }) => sum + count, 0);
    return { person: code, name, draws: drawn.length, objects, panels: own.length - drawn.length };
  });
  return rows.toSorted((a, b) => b.objects + b.panels - (a.objects + a.panels) || (a.person < b.person ? -1 : 1));
}
