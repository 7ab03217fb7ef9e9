import { asOfNow } from '#kernel/as-of.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { today } from '#kernel/today.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { Question, SurveyFile } from './facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Clock } from '#kernel/request-context.ts';

/** A survey of the users of a standard, to be made with the questions of a questionnaire. */
export type FromQuestionnaire = {
  readonly questionnaire: string;
  readonly id: string;
  readonly name?: string | undefined;
  readonly region: string;
  readonly standard: string;
  readonly k?: number | undefined;
};

type Needs = { readonly knowledge: Pick<Knowledge, 'inForce'>; readonly now: Clock };

/** Those in force today, in the order of their ids. */
export const questionnairesIn = ({ knowledge, now }: Needs): readonly EntryOf<'questionnaire'>[] =>
  knowledge.inForce('questionnaire', { on: today(now()), ...asOfNow });

const fewest = 5;
const scale = ['1', '2', '3', '4', '5'];

/** The survey as its file would say it, in one language. Throws `no-such-questionnaire`. */
export function fromQuestionnaire(needs: Needs, asked: FromQuestionnaire, language: Language): SurveyFile {
  const all = questionnairesIn(needs);
  const found = all.find(({ id }) => id === asked.questionnaire);
  if (found === undefined)
    throw new Problem('not-found', 'no-such-questionnaire', {
      questionnaire: asked.questionnaire,
      known: all.map(({ id }) => id).join(', '),
    });
  return {
    id: asked.id,
    name: asked.name ?? `${found.names[language]} ${asked.standard}`,
    region: asked.region,
    building: null,
    standard: asked.standard,
    k: asked.k ?? fewest,
    questions: found.questions.map((one) => askedIn(one, language)),
  };
}

/** A question in one language; a scale without options has five steps. */
export const askedIn = (
  { id, type, names, options, required = false }: EntryOf<'questionnaire'>['questions'][number],
  language: Language,
): Question => ({
  id,
  type,
  title: names[language],
  options: type === 'text' ? [] : (options?.map((one) => one[language]) ?? scale),
  required,
});
