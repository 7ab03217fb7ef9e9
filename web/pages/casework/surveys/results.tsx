import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { MeasuredPanel } from './measured.tsx';
import { surveysPageWords } from './words.ts';

type Survey = Awaited<ReturnType<typeof client.surveys.show>>;
type Results = Awaited<ReturnType<typeof client.surveys.results>>;
type Line = { readonly group: string } & Results['groups'][number]['questions'][number];

/** What a closed survey shows: how many answered, each question in total and by group, and what was written. */
export function SurveyResults({ of: { survey, questions } }: { readonly of: Survey }) {
  const words = usePageWords(surveysPageWords);
  const query = useQuery(api.surveys.results.queryOptions({ input: { survey } }));
  const { data } = query;
  if (data === undefined) return query.isPending ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return (
    <>
      <Panel title={words.label.result}>
        <Groups of={data} />
      </Panel>
      <MeasuredPanel survey={survey} />
      {questions.map(({ id, title, type }) =>
        type === 'text' ? (
          <Written key={id} title={title} said={data.questions.find((one) => one.id === id)?.words ?? []} />
        ) : (
          <Question key={id} id={id} title={title} of={data} />
        ),
      )}
    </>
  );
}

function Groups({ of }: { readonly of: Results }) {
  const words = usePageWords(surveysPageWords);
  type Row = { readonly group: string; readonly invited: number; readonly answered: number | null };
  const rows: Row[] = [{ group: words.term.everybody, invited: of.invited, answered: of.answered }, ...of.groups];
  const columns: Column<Row>[] = [
    { key: 'group', title: words.term.group, value: ({ group }) => group },
    { key: 'invited', title: words.term.invited, number: true, value: ({ invited }) => invited },
    { key: 'answered', title: words.term.answered, number: true, value: ({ answered }) => answered ?? words.term.hidden },
  ];
  return <PlainTable label={words.term.group} columns={columns} rows={rows} rowKey={({ group }) => group} />;
}

function Question({ id, title, of }: { readonly id: string; readonly title: string; readonly of: Results }) {
  const words = usePageWords(surveysPageWords);
  const format = useFormat();
  const lines: Line[] = [
    ...of.questions.map((one) => ({ group: words.term.everybody, ...one })),
    ...of.groups.flatMap(({ group, questions }) => questions.map((one) => ({ group, ...one }))),
  ].filter((one) => one.id === id && one.n !== null);
  const columns: Column<Line>[] = [
    { key: 'group', title: words.term.group, value: ({ group }) => group },
    { key: 'n', title: words.term.n, number: true, value: ({ n }) => n ?? undefined },
    { key: 'mean', title: words.term.mean, number: true, value: ({ mean }) => mean ?? undefined },
    {
      key: 'counts',
      title: words.term.counts,
      value: ({ counts }) =>
        Object.entries(counts)
          .map(([option, n]) => `${option}${format.colon}${format.count(n)}`)
          .join(format.pause),
    },
  ];
  return (
    <Panel title={title}>
      {lines.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <PlainTable label={title} columns={columns} rows={lines} rowKey={({ group }) => group} />
      )}
    </Panel>
  );
}

function Written({ title, said }: { readonly title: string; readonly said: readonly string[] }) {
  const words = usePageWords(surveysPageWords);
  return (
    <Panel title={title}>
      {said.length === 0 ? <p>{words.nobody}</p> : <p className="yd-quiet">{words.term.words}</p>}
      <ul>
        {said.map((one, at) => (
          <li key={`${at} ${one}`}>{one}</li>
        ))}
      </ul>
    </Panel>
  );
}
