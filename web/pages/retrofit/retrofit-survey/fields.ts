import { equipmentFieldTerms, equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { Category, Term } from '#kernel/vocabulary.ts';
import { buildingFieldTerms, buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';

/** How a field is answered: a number, words, yes or no, or one of a few. */
export type SurveyField = { readonly name: string; readonly term: Term; readonly kind: 'number' | 'text' | 'yes' | Category };

/** The answer 不清楚: it is recorded, and the value stays unknown. */
export const unclear = '?';

/** What was typed or chosen for one thing, by field; 'yes' and 'no' for yes/no questions. */
export type Answers = Readonly<Record<string, string>>;

const building = (name: keyof typeof buildingFieldTerms, kind: SurveyField['kind']): SurveyField => ({
  name,
  term: buildingFieldTerms[name],
  kind,
});
const device = (name: keyof typeof equipmentFieldTerms, kind: SurveyField['kind']): SurveyField => ({
  name,
  term: equipmentFieldTerms[name],
  kind,
});

/** Structural safety first: it decides whether anything else matters. */
export const buildingAsked: readonly SurveyField[] = [
  { name: 'safe', term: retrofitFieldTerms.safe, kind: 'yes' },
  building('floorArea', 'number'),
  building('heatedArea', 'number'),
  building('roofArea', 'number'),
  building('wallArea', 'number'),
  building('windowArea', 'number'),
  building('structure', buildingValueTerms.structure),
  building('wallU', 'number'),
  building('roofU', 'number'),
  building('windowU', 'number'),
  building('energyMeasures', 'yes'),
];

export const equipmentAsked: readonly SurveyField[] = [
  device('kind', equipmentKindTerms),
  device('name', 'text'),
  device('model', 'text'),
  device('count', 'number'),
  device('capacity', 'number'),
  device('power', 'number'),
  device('hours', 'number'),
  device('efficiency', 'number'),
  device('metric', 'text'),
  device('installed', 'text'),
  device('life', 'number'),
  device('meetsStandard', 'yes'),
  device('unsafe', 'yes'),
  device('worthRepair', 'yes'),
  device('inefficient', 'yes'),
  device('accident', 'yes'),
  device('damaged', 'yes'),
];

const yesTerms = { yes: labelTerms.yes, no: labelTerms.no } as const;

/** The possible answers apart from 不清楚; null if the answer is typed. */
export const choicesOf = ({ kind }: SurveyField): Category | null => (kind === 'yes' ? yesTerms : typeof kind === 'string' ? null : kind);

/** What is sent of answers: those that differ from the earlier ones. 不清楚 is null. */
export function setOf(asked: readonly SurveyField[], answers: Answers, before: Answers): Record<string, string | number | boolean | null> {
  const set: Record<string, string | number | boolean | null> = {};
  for (const { name, kind } of asked) {
    const answer = answers[name]?.trim() ?? '';
    if (answer === '' || answer === before[name]) continue;
    if (answer === unclear) set[name] = null;
    else if (kind === 'yes') set[name] = answer === 'yes';
    else set[name] = kind === 'number' && Number.isFinite(Number(answer)) ? Number(answer) : answer;
  }
  return set;
}

/** Converts such a set back to the answers. */
export function answersOf(set: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => [
      name,
      value === null || value === undefined
        ? unclear
        : typeof value === 'boolean'
          ? value
            ? 'yes'
            : 'no'
          : typeof value === 'string'
            ? value
            : JSON.stringify(value),
    ]),
  );
}
