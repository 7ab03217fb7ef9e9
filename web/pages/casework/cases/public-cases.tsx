import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { publicCasesWords } from './public-words.ts';

type Row = Awaited<ReturnType<typeof client.cases.published.list>>['cases'][number];
type Seal = Awaited<ReturnType<typeof client.cases.published.seals>>['seals'][number];

const pageSize = 50;

/** What cases have published, and the seals of their records, for anyone. */
export function PublicCasesPage() {
  const words = usePageWords(publicCasesWords);
  const { words: all } = useLanguage();
  useEffect(() => {
    document.title = `${words.title} · ${all.app.name}`;
  }, [words.title, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
        <Link to="/sign-in" search={{}}>
          {words.signIn}
        </Link>
      </header>
      <main className="yd-main" id="main" aria-label={words.title}>
        <div className="yd-page-head">
          <div>
            <h1>{words.title}</h1>
            <div className="yd-quiet">{words.means}</div>
          </div>
        </div>
        <div className="yd-stack">
          <Published />
          <Seals />
        </div>
      </main>
    </div>
  );
}

function Published() {
  const words = usePageWords(publicCasesWords);
  const [search, setSearch] = useState<string>();
  const [limit, setLimit] = useState(pageSize);
  const input = { limit, ...(search !== undefined && { search }) };
  const query = useQuery({ ...api.cases.published.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const columns = useColumns();
  return (
    <Panel title={words.term.title}>
      <SearchField label={words.term.search} text={search} onSearch={setSearch} />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : query.data.total === 0 ? (
        <p role="status">{words.none}</p>
      ) : (
        <ShortTable<Row> label={words.title} columns={columns} rows={query.data.cases} rowKey={(row) => row.case} />
      )}
      {query.data !== undefined && query.data.total > limit ? (
        <Button onClick={() => setLimit(limit + pageSize)}>{words.more}</Button>
      ) : null}
    </Panel>
  );
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(publicCasesWords);
  const format = useFormat();
  const told = ({ fieldTexts, fieldNames }: Row) =>
    Object.entries(fieldTexts)
      .map(([name, text]) => `${fieldNames[name] ?? name}${format.colon}${text}`)
      .join(format.pause);
  return [
    { key: 'procedure', title: words.term.procedure, value: (row) => row.procedureName },
    { key: 'organisation', title: words.label.organisation, value: (row) => row.organisation ?? undefined },
    { key: 'building', title: words.label.building, value: (row) => row.building ?? undefined },
    { key: 'state', title: words.label.state, value: (row) => row.stateName },
    {
      key: 'withdrawal',
      title: words.term.withdrawal,
      value: ({ withdrawn }) => withdrawn?.detail,
      show: ({ withdrawn }) => (withdrawn === null ? null : <FindingList findings={[withdrawn]} />),
    },
    { key: 'number', title: words.number, value: (row) => Object.values(row.numbers).join(format.pause) || undefined },
    { key: 'remarks', title: words.label.remarks, value: (row) => told(row) || undefined },
    { key: 'published', title: words.published, value: (row) => format.instant(row.published) },
  ];
}

function Seals() {
  const words = usePageWords(publicCasesWords);
  const query = useQuery(api.cases.published.seals.queryOptions());
  const columns: Column<Seal>[] = [
    { key: 'day', title: words.label.day, value: (row) => row.day },
    { key: 'cases', title: words.cases, value: (row) => row.cases, number: true },
    { key: 'seal', title: words.seal, value: (row) => row.seal },
  ];
  return (
    <Panel title={words.seals}>
      <p className="yd-quiet">{words.sealsMean}</p>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? null : (
        <ShortTable<Seal> label={words.seals} columns={columns} rows={query.data.seals} rowKey={(row) => row.day} />
      )}
    </Panel>
  );
}
