import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { AnnouncePanel } from './announce-panel.tsx';
import { drawsWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.draws.list>>['draws'][number];

/** The draws of the places that the reader sees, and a form to announce the next. */
export function DrawsPage() {
  const words = usePageWords(drawsWords);
  const announces = may(useMe(), 'draw');
  const query = useQuery(api.draws.list.queryOptions());
  const columns: Column<Row>[] = [
    {
      key: 'draw',
      title: words.label.number,
      value: ({ draw }) => draw,
      show: ({ draw }) => (
        <Link to="/draws/$draw" params={{ draw }} search={{}}>
          {draw}
        </Link>
      ),
    },
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    { key: 'source', title: words.term.source, value: ({ source }) => source },
    { key: 'knownFrom', title: words.term.knownFrom, value: ({ knownFrom }) => instant(knownFrom) },
  ];
  return (
    <>
      <PageHeader title={words.term.title} below={words.below} />
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data?.draws.length === 0 ? <p>{words.none}</p> : null}
        {query.data === undefined || query.data.draws.length === 0 ? null : (
          <PlainTable
            label={words.term.title}
            columns={columns}
            rows={query.data.draws}
            total={query.data.total}
            rowKey={({ draw }) => draw}
          />
        )}
        {announces ? <AnnouncePanel /> : null}
      </div>
    </>
  );
}
