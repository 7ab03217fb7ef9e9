import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { isRecalled } from '#kernel/source-status.ts';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Status } from '../../platform/knowledge/status.tsx';
import { returnsPageWords } from './words.ts';

type FormRow = Awaited<ReturnType<typeof client.return.forms>>['forms'][number];

/** The forms in force, each with its version and how certain it is; and the check of a file of forms. */
export function FormsTab() {
  const words = usePageWords(returnsPageWords);
  const { language } = useLanguage();
  const query = useQuery(api.return.forms.queryOptions({ input: undefined }));
  const columns: Column<FormRow>[] = [
    { key: 'name', title: words.term.form, value: ({ names }) => names[language] },
    { key: 'version', title: words.label.code, value: ({ id, version }) => `${id}@${version}` },
    { key: 'period', title: words.term.period, value: ({ period }) => words.every[period] },
    {
      key: 'status',
      title: words.label.state,
      value: ({ status }) => status,
      show: ({ status }) => (
        <>
          <Status of={status} /> {isRecalled(status) ? <small className="yd-quiet">{words.recalled}</small> : null}
        </>
      ),
    },
    { key: 'source', title: words.label.remarks, value: ({ document, clause }) => `${document} ${clause}` },
  ];
  return (
    <div className="yd-stack">
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? (
        query.error === null ? (
          <Loading />
        ) : null
      ) : (
        <ShortTable label={words.tabs.forms} columns={columns} rows={query.data.forms} rowKey={({ id }) => id} />
      )}
      <CheckPanel />
    </div>
  );
}

type FormFile = { readonly name: string; readonly text: string };

function CheckPanel() {
  const words = usePageWords(returnsPageWords);
  const { format } = useLanguage();
  const mayAdd = may(useMe(), 'knowledge');
  const [file, setFile] = useState<FormFile>();
  const check = useMutation({ mutationFn: (one: FormFile) => client.return.check(one) });
  const add = useMutation({
    mutationFn: (one: FormFile) => client.return.add(one),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.return.key() }),
  });
  const take = async (given: File | undefined) => {
    if (given === undefined) return;
    const one = { name: given.name, text: await given.text() };
    setFile(one);
    add.reset();
    check.mutate(one);
  };
  const ids = (check.data?.forms ?? []).map(({ id, version }) => `${id}@${version}`).join(format.and);
  return (
    <Panel title={words.checkForm}>
      <Field label={words.formFile}>
        {(own) => <FileInput {...own} accept=".yaml,.yml" onceEach onFiles={([one]) => void take(one)} />}
      </Field>
      <ProblemView error={check.error ?? add.error} />
      {check.data === undefined ? null : <p role="status">{words.sound(ids)}</p>}
      {mayAdd && check.data !== undefined && file !== undefined ? (
        <Button loading={add.isPending} disabled={add.isSuccess} onClick={() => add.mutate(file)}>
          {words.addForm}
        </Button>
      ) : null}
    </Panel>
  );
}
