import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { peoplePageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.people.load>>['people'][number];

/** How often each person was drawn and seated, highest first. */
export function LoadTab() {
  const words = usePageWords(peoplePageWords);
  const { data, error, refetch } = useQuery(api.people.load.queryOptions({ input: {} }));
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: words.field.name,
      value: ({ name }) => name,
      show: ({ person, name }) => (
        <Link to="/people/$person" params={{ person }} search={{}}>
          {name}
        </Link>
      ),
    },
    { key: 'draws', title: words.draws, number: true, value: ({ draws }) => draws },
    { key: 'objects', title: words.objects, number: true, value: ({ objects }) => objects },
    { key: 'panels', title: words.panels, number: true, value: ({ panels }) => panels },
  ];
  return (
    <div className="yd-stack">
      <ProblemView error={error} again={refetch} />
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : data.people.length === 0 ? (
        <p role="status">{words.noLoad}</p>
      ) : (
        <ShortTable label={words.tabs.load} columns={columns} rows={data.people} rowKey={({ person }) => person} />
      )}
    </div>
  );
}
