import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { useAddress } from '../../ui/address.ts';
import { FindingList } from '../../ui/finding-list.tsx';
import { KnownOn, useKnownAt } from '../../ui/known-on.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePlaces } from '../../ui/place-pick.tsx';
import { filtered, pageInput } from '../../ui/table-address.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { readRanking } from './address.ts';
import { ExcludedTable } from './excluded-table.tsx';
import { RankingFilters } from './filters.tsx';
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
  const input = { region: region ?? '', year, carrier, ...(use === undefined ? {} : { use }), ...known, ...pageInput(at) };
  const query = useQuery({
    ...api.benchmarking.rank.queryOptions({ input }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const answer = query.data;
  const count = (number: number | undefined) => (number === undefined ? '…' : format.count(number));
  return (
    <>
      <PageHeader title={ranking.title} below={ranking.below}>
        <KnownOn />
      </PageHeader>
      <RankingFilters at={at} region={region} go={filtered(go)} />
      <FindingList findings={answer?.findings ?? []} />
      <Tabs
        label={ranking.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'excluded' ? tab : undefined, page: undefined })}
        tabs={[
          { key: 'ranked', label: ranking.ranked(count(answer?.count)), show: () => <RankedTable query={query} at={at} go={go} /> },
          {
            key: 'excluded',
            label: ranking.excluded(count(answer?.excluded.length)),
            show: () => <ExcludedTable query={query} at={at} go={go} />,
          },
        ]}
      />
    </>
  );
}
