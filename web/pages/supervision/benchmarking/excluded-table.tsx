import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Pick } from '../../../ui/pick.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import type { RankingAddress } from './address.ts';
import { BuildingLink } from './building-link.tsx';
import type { RankAnswer, RankQuestion } from './ranking-question.ts';
import { benchmarkingWords } from './words.ts';

type Excluded = RankAnswer['excluded'][number];

/** Buildings that are not ranked: each with the reason and what to do about it. */
export function ExcludedTable({
  ask,
  reasons,
  at,
  go,
}: {
  readonly ask: RankQuestion;
  readonly reasons: RankAnswer['reasons'];
  readonly at: RankingAddress;
  readonly go: Go<RankingAddress>;
}) {
  const { format } = useLanguage();
  const { ranking, reason: said } = usePageWords(benchmarkingWords);
  const { reason } = at;
  const input = { ...ask, region: ask.region ?? '', limit: 1, ...(reason === undefined ? {} : { reason }) };
  const stretch = ({ limit, offset }: ReturnType<typeof pageInput>) => ({ ...input, excludedLimit: limit, excludedOffset: offset });
  const query = useQuery({
    ...api.benchmarking.rank.queryOptions({ input: stretch(pageInput(at)) }),
    enabled: ask.region !== undefined,
    placeholderData: keepPreviousData,
  });
  const total = reasons.reduce((sum, one) => sum + (reason === undefined || one.reason === reason ? one.count : 0), 0);
  return (
    <div className="yd-stack">
      <div className="yd-row">
        <Pick
          label={ranking.searchReason}
          value={reason}
          options={reasons.map((one) => ({
            value: one.reason,
            label: `${said[one.reason] ?? one.reason}${format.aside(format.count(one.count))}`,
          }))}
          onPick={(value) => filtered(go)({ reason: value })}
          width={240}
          none={ranking.allReasons}
        />
      </div>
      <ServerTable
        label={ranking.excludedTable}
        columns={useColumns(at.year)}
        rows={query.data?.excluded ?? []}
        rowKey={({ code }) => code}
        query={query}
        total={total}
        at={at}
        go={go}
        empty={<p>{ranking.nobodyExcluded}</p>}
        every={{ most: 100_000, ask: async (page) => (await client.benchmarking.rank(stretch(page))).excluded }}
      />
    </div>
  );
}

function useColumns(year: number): Column<Excluded>[] {
  const { words } = useLanguage();
  const { ranking, reason: said } = usePageWords(benchmarkingWords);
  return [
    {
      key: 'name',
      title: ranking.name,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: words.table.code, hidden: true, value: ({ code }) => code },
    { key: 'reason', title: ranking.searchReason, show: (row) => said[row.reason] ?? row.reason },
    { key: 'why', title: ranking.why, show: (row) => row.detail },
  ];
}
