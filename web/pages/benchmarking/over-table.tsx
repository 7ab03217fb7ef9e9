import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { Figure } from '../../ui/figure.tsx';
import { ServerTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/column.ts';
import { pageInput } from '../../ui/table-address.ts';
import type { RankingAddress } from './address.ts';
import { BuildingLink } from './building-link.tsx';
import type { RankQuestion } from './ranked-table.tsx';
import { benchmarkingWords } from './words.ts';

type Over = Awaited<ReturnType<typeof client.benchmarking.over>>['buildings'][number];

/** Who is over a verified constraint value, the furthest first. Who is over one that is not verified is counted and not named. */
export function OverTable({ ask, at, go }: { readonly ask: RankQuestion; readonly at: RankingAddress; readonly go: Go<RankingAddress> }) {
  const { words, format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const { carrier: _every, ...asked } = ask;
  const input = { ...asked, region: asked.region ?? '' };
  const query = useQuery({
    ...api.benchmarking.over.queryOptions({ input: { ...input, ...pageInput(at) } }),
    enabled: asked.region !== undefined,
    placeholderData: keepPreviousData,
  });
  const columns: Column<Over>[] = [
    {
      key: 'name',
      title: ranking.name,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={at.year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: words.table.code, hidden: true, value: ({ code }) => code },
    {
      key: 'use',
      title: ranking.use,
      show: ({ use }) => (words.use as Readonly<Record<string, string>>)[use ?? ''] ?? use ?? words.figure.none,
    },
    { key: 'carrier', title: ranking.carrier, show: ({ carrier }) => words.carrier[carrier] },
    {
      key: 'corrected',
      title: ranking.corrected,
      number: true,
      show: (row) => <Figure of={{ value: row.corrected, unit: row.unit, figure: row.figure }} />,
    },
    {
      key: 'constraint',
      title: ranking.constraint,
      number: true,
      show: (row) => <Figure of={{ value: row.constraint, unit: row.unit }} />,
    },
    { key: 'times', title: ranking.times, number: true, value: (row) => row.times },
  ];
  const { indicative = 0, unknown = 0 } = query.data ?? {};
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{ranking.overMeans}</p>
      {indicative > 0 ? <p>{ranking.overIndicative(format.count(indicative))}</p> : null}
      {unknown > 0 ? <p>{ranking.overUnknown(format.count(unknown))}</p> : null}
      <ServerTable
        label={ranking.overTable}
        columns={columns}
        rows={query.data?.buildings ?? []}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p>{ranking.nobodyOver}</p>}
        every={{ most: 100_000, ask: async (page) => (await client.benchmarking.over({ ...input, ...page })).buildings }}
      />
    </div>
  );
}
