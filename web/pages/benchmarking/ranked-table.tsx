import type { UseQueryResult } from '@tanstack/react-query';
import { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { Figure } from '../../ui/figure.tsx';
import { FirstSteps } from '../../ui/first-steps.tsx';
import { useKnownAt } from '../../ui/as-of.tsx';
import { ServerTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/column.ts';
import { useVerdictText, Verdict } from '../../ui/verdict.tsx';
import type { RankingAddress } from './address.ts';
import { BuildingLink } from './building-link.tsx';
import { benchmarkingWords } from './words.ts';
import { share, whole } from '../../ui/cell.ts';

export type RankAnswer = Awaited<ReturnType<typeof client.benchmarking.rank>>;

/** What every tab of the page is asked with. */
export type RankQuestion = {
  readonly region: string | undefined;
  readonly year: number;
  readonly carrier: RankingAddress['carrier'];
  readonly use?: string;
  readonly knownAt?: string;
};

type Ranked = RankAnswer['buildings'][number];

/** The ranked buildings. Rank and intensity are the server's; the intensity opens. */
export function RankedTable({
  ask,
  query,
  at,
  go,
}: {
  readonly ask: RankQuestion;
  readonly query: UseQueryResult<RankAnswer>;
  readonly at: RankingAddress;
  readonly go: Go<RankingAddress>;
}) {
  const { ranking } = usePageWords(benchmarkingWords);
  const narrowed = at.use !== undefined || at.region !== undefined || useKnownAt().knownAt !== undefined;
  const nobody = !narrowed && query.data?.reasons.length === 0 ? { empty: <NothingYet /> } : {};
  return (
    <ServerTable
      label={ranking.table}
      columns={useColumns(query.data?.unit ?? '', at.year)}
      rows={query.data?.buildings ?? []}
      rowKey={({ code }) => code}
      query={query}
      total={query.data?.count ?? 0}
      at={at}
      go={go}
      every={{
        most: 100_000,
        ask: async (page) => (await client.benchmarking.rank({ ...ask, region: ask.region ?? '', ...page, excludedLimit: 0 })).buildings,
      }}
      {...nobody}
    />
  );
}

function useColumns(unit: string, year: number): Column<Ranked>[] {
  const { words, format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const verdictText = useVerdictText();
  return [
    { key: 'rank', title: ranking.rank, number: true, width: 72, value: (row) => whole(row.rank) },
    {
      key: 'name',
      title: ranking.name,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: words.table.code, hidden: true, value: ({ code }) => code },
    { key: 'use', title: ranking.use, value: (row) => (words.use as Readonly<Record<string, string>>)[row.use] ?? row.use },
    { key: 'area', title: ranking.area, number: true, value: (row) => ({ value: row.floorArea, unit: 'm2' }) },
    { key: 'value', title: ranking.value, number: true, value: (row) => ({ value: row.value, unit: unit.split('/')[0] ?? '' }) },
    {
      key: 'intensity',
      title: ranking.intensity,
      number: true,
      show: (row) => <Figure of={{ value: row.intensity, unit, figure: row.figure }} />,
    },
    {
      key: 'verdict',
      title: ranking.verdict,
      show: (row) => <Verdict verdict={row.verdict} indicative={row.indicative} />,
      value: verdictText,
    },
    { key: 'coverage', title: ranking.coverage, number: true, value: (row) => share(row.coverage) },
    {
      key: 'percentile',
      title: ranking.percentile,
      number: true,
      value: (row) => share(row.percentile / 100),
      show: (row) => <span title={ranking.percentileMeans(format.share(row.percentile / 100))}>{format.share(row.percentile / 100)}</span>,
    },
  ];
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
