import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress, type Go } from '../../../ui/address.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { usePlaces, PlacePick } from '../../../ui/place-pick.tsx';
import { filtered } from '../../../ui/table-address.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { readRanking, measures, type RankingAddress } from './address.ts';
import { ChampionsTable } from './champions-table.tsx';
import { ExcludedTable } from './excluded-table.tsx';
import { useStock } from './stock-question.ts';
import { StockTable } from './stock-table.tsx';
import { benchmarkingWords } from './words.ts';
import { Pick } from '../../../ui/pick.tsx';

/** Every building of a region with use, intensity and verdict, filtered and sorted; the best of each use; the unranked ones, and why. */
export function RankingPage() {
  const { format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const [at, go] = useAddress(readRanking);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = at.region ?? begin;
  const { year, carrier, use } = at;
  const ask = { region, year, carrier, ...(use === undefined ? {} : { use }), ...known };
  const stock = useStock(ask, at);
  const query = useQuery({
    ...api.benchmarking.rank.queryOptions({ input: { ...ask, region: region ?? '', limit: 1, excludedLimit: 0 } }),
    enabled: region !== undefined && at.tab === 'excluded',
    placeholderData: keepPreviousData,
  });
  const reasons = query.data?.reasons ?? [];
  const count = (number: number | undefined) => (number === undefined ? '…' : format.count(number));
  return (
    <>
      <PageHeader title={ranking.title} below={ranking.below}>
        <AsOfPicker />
      </PageHeader>
      <RankingFilters at={at} region={region} go={filtered(go)} />
      <FindingList findings={stock.data?.findings ?? []} />
      <Tabs
        label={ranking.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'ranked' ? undefined : tab, page: undefined })}
        tabs={[
          {
            key: 'ranked',
            label: ranking.ranked(count(stock.data?.ranked)),
            show: () => <StockTable ask={ask} query={stock} at={at} go={go} />,
          },
          { key: 'champions', label: ranking.champions, show: () => <ChampionsTable ask={ask} at={at} /> },
          {
            key: 'excluded',
            label: ranking.excluded(count(stock.data?.excluded)),
            show: () => <ExcludedTable ask={ask} reasons={reasons} at={at} go={go} />,
          },
        ]}
      />
    </>
  );
}

/** The filters of the ranked list: region, year, energy, use. */
function RankingFilters({
  at,
  region,
  go,
}: {
  readonly at: RankingAddress;
  readonly region: string | undefined;
  readonly go: Go<RankingAddress>;
}) {
  const { words } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  return (
    <div className="yd-panel yd-row" role="search" aria-label={ranking.title}>
      <PlacePick label={ranking.region} value={region} onPick={(code) => go({ region: code })} />
      <Pick
        label={ranking.carrier}
        value={at.carrier}
        options={measures.map((value) => ({ value, label: words.carrier[value] }))}
        onPick={(carrier) => go({ carrier })}
      />
      <Pick
        label={ranking.use}
        value={at.use}
        options={Object.entries(words.use).map(([value, label]) => ({ value, label }))}
        onPick={(use) => go({ use })}
        none={ranking.allUses}
      />
    </div>
  );
}
