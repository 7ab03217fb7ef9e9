import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { bases, readCarbon } from './address.ts';
import { CarbonMap } from './carbon-map.tsx';
import { CertificatesTab, FactorsTab } from './lists.tsx';
import { RowsTab } from './rows-tab.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { carbonWords } from './words.ts';
import { YearPanel } from './year-panel.tsx';

/**
 * The carbon dioxide of a place: a year with measured and estimated separately, the years before, by district, use and building, factors,
 * certificates.
 */
export function CarbonPage() {
  const words = usePageWords(carbonWords);
  const [at, go] = useAddress(readCarbon);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = at.region ?? begin;
  const input = { region: region ?? '', year: at.year, basis: at.basis, ...(at.basis === 'location' && { estimate: true }), ...known };
  const query = useQuery({
    ...api.carbon.inventory.queryOptions({ input }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
        {region === undefined ? null : (
          <Link to="/carbon-pathway" search={{ region, year: at.year }}>
            {words.pathway}
          </Link>
        )}
      </PageHeader>
      <div className="yd-panel yd-row" role="search" aria-label={words.title}>
        <PlacePick label={words.place} value={region} onPick={(code) => go({ region: code })} />
        <Pick
          label={words.of.basis}
          value={at.basis}
          options={bases.map((value) => ({ value, label: words.bases[value] }))}
          onPick={(basis) => go({ basis })}
        />
      </div>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? query.isError ? null : <Loading /> : <YearPanel of={query.data} />}
      {region === undefined ? null : (
        <>
          <TrendPanel at={at} region={region} known={known} />
          <CarbonMap at={at} region={region} known={known} />
          <Tabs
            label={words.rows}
            active={at.tab}
            onChoose={(tab) => go({ tab: tab === 'rows' ? undefined : tab })}
            tabs={[
              { key: 'rows', label: words.rows, show: () => <RowsTab at={at} region={region} known={known} go={go} /> },
              { key: 'factors', label: words.factors, show: () => <FactorsTab region={region} known={known} /> },
              { key: 'certificates', label: words.of.certificates, show: () => <CertificatesTab year={at.year} known={known} /> },
            ]}
          />
        </>
      )}
    </>
  );
}
