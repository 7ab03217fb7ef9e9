import { Button } from 'antd';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FaultLine, TextField } from '../../../ui/marked-field.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { BuildingPick } from '../cases/building-pick.tsx';
import { surveyFormWords } from './form-words.ts';
import { QuestionFields } from './question-fields.tsx';
import { isAtFault, nextQuestion } from './survey-form.ts';
import type { SurveyForm } from './survey-form.ts';

type Parts = {
  readonly form: SurveyForm;
  /** Invalid fields of the file, as the server names them: `questions.0.options`. */
  readonly faults: readonly string[];
  readonly onChange: (form: SurveyForm) => void;
};

/** A survey, field by field and question by question. */
export function SurveyFields(parts: Parts) {
  const { form, faults, onChange } = parts;
  const words = usePageWords(surveyFormWords);
  const format = useFormat();
  const { questions } = form;
  return (
    <div className="yd-stack">
      <Head {...parts} />
      {questions.map((row, at) => (
        <QuestionFields
          key={row.key}
          row={row}
          nth={format.count(at + 1)}
          faults={['title', 'options'].filter((field) => isAtFault(faults, `questions.${at}.${field}`))}
          onChange={(set) => onChange({ ...form, questions: questions.map((one) => (one.key === row.key ? { ...one, ...set } : one)) })}
          onDrop={() => onChange({ ...form, questions: questions.filter(({ key }) => key !== row.key) })}
        />
      ))}
      <FaultLine of={faults.includes('questions') ? words.bad.questions : undefined} />
      <div className="yd-row">
        <Button onClick={() => onChange({ ...form, questions: [...questions, nextQuestion(questions)] })}>{words.add}</Button>
      </div>
    </div>
  );
}

function Head({ form, faults, onChange }: Parts) {
  const words = usePageWords(surveyFormWords);
  const bad = (field: string, said: string): string | undefined => (isAtFault(faults, field) ? said : undefined);
  const codeOf = (text: string): string | undefined => (text === '' ? undefined : text);
  return (
    <div className="yd-row yd-row-top">
      <TextField
        label={words.number}
        hint={words.numberHint}
        value={form.id}
        fault={bad('id', words.bad.id)}
        onChange={(id) => onChange({ ...form, id })}
      />
      <TextField
        label={words.name}
        width={320}
        value={form.name}
        fault={bad('name', words.bad.name)}
        onChange={(name) => onChange({ ...form, name })}
      />
      <div>
        <PlacePick
          label={words.place}
          value={codeOf(form.region)}
          none={words.choose}
          onPick={(region) => onChange({ ...form, region: region ?? '' })}
        />
        <FaultLine of={bad('region', words.bad.place)} />
      </div>
      <div>
        <BuildingPick
          label={words.building}
          value={codeOf(form.building)}
          onPick={(building) => onChange({ ...form, building: building ?? '' })}
        />
        <FaultLine of={bad('building', words.bad.building)} />
      </div>
      <TextField
        label={words.standard}
        hint={words.standardHint}
        value={form.standard}
        fault={bad('standard', words.bad.standard)}
        onChange={(standard) => onChange({ ...form, standard })}
      />
      <TextField
        label={words.threshold}
        hint={words.thresholdHint}
        width={120}
        value={form.k}
        fault={bad('k', words.bad.k)}
        onChange={(k) => onChange({ ...form, k })}
      />
    </div>
  );
}
