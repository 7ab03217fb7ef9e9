import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { Alert } from '../../ui/alert.tsx';
import type { Column } from '../../ui/column.ts';
import { Field } from '../../ui/field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { uploadWithProgress } from '../../upload.ts';
import { surveysPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.surveys.list>>['surveys'][number];

/** The surveys of the places that the reader sees, and the way to make the next. */
export function SurveysPage() {
  const words = usePageWords(surveysPageWords);
  const makes = may(useMe(), 'survey');
  const query = useQuery(api.surveys.list.queryOptions());
  const columns: Column<Row>[] = [
    {
      key: 'survey',
      title: words.label.number,
      value: ({ survey }) => survey,
      show: ({ survey }) => (
        <Link to="/surveys/$survey" params={{ survey }} search={{}}>
          {survey}
        </Link>
      ),
    },
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    { key: 'region', title: words.label.place, value: ({ region }) => region },
    { key: 'building', title: words.label.building, value: ({ building }) => building ?? undefined },
    { key: 'invited', title: words.term.invited, number: true, value: ({ invited }) => invited },
  ];
  return (
    <>
      <PageHeader title={words.term.title} below={words.below} />
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data?.surveys.length === 0 ? <p>{words.none}</p> : null}
        {query.data === undefined || query.data.surveys.length === 0 ? null : (
          <PlainTable label={words.term.title} columns={columns} rows={query.data.surveys} rowKey={({ survey }) => survey} />
        )}
        {makes ? <NewSurvey /> : null}
      </div>
    </>
  );
}

const starting = `id: ""
name: ""
region: ""
k: 5
questions:
  - {id: warm, type: scale, title: "", options: [1, 2, 3, 4, 5]}
  - {id: say, type: text, title: ""}
`;

function NewSurvey() {
  const words = usePageWords(surveysPageWords);
  const [text, setText] = useState(starting);
  const make = useMutation({
    mutationFn: async () =>
      client.surveys.create({ file: (await uploadWithProgress(new File([text], 'survey.yaml'), () => undefined)).file }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.surveys.list.key() }),
  });
  return (
    <Panel title={words.newSurvey}>
      <div className="yd-stack">
        <Field label={words.file} hint={words.fileHint}>
          {(ids) => <textarea {...ids} className="yd-area" rows={10} value={text} onChange={({ target }) => setText(target.value)} />}
        </Field>
        <div className="yd-row">
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
            {words.save}
          </Button>
        </div>
        <ProblemView error={make.error} />
        {make.data === undefined ? null : <Alert type="success" role="status" title={words.saved(make.data.survey)} />}
      </div>
    </Panel>
  );
}
