import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { reminderWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.reminder.byRegion>>['rows'][number];

/** How many buildings of each region owe each month: each number leads to those buildings. */
export function ByRegion() {
  const words = usePageWords(reminderWords);
  const { data, error, refetch } = useQuery(api.reminder.byRegion.queryOptions({ input: {} }));
  const { format } = useLanguage();
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined || data.rows.length === 0) return null;
  const columns: Column<Row>[] = [
    { key: 'region', title: words.region, value: ({ name }) => name },
    { key: 'buildings', title: words.buildings, value: ({ buildings }) => buildings },
    ...data.months.map((month, at): Column<Row> => ({
      key: month,
      title: month,
      value: ({ owing }) => owing[at],
      show: ({ owing, region, name }) => {
        const count = format.count(owing[at] ?? 0);
        return owing[at] === 0 ? (
          count
        ) : (
          <Link to="/missing" search={{ kind: 'months', region, month }} aria-label={words.show(name, month, count)}>
            {count}
          </Link>
        );
      },
    })),
    { key: 'offline', title: words.kinds.offline, value: ({ offline }) => offline },
  ];
  return (
    <Panel title={words.byRegion}>
      <PlainTable label={words.byRegion} columns={columns} rows={data.rows} rowKey={({ region }) => region} />
    </Panel>
  );
}
