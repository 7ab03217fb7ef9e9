import { Button, Input } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { draftFrom, draftOf, keptMapping } from './draft.ts';
import type { Draft, Inspection } from './draft.ts';
import type { Kind } from './kinds.ts';
import { importWords } from './words.ts';

type Props = { readonly kind: Kind; readonly seen: Inspection; readonly draft: Draft; readonly change: (draft: Draft) => void };

/** Settings kept for files with the same header, and applied again. */
export function Profiles({ kind, seen, draft, change }: Props) {
  const { file } = usePageWords(importWords);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const query = useQuery(api.imports.profiles.list.queryOptions({ input: { kind } }));
  const settle = { onSuccess: () => query.refetch() };
  const save = useMutation({ ...api.imports.profiles.save.mutationOptions(), ...settle });
  const remove = useMutation({ ...api.imports.profiles.remove.mutationOptions(), ...settle });
  const profiles = query.data?.profiles ?? [];
  const use = (id: string | undefined) => {
    setChosen(id);
    const profile = profiles.find((one) => String(one.id) === id);
    if (profile !== undefined) change(draftFrom(kind, profile.mapping, seen.header, draftOf(seen)));
  };
  return (
    <Panel title={file.profile}>
      <p className="yd-quiet">{file.profileHint}</p>
      <div className="yd-row">
        {profiles.length === 0 ? null : (
          <Field label={file.useProfile}>
            {({ id }) => (
              <Choice
                id={id}
                value={chosen}
                none={file.choose}
                options={profiles.map((one) => ({ value: String(one.id), label: one.name }))}
                onChoose={use}
              />
            )}
          </Field>
        )}
        {chosen === undefined ? null : (
          <Button
            onClick={() => {
              remove.mutate({ id: Number(chosen) });
              setChosen(undefined);
            }}
          >
            {file.removeProfile}
          </Button>
        )}
        <Field label={file.profileName}>
          {(ids) => <Input {...ids} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Button
          disabled={name.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate({ kind, name: name.trim(), header: [...seen.header], mapping: keptMapping(kind, draft, seen) })}
        >
          {file.saveProfile}
        </Button>
        <span role="status">{save.isSuccess && save.variables.name === name.trim() ? file.saved : ''}</span>
      </div>
      <ProblemView error={save.error ?? remove.error} />
    </Panel>
  );
}
