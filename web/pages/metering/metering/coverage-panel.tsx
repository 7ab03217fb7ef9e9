import { useQuery } from '@tanstack/react-query';
import type { Carrier } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { meteringWords } from './words.ts';
import { share } from '../../../ui/cell.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';

type Row = { readonly carrier: Carrier; readonly steps: readonly (number | null)[] };

/** The coverage of each month of a year, by energy. */
export function CoveragePanel({ building, year, zone }: { readonly building: string; readonly year: number; readonly zone: string }) {
  const { words, format } = useLanguage();
  const { coverage } = usePageWords(meteringWords);
  const input = { building, from: `${year}-01-01`, to: `${year + 1}-01-01`, step: 'month' as const, ...useKnownAt() };
  const query = useQuery(api.metering.completeness.queryOptions({ input }));
  const months = (query.data?.edges ?? []).slice(0, -1);
  const columns: Column<Row>[] = [
    { key: 'carrier', title: coverage.carrier, show: ({ carrier }) => words.carrier[carrier] },
    ...months.map((start, index): Column<Row> => {
      return { key: start, title: format.monthOnly(start, zone), number: true, value: ({ steps }) => share(steps[index]) };
    }),
  ];
  return (
    <Panel title={coverage.title(String(year))}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <PlainTable label={coverage.table} columns={columns} rows={query.data.buildings} rowKey={({ carrier }) => carrier} />
      )}
    </Panel>
  );
}
