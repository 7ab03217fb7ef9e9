import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { editWords } from './edit-words.ts';

type State = { readonly key: string; readonly name: string };
type Unit = Parameters<typeof client.procedures.setLimits>[0]['limits'][number]['unit'];
type Typed = { readonly count: string; readonly unit: Unit; readonly document: string; readonly clause: string };

const untouched: Typed = { count: '', unit: 'workdays', document: '', clause: '' };
const units = ['workdays', 'days', 'months', 'years'] as const;

/** One field for each state whose term no rule gives: what is set, with its source, becomes the next version. */
export function MissingLimits({ id, states }: { readonly id: string; readonly states: readonly State[] }) {
  const words = usePageWords(editWords);
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const given = states.flatMap(({ key }) => {
    const { count, unit, document, clause } = typed[key] ?? untouched;
    return count.trim() === '' ? [] : [{ state: key, count: Number(count), unit, document, clause }];
  });
  const isWhole = given.every(({ count, document, clause }) => count >= 1 && document.trim() !== '' && clause.trim() !== '');
  const set = useMutation({
    mutationFn: () => client.procedures.setLimits({ id, limits: given }),
    onSuccess: async () => {
      setTyped({});
      await queryClient.invalidateQueries({ queryKey: api.procedures.key() });
    },
  });
  if (states.length === 0)
    return set.data === undefined ? null : <Alert type="success" role="status" title={words.limitsSet(set.data.version)} />;
  return (
    <section className="yd-stack" aria-label={words.missing}>
      <h3>{words.missing}</h3>
      <p className="yd-quiet">
        {words.missingMeans} {words.leaveEmpty}
      </p>
      <form
        className="yd-stack"
        aria-label={words.setLimits}
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate();
        }}
      >
        {states.map(({ key, name }) => (
          <OneLimit
            key={key}
            name={name}
            typed={typed[key] ?? sameSource(typed)}
            onType={(next) => setTyped((all) => ({ ...all, [key]: next }))}
          />
        ))}
        <div className="yd-row">
          <Button type="primary" htmlType="submit" disabled={given.length === 0 || !isWhole} loading={set.isPending}>
            {words.setLimits}
          </Button>
        </div>
      </form>
      <ProblemView error={set.error} />
      {set.data === undefined ? null : <Alert type="success" role="status" title={words.limitsSet(set.data.version)} />}
    </section>
  );
}

/** Terms mostly come from one document: the last one typed is the default of the next field. */
function sameSource(typed: Readonly<Record<string, Typed>>): Typed {
  const last = Object.values(typed).findLast(({ document }) => document.trim() !== '');
  return last === undefined ? untouched : { ...untouched, unit: last.unit, document: last.document };
}

function OneLimit({ name, typed, onType }: { readonly name: string; readonly typed: Typed; readonly onType: (typed: Typed) => void }) {
  const words = usePageWords(editWords);
  return (
    <fieldset className="yd-choices">
      <legend>{words.termOf(name)}</legend>
      <div className="yd-row">
        <Field label={words.label.number}>
          {(ids) => (
            <input
              {...ids}
              className="yd-choice"
              style={{ width: 90 }}
              aria-label={words.countOf(name)}
              inputMode="numeric"
              autoComplete="off"
              value={typed.count}
              onChange={({ target }) => onType({ ...typed, count: target.value.replaceAll(/\D/gu, '').slice(0, 4) })}
            />
          )}
        </Field>
        <Field label={words.label.unit}>
          {() => (
            <Choice
              label={words.unitOf(name)}
              value={typed.unit}
              options={units.map((unit) => ({ value: unit, label: words.unit[unit] }))}
              onChoose={(unit) => onType({ ...typed, unit: unit ?? 'workdays' })}
            />
          )}
        </Field>
        <Field label={words.label.document}>
          {(ids) => <SourceText ids={ids} value={typed.document} onType={(document) => onType({ ...typed, document })} />}
        </Field>
        <Field label={words.label.clause}>
          {(ids) => <SourceText ids={ids} value={typed.clause} onType={(clause) => onType({ ...typed, clause })} />}
        </Field>
      </div>
    </fieldset>
  );
}

function SourceText({
  ids,
  value,
  onType,
}: {
  readonly ids: { readonly id: string };
  readonly value: string;
  readonly onType: (text: string) => void;
}) {
  return (
    <input
      {...ids}
      className="yd-choice"
      style={{ width: 'min(280px, 100%)' }}
      autoComplete="off"
      maxLength={200}
      value={value}
      onChange={({ target }) => onType(target.value)}
    />
  );
}
