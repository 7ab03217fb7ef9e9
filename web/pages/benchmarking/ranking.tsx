import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { useAddress } from '../../ui/address.ts';
import { FindingList } from '../../ui/finding-list.tsx';
import { AsOfPicker, useKnownAt } from '../../ui/as-of.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePlaces } from '../../ui/place-pick.tsx';
import { filtered, pageInput } from '../../ui/table-address.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { readRanking } from './address.ts';
import { ChampionsTable } from './champions-table.tsx';
import { ExcludedTable } from './excluded-table.tsx';
import { RankingFilters } from './filters.tsx';
import { OverTable } from './over-table.tsx';
import { RankedTable } from './ranked-table.tsx';
import { benchmarkingWords } from './words.ts';

/** Every building of a region by its use per square metre, the highest first; who is not ranked, and why. */
export function RankingPage() {
  const { format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const [at, go] = useAddress(readRanking);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = at.region ?? begin;
  const { year, carrier, use } = at;
  const ask = { region, year, carrier, ...(use === undefined ? {} : { use }), ...known };
  const shown = at.tab === 'ranked' ? pageInput(at) : { limit: 1 };
  const query = useQuery({
    ...api.benchmarking.rank.queryOptions({ input: { ...ask, region: region ?? '', ...shown, excludedLimit: 0 } }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const answer = query.data;
  const reasons = answer?.reasons ?? [];
  const notRanked = answer === undefined ? undefined : reasons.reduce((sum, one) => sum + one.count, 0);
  const count = (number: number | undefined) => (number === undefined ? '…' : format.count(number));
  return (
    <>
      <PageHeader title={ranking.title} below={ranking.below}>
        <AsOfPicker />
      </PageHeader>
      <RankingFilters at={at} region={region} go={filtered(go)} />
      <FindingList findings={answer?.findings ?? []} />
      <Tabs
        label={ranking.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'ranked' ? undefined : tab, page: undefined })}
        tabs={[
          {
            key: 'ranked',
            label: ranking.ranked(count(answer?.count)),
            show: () => <RankedTable ask={ask} query={query} at={at} go={go} />,
          },
          { key: 'champions', label: ranking.champions, show: () => <ChampionsTable ask={ask} at={at} /> },
          { key: 'over', label: ranking.over, show: () => <OverTable ask={ask} at={at} go={go} /> },
          {
            key: 'excluded',
            label: ranking.excluded(count(notRanked)),
            show: () => <ExcludedTable ask={ask} reasons={reasons} at={at} go={go} />,
          },
        ]}
      />
    </>
  );
}
