import { Button, Checkbox } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { MarkedField, TextField } from '../../../ui/marked-field.tsx';
import { surveyFormWords } from './form-words.ts';
import type { QuestionRow } from './survey-form.ts';

/** One question of a survey: its text, how it is answered, and whether it is required. */
export function QuestionFields({
  row: { type, title, options, required },
  nth,
  faults,
  onChange,
  onDrop,
}: {
  readonly row: QuestionRow;
  /** Its number in the survey, as displayed. */
  readonly nth: string;
  /** `title`, `options`. */
  readonly faults: readonly string[];
  readonly onChange: (set: Partial<QuestionRow>) => void;
  readonly onDrop: () => void;
}) {
  const words = usePageWords(surveyFormWords);
  const types = (['choice', 'scale', 'text'] as const).map((value) => ({ value, label: words.types[value] }));
  return (
    <fieldset className="yd-choices">
      <legend>{words.question(nth)}</legend>
      <div className="yd-row yd-row-top">
        <TextField
          label={words.title(nth)}
          width={320}
          value={title}
          fault={faults.includes('title') ? words.bad.title : undefined}
          onChange={(typed) => onChange({ title: typed })}
        />
        <MarkedField label={words.type(nth)} fault={undefined}>
          {({ id }) => <Choice id={id} value={type} options={types} onChoose={(chosen) => onChange({ type: chosen ?? 'choice' })} />}
        </MarkedField>
        <Checkbox checked={required} onChange={({ target }) => onChange({ required: target.checked })}>
          {words.required}
        </Checkbox>
        <Button onClick={onDrop}>{words.drop(nth)}</Button>
      </div>
      {type === 'text' ? null : (
        <MarkedField label={words.options(nth)} fault={faults.includes('options') ? words.bad.options : undefined}>
          {(ids) => (
            <textarea
              {...ids}
              className="yd-area"
              rows={5}
              value={options}
              onChange={({ target }) => onChange({ options: target.value })}
            />
          )}
        </MarkedField>
      )}
    </fieldset>
  );
}
