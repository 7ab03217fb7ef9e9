import type { UseQueryResult } from '@tanstack/react-query';
import type { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { Figure } from '../../ui/figure.tsx';
import { FirstSteps } from '../../ui/first-steps.tsx';
import { useKnownAt } from '../../ui/known-on.tsx';
import { ServerTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/table.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import type { RankingAddress } from './address.ts';
import { BuildingLink } from './building-link.tsx';
import { benchmarkingWords } from './words.ts';

export type RankAnswer = Awaited<ReturnType<typeof client.benchmarking.rank>>;

/** What every tab of the page is asked with. */
export type RankAsk = {
  readonly region: string | undefined;
  readonly year: number;
  readonly carrier: RankingAddress['carrier'];
  readonly use?: string;
  readonly knownAt?: string;
};

type Ranked = RankAnswer['buildings'][number];

/** The ranked buildings. Rank and intensity are the server's; the intensity opens. */
export function RankedTable({
  query,
  at,
  go,
}: {
  readonly query: UseQueryResult<RankAnswer>;
  readonly at: RankingAddress;
  readonly go: Go<RankingAddress>;
}) {
  const { words, format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const unit = query.data?.unit ?? '';
  const columns: Column<Ranked>[] = [
    { key: 'rank', title: ranking.rank, number: true, width: 72, show: (row) => format.count(row.rank) },
    { key: 'name', title: ranking.name, show: (row) => <BuildingLink code={row.code} name={row.name} year={at.year} /> },
    { key: 'use', title: ranking.use, show: (row) => (words.use as Readonly<Record<string, string>>)[row.use] ?? row.use },
    { key: 'area', title: ranking.area, number: true, show: (row) => format.quantity(row.floorArea, 'm2') },
    { key: 'value', title: ranking.value, number: true, show: (row) => format.quantity(row.value, unit.split('/')[0] ?? '') },
    {
      key: 'intensity',
      title: ranking.intensity,
      number: true,
      show: (row) => <Figure of={{ value: row.intensity, unit, figure: row.figure }} />,
    },
    { key: 'verdict', title: ranking.verdict, show: (row) => <Verdict verdict={row.verdict} indicative={row.indicative} /> },
    { key: 'coverage', title: ranking.coverage, number: true, show: (row) => format.share(row.coverage) },
    {
      key: 'percentile',
      title: ranking.percentile,
      number: true,
      show: (row) => <span title={ranking.percentileMeans(format.share(row.percentile / 100))}>{format.share(row.percentile / 100)}</span>,
    },
  ];
  const narrowed = at.use !== undefined || at.region !== undefined || useKnownAt().knownAt !== undefined;
  const nobody = !narrowed && query.data?.reasons.length === 0 ? { empty: <NothingYet /> } : {};
  return (
    <ServerTable
      label={ranking.table}
      columns={columns}
      rows={query.data?.buildings ?? []}
      rowKey={({ code }) => code}
      query={query}
      total={query.data?.count ?? 0}
      at={at}
      go={go}
      {...nobody}
    />
  );
}

function NothingYet() {
  const { first } = usePageWords(benchmarkingWords);
  return (
    <FirstSteps
      title={first.title}
      steps={[first.buildings, first.readings, first.people].map((step) => ({ ...step, to: '/start' as const }))}
    />
  );
}
