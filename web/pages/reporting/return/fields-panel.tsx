import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { FieldBox } from '../../casework/cases/field-box.tsx';
import { textOf, type FieldShown, type ReturnShown } from './shown.ts';
import { returnsPageWords } from './words.ts';

/** Values typed into a return and not saved yet, by field. */
type Typed = Readonly<Record<string, unknown>>;

const keyOf = (account: string, of: string): string => `yaodong.return.${account}.${of}`;

/** What the account had typed into a return in this browser; empty if it was saved or never started. */
function keptValues(account: string, of: string): Typed {
  try {
    return JSON.parse(localStorage.getItem(keyOf(account, of)) ?? '{}') as Typed;
  } catch {
    return {};
  }
}

/** Keeps what is typed; nothing of what is saved. */
function keepValues(account: string, of: string, typed: Typed): void {
  try {
    if (Object.keys(typed).length === 0) localStorage.removeItem(keyOf(account, of));
    else localStorage.setItem(keyOf(account, of), JSON.stringify(typed));
  } catch {
    // full or disabled storage keeps nothing; what was typed is still in the page
  }
}

type Verb = 'fill' | 'submit' | 'amend';

/** What is typed into a return, kept in this browser until it is saved, and what would result from it. */
function useTyping(of: ReturnShown) {
  const me = useMe();
  const { form, period, unit } = of;
  const name = `${form}.${period}.${unit}`;
  const [typed, setTyped] = useState<Typed>(() => keptValues(me?.name ?? '', name));
  const isOpen = !of.locked && (of.state === 'open' || of.state === 'returned');
  const fills = may(me, 'fill-return') && (isOpen || of.state === 'accepted' || of.locked);
  const set = useDeferredValue(typed);
  const isTyped = Object.keys(set).length > 0;
  const weighed = useQuery({
    ...api.return.weigh.queryOptions({ input: { form, period, unit, set: { ...set } } }),
    placeholderData: keepPreviousData,
    enabled: fills && isTyped,
  });
  const change = (next: Typed) => {
    setTyped(next);
    keepValues(me?.name ?? '', name, next);
  };
  const told: WeighedReturn = isTyped && weighed.data !== undefined ? weighed.data : { fields: {}, checks: of.checks, bad: {} };
  return { typed, change, fills, isOpen, told, error: weighed.error };
}

type WeighedReturn = Awaited<ReturnType<typeof client.return.weigh>>;

/** The values of a return, editable if the reader may: faults are shown at their fields while typing, and nothing is lost. */
export function FieldsPanel({ of }: { readonly of: ReturnShown }) {
  const words = usePageWords(returnsPageWords);
  const { typed, change, fills, isOpen, told, error } = useTyping(of);
  const saidOf = (field: string): string[] => {
    const bad = told.bad[field];
    return [...(bad === undefined ? [] : [bad]), ...told.checks.filter(({ fields }) => fields.includes(field)).map(({ detail }) => detail)];
  };
  return (
    <Panel title={words.term.contents}>
      <div className="yd-stack">
        {Object.entries(of.fields).map(([field, one]) => (
          <OneField
            key={field}
            name={field}
            of={one}
            value={Object.hasOwn(typed, field) ? typed[field] : (told.fields[field] ?? one.value)}
            said={saidOf(field)}
            onChange={fills && one.source !== 'computed' ? (value) => change({ ...typed, [field]: value }) : undefined}
          />
        ))}
        {fills ? <StepBox of={of} typed={typed} told={told} isOpen={isOpen} onTaken={() => change({})} /> : null}
        <ProblemView error={error} />
      </div>
    </Panel>
  );
}

type StepParts = {
  readonly of: ReturnShown;
  readonly typed: Typed;
  readonly told: WeighedReturn;
  readonly isOpen: boolean;
  readonly onTaken: () => void;
};

/** Saving and submitting; an error prevents it, a warning requires a note. */
function StepBox({ of: { form, period, unit, seen }, typed, told, isOpen, onTaken }: StepParts) {
  const words = usePageWords(returnsPageWords);
  const [note, setNote] = useState('');
  const step = useMutation({
    mutationFn: (verb: Verb) =>
      client.return[verb]({ form, period, unit, seen, set: { ...typed }, ...(note.trim() !== '' && { note: note.trim() }) }),
    onSuccess: () => {
      onTaken();
      return queryClient.invalidateQueries({ queryKey: api.return.key() });
    },
  });
  const isTyped = Object.keys(typed).length > 0;
  const warns = told.checks.some(({ level }) => level === 'warning');
  const isWrong = told.checks.some(({ level }) => level === 'error') || Object.keys(told.bad).length > 0;
  return (
    <>
      <Field label={warns ? words.warningNote : words.term.note}>
        {(ids) => <Input {...ids} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      {isTyped ? <p className="yd-quiet">{words.kept}</p> : null}
      <div className="yd-row">
        {isOpen ? (
          <Button disabled={!isTyped} loading={step.isPending} onClick={() => step.mutate('fill')}>
            {words.save}
          </Button>
        ) : null}
        <Button
          type="primary"
          disabled={isWrong || (warns && note.trim() === '')}
          loading={step.isPending}
          onClick={() => step.mutate(isOpen ? 'submit' : 'amend')}
        >
          {isOpen ? words.term.submit : words.amend}
        </Button>
      </div>
      <ProblemView error={step.error} />
    </>
  );
}

type OneFieldParts = {
  readonly name: string;
  readonly of: FieldShown;
  readonly value: unknown;
  readonly said: readonly string[];
  readonly onChange: ((value: unknown) => void) | undefined;
};

function OneField({ name, of, value, said, onChange }: OneFieldParts) {
  const words = usePageWords(returnsPageWords);
  const { language, format } = useLanguage();
  const fault = said.length === 0 ? undefined : said.join(format.pause);
  const shown = textOf(of.value);
  const aside = [
    of.source === null ? (of.figure === undefined ? '' : words.notPrefilled) : words.source[of.source],
    of.measured === null ? '' : words.measured(textOf(of.measured)),
    of.previous === null ? '' : words.previous(textOf(of.previous)),
  ].filter((one) => one !== '');
  return (
    <div>
      {onChange === undefined ? (
        <dl className="yd-facts">
          <div>
            <dt>{of.name[language]}</dt>
            <dd>{[textOf(value as FieldShown['value']) || '—', of.unit].join(' ')}</dd>
          </div>
        </dl>
      ) : (
        <FieldBox
          form={
            {
              field: name,
              name: of.name[language],
              type: of.type,
              unit: of.unit === '' ? null : of.unit,
              required: false,
              personal: false,
              options: of.options.map((one) => ({ key: one.key, name: one.name[language] })),
            } as never
          }
          value={value}
          fault={fault}
          byLink={false}
          onChange={onChange}
        />
      )}
      {onChange === undefined && fault !== undefined ? <div role="note">{fault}</div> : null}
      <small className="yd-quiet">
        {aside.join(format.pause)} {of.figure === undefined ? null : <OpenedText figure={of.figure} text={shown === '' ? '—' : shown} />}
      </small>
    </div>
  );
}
