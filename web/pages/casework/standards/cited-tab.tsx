import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { standardsPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.standards.cited>>['cited'][number];

/** Cited standards that were withdrawn, and what replaces them. */
function Doubts({ of }: { readonly of: readonly Row[] }) {
  const words = usePageWords(standardsPageWords);
  const findings = of.flatMap((row) => row.findings);
  if (findings.length === 0) return null;
  return <Alert type="warning" title={words.label.findings} description={<FindingList findings={findings} />} />;
}

/** The standards that limits, ratings and policy cite, and whether the library contains them. */
export function CitedTab({ onOpen }: { readonly onOpen: (code: string) => void }) {
  const words = usePageWords(standardsPageWords);
  const format = useFormat();
  const query = useQuery(api.standards.cited.queryOptions());
  const columns: Column<Row>[] = [
    { key: 'number', title: words.field.number, value: ({ number }) => number },
    { key: 'known', title: words.label.standards, value: ({ known }) => words.cited[known] },
    {
      key: 'standards',
      title: words.field.code,
      value: ({ standards }) => standards.join('; ') || undefined,
      show: ({ standards }) =>
        standards.map((code) => (
          <Button key={code} type="link" size="small" onClick={() => onOpen(code)}>
            {code}
          </Button>
        )),
    },
    {
      key: 'status',
      title: words.field.status,
      value: ({ states }) => states.map((state) => words.state[state]).join(format.pause) || undefined,
    },
    {
      key: 'by',
      title: words.label.source,
      value: ({ by }) => by.map(({ kind, entries }) => `${words.citing[kind]}${format.aside(format.count(entries))}`).join(format.pause),
    },
  ];
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.citedMeans}</p>
      <ProblemView error={query.error} again={query.refetch} />
      <Doubts of={query.data?.cited ?? []} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <PlainTable label={words.tabs.cited} columns={columns} rows={query.data.cited} rowKey={({ number }) => number} />
      )}
    </div>
  );
}
