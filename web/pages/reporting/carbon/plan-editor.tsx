import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { saveText } from '../../casework/draws/save.ts';
import { pathwayPageWords } from './pathway-words.ts';

// the code that parses and writes plans is heavy, and loads after the page is shown
const Sliders = lazy(async () => ({ default: (await import('./sliders.tsx')).Sliders }));

export type NamedPlan = { readonly name: string; readonly text: string };

/** As many as can be distinguished in one picture. */
const mostPlans = 5;

/** A name that no other plan has: pictures and tables distinguish plans by it. */
function newName(plans: readonly NamedPlan[], wanted: string): string {
  const taken = new Set(plans.map(({ name }) => name));
  let name = wanted;
  for (let at = 2; taken.has(name); at += 1) name = `${wanted} (${at})`;
  return name;
}

type Props = {
  readonly plans: readonly NamedPlan[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly onText: (text: string) => void;
  readonly onPlans: (plans: readonly NamedPlan[], chosen: number) => void;
};

/** Plans: typed, opened, copied, and the shares of their measures adjusted by sliders. */
export function PlanEditor({ plans, at, onChoose, onText, onPlans }: Props) {
  const words = usePageWords(pathwayPageWords);
  const plan = plans[at] as NamedPlan;
  const add = (name: string, text: string) => onPlans([...plans, { name: newName(plans, name), text }], plans.length);
  const others = plans.filter((_, place) => place !== at);
  const drop = () => onPlans(others, 0);
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
        <Button disabled={plans.length === 1} onClick={drop}>
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
      <Suspense fallback={null}>
        <Sliders text={plan.text} onText={onText} />
      </Suspense>
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
