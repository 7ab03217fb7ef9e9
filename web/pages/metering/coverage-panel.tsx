import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/table.tsx';
import { meteringWords } from './words.ts';

type Row = { readonly start: string; readonly index: number };

/** How much of each month of a year is measured, by energy. */
export function CoveragePanel({ building, year, zone }: { readonly building: string; readonly year: number; readonly zone: string }) {
  const { words, format } = useLanguage();
  const { coverage } = usePageWords(meteringWords);
  const input = { building, from: `${year}-01-01`, to: `${year + 1}-01-01`, step: 'month' as const };
  const query = useQuery(api.metering.completeness.queryOptions({ input }));
  const lines = query.data?.buildings ?? [];
  const rows: Row[] = (query.data?.edges ?? []).slice(0, -1).map((start, index) => ({ start, index }));
  const columns: Column<Row>[] = [
    { key: 'month', title: coverage.month, show: ({ start }) => format.stepStart(start, 'month', zone) },
    ...lines.map(({ carrier, steps }): Column<Row> => {
      const show = ({ index }: Row) => shareOf(steps[index], format.share, coverage.none);
      return { key: carrier, title: words.carrier[carrier], number: true, show };
    }),
  ];
  return (
    <Panel title={coverage.title}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <PlainTable label={coverage.table} columns={columns} rows={rows} rowKey={({ start }) => start} />}
    </Panel>
  );
}

function shareOf(share: number | null | undefined, form: (share: number) => string, none: string): string {
  return share === null || share === undefined ? none : form(share);
}
