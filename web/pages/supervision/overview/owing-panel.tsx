import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { monthsInWords } from '#kernel/months-in-words.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { viewWords } from './view-words.ts';

type Row = Awaited<ReturnType<typeof client.reminder.missing>>['rows'][number];

/** How many are listed; the rest is on their page. */
const most = 8;

/** Who owes which months, and whose meters fell silent: the first of them. */
export function OwingPanel({ region }: { readonly region: string }) {
  const { owing: words } = usePageWords(viewWords);
  const { format } = useLanguage();
  const { data, error, refetch, isPending } = useQuery(api.reminder.missing.queryOptions({ input: { region, limit: most } }));
  const rows = data?.rows ?? [];
  const columns = useColumns(rows);
  return (
    <Panel
      title={words.title}
      actions={
        data === undefined || data.total === 0 ? null : (
          <Link to="/missing" search={{ region }}>
            {words.all(format.count(data.total))}
          </Link>
        )
      }
    >
      <ProblemView error={error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ShortTable label={words.table} columns={columns} rows={rows} rowKey={({ key }) => key} />
      )}
    </Panel>
  );
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const { words: own, format, language } = useLanguage();
  const { owing: words } = usePageWords(viewWords);
  const organisation = useOrganisationNames(rows.map((row) => row.organisation));
  const what = ({ meter, months, since }: Row) =>
    meter === null
      ? monthsInWords(months, language).join(format.pause)
      : `${meter}${format.colon}${since === null ? words.never : words.since(format.day(since))}`;
  return [
    {
      key: 'building',
      title: words.building,
      value: (row) => row.name ?? row.building,
      show: (row) =>
        row.building === null ? null : (
          <Link to="/buildings/$building" params={{ building: row.building }} search={{}}>
            {row.name ?? row.building}
          </Link>
        ),
    },
    { key: 'carrier', title: words.carrier, value: ({ carrier }) => own.carrier[carrier] },
    { key: 'what', title: words.what, value: what },
    {
      key: 'organisation',
      title: words.organisation,
      value: (row) => (row.organisation === null ? null : organisation(row.organisation)),
    },
  ];
}
