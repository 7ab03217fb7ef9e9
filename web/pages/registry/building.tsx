import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '../../api.ts';
import { usualZone } from '../../i18n/format.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { useAddress } from '../../ui/address.ts';
import { KnownOn } from '../../ui/known-on.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { YearPick } from '../benchmarking/filters.tsx';
import { QuotaPanel } from '../benchmarking/quota-panel.tsx';
import { readUse } from '../metering/address.ts';
import { CoveragePanel } from '../metering/coverage-panel.tsx';
import { FindingsPanel } from '../metering/findings-panel.tsx';
import { UsePanel } from '../metering/use-panel.tsx';
import { DutiesWay } from '../policy/duties-way.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { waysWords } from './ways-words.ts';
import { registryWords } from './words.ts';

/** One building: its facts, its use over time, its quota, what is measured of it and what is doubtful. */
export function BuildingPage() {
  const { building: code } = useParams({ strict: false });
  const { building: words } = usePageWords(registryWords);
  const [at, go] = useAddress(readUse);
  const query = useQuery(api.registry.building.queryOptions({ input: { building: code ?? '' } }));
  const building = query.data;
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (building === undefined) return <Loading />;
  const zone = typeof building['zone'] === 'string' ? building['zone'] : usualZone;
  return (
    <>
      <PageHeader title={building.name} below={building.code}>
        <YearPick label={words.year} year={at.year} onPick={(year) => go({ year, from: undefined, to: undefined })} />
        <KnownOn />
        <Ways building={building.code} />
      </PageHeader>
      <FactsPanel of={building} />
      <Measured building={building.code} zone={zone} year={at.year} />
      <DutiesWay building={building.code} />
    </>
  );
}

/** What else there is of this building: who changed what, and typing its readings in. */
function Ways({ building }: { readonly building: string }) {
  const { history, typing } = usePageWords(waysWords);
  const me = useMe();
  return (
    <>
      <Link to="/buildings/$building/history" params={{ building }} search={{}}>
        {history}
      </Link>
      {may(me, 'import-readings') ? (
        <Link to="/typing" search={{ building }}>
          {typing}
        </Link>
      ) : null}
    </>
  );
}

function Measured({ building, zone, year }: { readonly building: string; readonly zone: string; readonly year: number }) {
  const doubts = useQuery(api.readings.findings.queryOptions({ input: { building } }));
  const found = doubts.data?.findings;
  const marks = useMemo(
    () => (found ?? []).map(({ from, to, detail }) => ({ from: Date.parse(from), to: Date.parse(to), text: detail })),
    [found],
  );
  return (
    <>
      <UsePanel building={building} zone={zone} marks={marks} />
      <QuotaPanel building={building} year={year} />
      <CoveragePanel building={building} year={year} zone={zone} />
      <FindingsPanel query={doubts} zone={zone} />
    </>
  );
}
