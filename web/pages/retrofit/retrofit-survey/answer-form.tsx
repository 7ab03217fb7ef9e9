import { Button } from 'antd';
import { useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { jpegName, scaledPhoto } from '../../supervision/comfort/photo-size.ts';
import { type Answers, answersOf, choicesOf, type SurveyField, setOf, unclear } from './fields.ts';
import { keyOf, type Keeper, type Kept } from './kept.ts';
import { phoneWords } from './phone-words.ts';

/** Larger files are not even read: a phone would not have enough memory to draw them. */
const mostBytes = 50_000_000;

type Props = {
  readonly place: { readonly building: string; readonly equipment: string | null };
  readonly name: string;
  readonly asked: readonly SurveyField[];
  /** The values in the ledger. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly keeper: Keeper;
  readonly kept: Kept;
  readonly onKept: () => void;
  readonly open?: boolean;
};

/** What was answered about one thing and has been received, or waits to be sent. */
function answersGiven({ asked, said, out }: Kept, key: string): Answers {
  const staged = (asked?.staged ?? []).filter((one) => keyOf(one) === key).map(({ set }) => answersOf(set));
  const waiting = out.filter((one) => keyOf(one) === key && one.refused === null).map(({ set }) => answersOf(set ?? {}));
  return Object.assign({}, ...staged, said[key] ?? {}, ...waiting) as Answers;
}

/** The questions about one building or device. What is typed is stored on the phone immediately; once kept, it is sent once. */
export function AnswerForm({ place, name, asked, facts, keeper, kept, onKept, open = false }: Props) {
  const words = usePageWords(phoneWords);
  const [none, setNone] = useState(false);
  const key = keyOf(place);
  const said = answersGiven(kept, key);
  const answers: Answers = { ...said, ...kept.drafts[key] };
  const answer = (field: string, value: string): void => {
    setNone(false);
    keeper.change((before) => ({ ...before, drafts: { ...before.drafts, [key]: { ...before.drafts[key], [field]: value } } }));
  };
  const keep = (): void => {
    const set = setOf(asked, answers, said);
    setNone(Object.keys(set).length === 0);
    if (Object.keys(set).length === 0) return;
    keeper.change((before) => {
      const { [key]: _done, ...drafts } = before.drafts;
      return { ...before, drafts, out: [...before.out, { ...place, entry: crypto.randomUUID(), set, photo: null, refused: null }] };
    });
    onKept();
  };
  return (
    <details open={open}>
      <summary>
        <strong>{place.equipment === null ? words.safety : name}</strong>
      </summary>
      <form
        className="yd-stack"
        aria-label={name}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        {asked.map((field) => (
          <OneField
            key={field.name}
            of={field}
            present={facts[field.name]}
            value={answers[field.name] ?? ''}
            onAnswer={(value) => answer(field.name, value)}
          />
        ))}
        <Photos place={place} keeper={keeper} kept={kept} onKept={onKept} />
        {none ? <p role="status">{words.same}</p> : null}
        <Button type="primary" htmlType="submit" aria-label={words.keepOf(name)}>
          {words.keep}
        </Button>
      </form>
    </details>
  );
}

type FieldProps = {
  readonly of: SurveyField;
  readonly present: unknown;
  readonly value: string;
  readonly onAnswer: (value: string) => void;
};

function OneField({ of, present, value, onAnswer }: FieldProps) {
  const words = usePageWords(phoneWords);
  const { language, format } = useLanguage();
  const choices = choicesOf(of);
  const unit = of.term.unit === undefined ? '' : format.aside(unitSign(of.term.unit));
  const label = `${of.term[language]}${unit}`;
  const [known] = present === null || present === undefined ? [] : [answersOf({ present })['present'] ?? ''];
  const hint = known === undefined ? undefined : words.now(choices === null ? known : termText(choices, known, language));
  const bad = of.kind === 'number' && value !== '' && value !== unclear && !Number.isFinite(Number(value));
  if (choices !== null)
    return (
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        {({ id }) => (
          <Choice
            id={id}
            value={value === '' ? undefined : value}
            none={words.answer.open}
            options={[
              ...Object.entries(choices).map(([code, term]) => ({ value: code, label: term[language] })),
              { value: unclear, label: words.answer.unclear },
            ]}
            onChoose={(chosen) => onAnswer(chosen ?? '')}
          />
        )}
      </Field>
    );
  return (
    <div>
      <Field label={label} {...(bad ? { hint: words.number } : hint === undefined ? {} : { hint })}>
        {(ids) => (
          <input
            {...ids}
            className="yd-choice"
            inputMode={of.kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            maxLength={200}
            disabled={value === unclear}
            aria-invalid={bad}
            value={value === unclear ? '' : value}
            onChange={({ target }) => onAnswer(target.value)}
          />
        )}
      </Field>
      <label className="yd-phone-unclear">
        <input
          type="checkbox"
          aria-label={`${of.term[language]} ${words.answer.unclear}`}
          checked={value === unclear}
          onChange={({ target }) => onAnswer(target.checked ? unclear : '')}
        />
        {words.answer.unclear}
      </label>
    </div>
  );
}

function Photos({ place, keeper, kept, onKept }: Pick<Props, 'place' | 'keeper' | 'kept' | 'onKept'>) {
  const words = usePageWords(phoneWords);
  const [bad, setBad] = useState<readonly string[]>([]);
  const key = keyOf(place);
  const waiting = kept.out.filter((one) => one.set === null && one.refused === null && keyOf(one) === key).length;
  const sent = kept.photos[key] ?? 0;
  const take = async (files: readonly File[]): Promise<void> => {
    const refused: string[] = [];
    for (const file of files) {
      const blob = file.size > mostBytes ? null : await scaledPhoto(file);
      if (blob === null) {
        refused.push(file.size > mostBytes ? words.hugePhoto(file.name) : words.badPhoto(file.name));
        continue;
      }
      const entry = crypto.randomUUID();
      const laid = await keeper.layPhoto(entry, blob).then(
        () => true,
        () => false,
      );
      if (laid)
        keeper.change((before) => ({
          ...before,
          out: [...before.out, { ...place, entry, set: null, photo: jpegName(file.name), refused: null }],
        }));
      else refused.push(words.unkept);
    }
    setBad(refused);
    onKept();
  };
  return (
    <>
      <Field label={words.photo}>
        {(ids) => <FileInput {...ids} accept="image/*" multiple onceEach onFiles={(files) => void take(files)} />}
      </Field>
      {sent + waiting === 0 ? null : <p role="status">{words.photos(sent, waiting)}</p>}
      {bad.map((why) => (
        <Alert key={why} type="error" title={why} />
      ))}
    </>
  );
}
