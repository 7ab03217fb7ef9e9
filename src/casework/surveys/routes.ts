import { implement } from '@orpc/server';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { surveysContract } from './contract.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { Question } from './facts.ts';
import { askedIn } from './questionnaires.ts';
import type { SurveyRow, Surveys } from './surveys.ts';

/** Binds the contract of surveys to their service. @param words those of all slices */
export function surveysRoutes(surveys: Surveys, words: Words) {
  const on = implement(surveysContract).$context<RequestContext>();
  return on.router({
    create: on.create.handler(async ({ input, context: { scope } }) => present(await surveys.create(scope, input.file))),
    questionnaires: on.questionnaires.handler(({ context: { language } }) => ({
      questionnaires: surveys.questionnaires().map((one) => presentQuestionnaire(one, language)),
    })),
    createFrom: on.createFrom.handler(async ({ input, context: { scope, language } }) =>
      present(await surveys.createFrom(scope, input, language)),
    ),
    invite: on.invite.handler(({ input, context: { scope } }) => surveys.invite(scope, input.survey, input.file)),
    close: on.close.handler(async ({ input, context: { scope } }) => present(await surveys.close(scope, input.survey))),
    list: on.list.handler(async ({ input: { standard }, context: { scope } }) => {
      const { rows, total } = await surveys.list(scope, standard);
      return { surveys: rows.map(present), total };
    }),
    show: on.show.handler(async ({ input, context: { scope } }) => present(await surveys.show(scope, input.survey))),
    results: on.results.handler(async ({ input: { survey, ...asked }, context: { scope, language } }) => {
      const { row, groups, questions, measured, findings, ...numbers } = await surveys.results(scope, survey, asked);
      return {
        survey: row.survey,
        ...numbers,
        groups: groups.map((group) => ({ ...group, questions: group.questions.map((one) => ({ ...one, counts: { ...one.counts } })) })),
        questions: questions.map((one) => ({ ...one, counts: { ...one.counts }, words: [...one.words] })),
        measured: measured === null ? null : { ...measured, uses: [...measured.uses] },
        findings: findings.map((one) => tellPlain(one, words, language)),
      };
    }),
    link: {
      open: on.link.open.handler(async ({ input }) => {
        const { name, questions } = await surveys.open(input.link);
        return { name, questions: questions.map(presentQuestion) };
      }),
      answer: on.link.answer.handler(async ({ input }) => {
        await surveys.answer(input.link, input.set);
        return { accepted: true as const };
      }),
    },
  });
}

const presentQuestionnaire = ({ id, names, about, questions, source, status }: EntryOf<'questionnaire'>, language: Language) => ({
  id,
  name: names[language],
  about,
  questions: questions.map((one) => presentQuestion(askedIn(one, language))),
  document: source.document,
  clause: source.clause,
  status,
});

const presentQuestion = (question: Question) => ({
  ...question,
  options: [...question.options],
  required: question.required === true,
});

function present({ survey, name, region, building, standard, k, questions, created, closed, invited }: SurveyRow) {
  return {
    survey,
    name,
    region,
    building,
    standard,
    k,
    state: closed === null ? ('open' as const) : ('closed' as const),
    invited,
    questions: questions.map(presentQuestion),
    created: created.toISOString(),
    closed: closed?.toISOString() ?? null,
  };
}
