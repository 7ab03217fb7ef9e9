import { Button, Input } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { uploadWithProgress } from '../../../upload.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { EntryChoice } from '../../../ui/entry-choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { formWords } from './form-words.ts';

type Previewed = Awaited<ReturnType<typeof client.flexibility.events.add>>;
type Given = Parameters<typeof client.flexibility.events.add>[0];

const empty = { code: '', programme: '', from: '', to: '', kw: '' };
type Typed = typeof empty;

/** Calls an event: shows first who would commit what, and calls it by a second click. */
export function EventForm({ portfolio }: { readonly portfolio: string }) {
  const words = usePageWords(formWords);
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Typed>(empty);
  const [direction, setDirection] = useState<'down' | 'up'>('down');
  const [file, setFile] = useState<File>();
  const [shown, setShown] = useState<{ readonly given: Given; readonly told: Previewed }>();
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setShown(undefined);
  };
  if (!may(useMe(), 'keep-events')) return null;
  const send = async () => {
    if (shown !== undefined) {
      await client.flexibility.events.add(shown.given);
      await queryClient.invalidateQueries({ queryKey: api.flexibility.key() });
      await navigate({ to: '/response-events/$event', params: { event: shown.given.code }, search: {} });
      return;
    }
    const { code, programme, from, to, kw } = typed;
    const named = { code: code.trim(), programme: programme.trim(), portfolio, from: from.trim(), to: to.trim(), direction };
    const commit = file === undefined ? {} : { file: (await uploadWithProgress(file, () => undefined)).file };
    const given: Given = { ...named, ...commit, ...(kw.trim() !== '' && { kw: kw.trim() }) };
    setShown({ given, told: await client.flexibility.events.add({ ...given, preview: true }) });
  };
  const incomplete = [typed.code, typed.programme, typed.from, typed.to].some((one) => one.trim() === '');
  return (
    <Panel title={words.addEvent}>
      <SignInForm
        submit={shown === undefined ? words.preview : words.callEvent}
        check={() => (incomplete ? words.missing : undefined)}
        send={send}
        block={false}
      >
        <EventFields
          typed={typed}
          direction={direction}
          onType={change}
          onDirection={(value) => {
            setDirection(value);
            setShown(undefined);
          }}
          onFile={(one) => {
            setFile(one);
            setShown(undefined);
          }}
        />
        {shown === undefined ? null : <Dispatch of={shown.told} again={() => setShown(undefined)} />}
      </SignInForm>
    </Panel>
  );
}

function EventFields({
  typed,
  direction,
  onType,
  onDirection,
  onFile,
}: {
  readonly typed: Typed;
  readonly direction: 'down' | 'up';
  readonly onType: (part: Partial<Typed>) => void;
  readonly onDirection: (direction: 'down' | 'up') => void;
  readonly onFile: (file: File | undefined) => void;
}) {
  const words = usePageWords(formWords);
  const text = (field: keyof Typed, label: string, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => <Input {...ids} value={typed[field]} onChange={({ target }) => onType({ [field]: target.value })} />}
    </Field>
  );
  const options = (['down', 'up'] as const).map((value) => ({ value, label: words.direction[value] }));
  return (
    <div className="yd-row">
      {text('code', words.of.event)}
      <Field label={words.of.programme}>
        {({ id }) => <EntryChoice kind="programme" id={id} value={typed.programme} onChoose={(programme) => onType({ programme })} />}
      </Field>
      {text('from', words.of.from, words.timeHint)}
      {text('to', words.of.to)}
      <Field label={words.of.direction}>
        {({ id }) => <Choice id={id} value={direction} options={options} onChoose={(value) => onDirection(value ?? 'down')} />}
      </Field>
      {text('kw', words.kwAsked, words.kwHint)}
      <Field label={words.commitFile}>{(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([one]) => onFile(one)} />}</Field>
    </div>
  );
}

function Dispatch({ of, again }: { readonly of: Previewed; readonly again: () => void }) {
  const words = usePageWords(formWords);
  const columns: Column<Previewed['members'][number]>[] = [
    { key: 'building', title: words.member.building, value: ({ building }) => building },
    { key: 'kw', title: words.of.committed, number: true, value: ({ committedKw }) => ({ value: committedKw, unit: 'kW' }) },
  ];
  return (
    <div className="yd-stack">
      <p role="status">{words.dispatched(of.members.length, of.committedKw, of.shortKw ?? 0)}</p>
      <FindingList findings={of.findings} />
      <PlainTable label={words.dispatch} columns={columns} rows={of.members} rowKey={({ building }) => building} />
      <div>
        <Button onClick={again}>{words.changeIt}</Button>
      </div>
    </div>
  );
}
