export type QuestionType = 'choice' | 'scale' | 'text';

/** A question as typed; its options one per line. */
export type QuestionRow = {
  readonly key: number;
  readonly type: QuestionType;
  readonly title: string;
  readonly options: string;
  readonly required: boolean;
};

/** A survey as typed; an empty text is an absent field. */
export type SurveyForm = {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly building: string;
  /** The code of the standard whose users are asked. */
  readonly standard: string;
  /** The minimum number of answers for which anything is shown. */
  readonly k: string;
  readonly questions: readonly QuestionRow[];
};

export const emptySurvey: SurveyForm = {
  id: '',
  name: '',
  region: '',
  building: '',
  standard: '',
  k: '5',
  questions: [{ key: 0, type: 'scale', title: '', options: '1\n2\n3\n4\n5', required: false }],
};

/** The form with the questions of a questionnaire in place of its own; a name that was typed stays. */
export function withQuestions(form: SurveyForm, { name, questions }: Questionnaire): SurveyForm {
  return {
    ...form,
    name: form.name.trim() === '' ? `${name} ${form.standard}`.trim() : form.name,
    questions: questions.map(({ type, title, options, required }, key) => ({ key, type, title, options: options.join('\n'), required })),
  };
}

type Questionnaire = {
  readonly name: string;
  readonly questions: readonly {
    readonly type: QuestionType;
    readonly title: string;
    readonly options: readonly string[];
    readonly required: boolean;
  }[];
};

/** A new question below the existing ones. */
export function nextQuestion(rows: readonly QuestionRow[]): QuestionRow {
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
  return { key, type: 'choice', title: '', options: '', required: false };
}

/**
 * The survey as a file: YAML, one question per line, numbered in their order. Anything that is not a number is written unchanged, so that
 * it is refused.
 */
export function surveyText({ id, name, region, building, standard, k, questions }: SurveyForm): string {
  const rows = questions.map(({ type, title, options, required }, at) => {
    const question = {
      id: `q${at + 1}`,
      type,
      ...(title.trim() !== '' && { title: title.trim() }),
      ...(type !== 'text' && { options: linesOf(options) }),
      ...(required && { required }),
    };
    return `  - ${JSON.stringify(question)}\n`;
  });
  return [
    `id: ${text(id)}\n`,
    name.trim() === '' ? '' : `name: ${text(name)}\n`,
    `region: ${text(region)}\n`,
    building.trim() === '' ? '' : `building: ${text(building)}\n`,
    standard.trim() === '' ? '' : `standard: ${text(standard)}\n`,
    `k: ${/^\d{1,9}$/u.test(k.trim()) ? k.trim() : text(k)}\n`,
    rows.length === 0 ? 'questions: []\n' : `questions:\n${rows.join('')}`,
  ].join('');
}

const text = (typed: string): string => JSON.stringify(typed.trim());

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Fields that the form requires although the file may omit them: the text of the question. */
export function ownFaults({ questions }: SurveyForm): readonly string[] {
  return questions.flatMap(({ title }, at) => (title.trim() === '' ? [`questions.${at}.title`] : []));
}

/** Whether one of the fields is this one, or inside it. */
export function isAtFault(fields: readonly string[], field: string): boolean {
  return fields.some((one) => one === field || one.startsWith(`${field}.`));
}
