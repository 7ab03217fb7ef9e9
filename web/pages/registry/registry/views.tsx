import { Button, Input } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { parseSearch } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { listWords } from './list-words.ts';

/** Views of a list that the account has saved on the server: conditions, order and columns under a name. */
export function Views({ of = 'buildings' }: { readonly of?: 'buildings' | 'cases' }) {
  const { views: words } = usePageWords(listWords);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const query = useQuery(api.registry.views.list.queryOptions({ input: { of } }));
  const settle = { onSuccess: () => query.refetch() };
  const save = useMutation({ ...api.registry.views.save.mutationOptions(), ...settle });
  const remove = useMutation({ ...api.registry.views.remove.mutationOptions(), ...settle });
  const navigate = useNavigate();
  const views = query.data?.views ?? [];
  const open = (id: string | undefined) => {
    setChosen(id);
    const view = views.find((one) => String(one.id) === id);
    if (view !== undefined) void navigate({ to: of === 'cases' ? '/cases' : '/buildings', search: parseSearch(view.address) });
  };
  return (
    <details className="yd-views">
      <summary>{words.title}</summary>
      <p className="yd-quiet">{words.hint}</p>
      <div className="yd-row">
        {views.length === 0 ? null : (
          <Field label={words.use}>
            {({ id }) => (
              <Choice
                id={id}
                value={chosen}
                none={words.choose}
                options={views.map((one) => ({ value: String(one.id), label: one.name }))}
                onChoose={open}
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
            {words.remove}
          </Button>
        )}
        <Field label={words.name}>
          {(ids) => <Input {...ids} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Button
          disabled={name.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate({ name: name.trim(), address: location.search.slice(1), of })}
        >
          {words.save}
        </Button>
        <span role="status">{save.isSuccess && save.variables.name === name.trim() ? words.saved : ''}</span>
      </div>
      <ProblemView error={query.error ?? save.error ?? remove.error} />
    </details>
  );
}
