import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { uploadWithProgress } from '../../../upload.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { templateWords } from './template-words.ts';

type Template = Awaited<ReturnType<typeof client.caseDocuments.templates>>['templates'][number];

/** The papers that a procedure's steps issue, the template of each, and a Word file of the place that replaces it. */
export function Templates({ id }: { readonly id: string }) {
  const words = usePageWords(templateWords);
  const query = useQuery(api.caseDocuments.templates.queryOptions({ input: { procedure: id } }));
  const keeps = may(useMe(), 'knowledge');
  if (query.data === undefined) return <ProblemView error={query.error} again={query.refetch} />;
  const { templates, tags, rows } = query.data;
  if (templates.length === 0) return null;
  const address = ({ document }: Template) => `/api/case-templates/${encodeURIComponent(id)}/${encodeURIComponent(document)}`;
  const columns = [
    { key: 'name', title: words.label.name, value: ({ name }: Template) => name },
    { key: 'from', title: words.label.source, value: ({ from, file }: Template) => file ?? words.from[from] },
    { key: 'version', title: words.label.version, value: ({ version }: Template) => version },
    {
      key: 'get',
      title: words.label.download,
      value: ({ document }: Template) => document,
      show: (one: Template) => (
        <a href={address(one)} download>
          {words.get(one.name)}
        </a>
      ),
      press: true,
    },
  ];
  return (
    <div className="yd-stack">
      <ShortTable<Template> label={words.papers} columns={columns} rows={templates} rowKey={({ document }) => document} />
      <details>
        <summary>{words.tags}</summary>
        <p className="yd-quiet">{tags.map((tag) => `{${tag}}`).join(' ')}</p>
        {rows.map(({ tag, tags: inner }) => (
          <p key={tag} className="yd-quiet">
            {`{#${tag}} ${inner.map((one) => `{${one}}`).join(' ')} {/${tag}}`}
          </p>
        ))}
      </details>
      {keeps ? templates.map((one) => <Replace key={one.document} procedure={id} of={one} />) : null}
    </div>
  );
}

function Replace({ procedure, of }: { readonly procedure: string; readonly of: Template }) {
  const words = usePageWords(templateWords);
  const state = useMutation({
    mutationFn: async (file: File | null) => {
      const upload = file === null ? null : (await uploadWithProgress(file, () => undefined)).file;
      return client.caseDocuments.stateTemplate({ procedure, document: of.document, file: upload });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.caseDocuments.templates.key() }),
  });
  const stated = state.data?.version ?? null;
  const send = (file: File | undefined) => {
    if (file !== undefined) state.mutate(file);
  };
  return (
    <details>
      <summary>{words.replace(of.name)}</summary>
      <div className="yd-stack">
        <Field label={words.replace(of.name)} hint={words.hint}>
          {(ids) => <FileInput {...ids} accept=".docx" onceEach onFiles={([file]) => send(file)} />}
        </Field>
        {of.from === 'own' ? (
          <div className="yd-row">
            <Button loading={state.isPending} onClick={() => state.mutate(null)}>
              {words.back(of.name)}
            </Button>
          </div>
        ) : null}
        {stated === null ? null : <Alert type="success" title={words.stated(of.name, stated)} />}
        {state.data === undefined || state.data.findings.length === 0 ? null : <FindingList findings={state.data.findings} />}
        <ProblemView error={state.error} />
      </div>
    </details>
  );
}
