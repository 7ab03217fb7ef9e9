import { Button, Slider } from 'antd';
import { useMemo } from 'react';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { saveText } from '../draws/save.ts';
import { pathwayPageWords } from './pathway-words.ts';
import { measuresIn, withShare } from './plan-text.ts';

export type NamedPlan = { readonly name: string; readonly text: string };

/** As many as can be told apart in one picture. */
const mostPlans = 5;

type Props = {
  readonly plans: readonly NamedPlan[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly onText: (text: string) => void;
  readonly onPlans: (plans: readonly NamedPlan[], chosen: number) => void;
};

/** Plans: typed, opened, copied, and the shares of their measures slid. */
export function PlanEditor({ plans, at, onChoose, onText, onPlans }: Props) {
  const words = usePageWords(pathwayPageWords);
  const plan = plans[at] as NamedPlan;
  const add = (name: string, text: string) => onPlans([...plans, { name, text }], plans.length);
  return (
    <div className="yd-stack">
      <div className="yd-row yd-row-top">
        <Field label={words.plans}>
          {({ id }) => (
            <Choice
              id={id}
              value={String(at)}
              options={plans.map(({ name }, place) => ({ value: String(place), label: name }))}
              onChoose={(place) => onChoose(Number(place ?? 0))}
            />
          )}
        </Field>
        <Button disabled={plans.length >= mostPlans} onClick={() => add(words.planName(plans.length + 1), plan.text)}>
          {words.add}
        </Button>
        <Button
          disabled={plans.length === 1}
          onClick={() =>
            onPlans(
              plans.filter((_, place) => place !== at),
              0,
            )
          }
        >
          {words.drop}
        </Button>
        <Button onClick={() => saveText(`${plan.name}.yaml`, plan.text)}>{words.save}</Button>
        <Field label={words.open}>
          {(ids) => (
            <FileInput
              {...ids}
              accept=".yaml,.yml,.json"
              onceEach
              disabled={plans.length >= mostPlans}
              onFiles={([file]) => file !== undefined && void file.text().then((text) => add(file.name, text))}
            />
          )}
        </Field>
      </div>
      <Sliders text={plan.text} onText={onText} />
      <Field label={words.text} hint={words.textHint}>
        {(ids) => (
          <textarea
            {...ids}
            className="yd-area yd-code"
            rows={16}
            spellCheck={false}
            maxLength={500_000}
            value={plan.text}
            onChange={({ target }) => onText(target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** A year's share in half per cents; a slider that ends at all of it cannot be set finely. */
const step = 0.005;
const usualMost = 0.2;

function Sliders({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const words = usePageWords(pathwayPageWords);
  const { format } = useLanguage();
  const measures = useMemo(() => measuresIn(text), [text]);
  if (measures.length === 0) return null;
  return (
    <fieldset className="yd-stack">
      <legend>{words.sliders}</legend>
      {measures.map(({ at, id, share }) => (
        <div key={`${at} ${id}`} className="yd-row">
          <span>
            {id} {format.share(share)}
          </span>
          <Slider
            style={{ width: 260, maxWidth: '100%' }}
            ariaLabelForHandle={words.slider(id)}
            min={0}
            max={Math.max(usualMost, share)}
            step={step}
            value={share}
            tooltip={{ formatter: null }}
            onChange={(next) => onText(withShare(text, at, next))}
          />
        </div>
      ))}
    </fieldset>
  );
}
