import type { UseQueryResult } from '@tanstack/react-query';
import { useFormat, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { Pick } from '../../ui/pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/table.tsx';
import type { RankingAddress } from './address.ts';
import { BuildingLink } from './ranked-table.tsx';
import type { RankAnswer } from './ranked-table.tsx';
import { benchmarkingWords } from './words.ts';

type Excluded = RankAnswer['excluded'][number];

/** Who is not ranked: each with the reason and what to do about it. */
export function ExcludedTable({
  query,
  at,
  go,
}: {
  readonly query: UseQueryResult<RankAnswer>;
  readonly at: RankingAddress;
  readonly go: Go<RankingAddress>;
}) {
  const format = useFormat();
  const { ranking, reason } = usePageWords(benchmarkingWords);
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined || query.isPlaceholderData) return <Loading />;
  const all = query.data.excluded;
  if (all.length === 0) return <p>{ranking.nobodyExcluded}</p>;
  const counts = Map.groupBy(all, (one) => one.reason);
  const options = [...counts].map(([value, list]) => ({ value, label: `${reason[value] ?? value}（${format.count(list.length)}）` }));
  const columns: Column<Excluded>[] = [
    { key: 'name', title: ranking.name, show: (row) => <BuildingLink code={row.code} name={row.name} year={at.year} /> },
    { key: 'reason', title: ranking.searchReason, show: (row) => reason[row.reason] ?? row.reason },
    { key: 'why', title: ranking.why, show: (row) => row.detail },
  ];
  return (
    <div className="yd-stack">
      <div className="yd-row">
        <Pick
          label={ranking.searchReason}
          value={at.reason}
          options={options}
          onPick={(value) => go({ reason: value })}
          width={240}
          none={ranking.allReasons}
        />
      </div>
      <PlainTable
        label={ranking.excludedTable}
        columns={columns}
        rows={at.reason === undefined ? all : (counts.get(at.reason) ?? [])}
        rowKey={({ code }) => code}
      />
    </div>
  );
}
