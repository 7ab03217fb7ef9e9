import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { readProgress } from './address.ts';
import { foundWords } from './found-words.ts';
import { poolWords } from './words.ts';

// the words of the documents are loaded with them
const TargetTable = lazy(async () => ({ default: (await import('./progress-tables.tsx')).TargetTable }));
const ByMeasure = lazy(async () => ({ default: (await import('./progress-tables.tsx')).ByMeasure }));

type Progress = Awaited<ReturnType<typeof client.retrofit.progress>>;

/** The progress of a place's pool in a year: what was accepted, against the targets, and what was verified of the estimates. */
export function RetrofitProgressPage() {
  const words = usePageWords(foundWords);
  const pool = usePageWords(poolWords);
  const known = useKnownAt();
  const { begin } = usePlaces();
  const [at, go] = useAddress(readProgress);
  const region = at.region ?? begin;
  const query = useQuery({
    ...api.retrofit.progress.queryOptions({ input: { region: region ?? '', year: at.year, ...known } }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={pool.progress} below={words.progress.below}>
        <AsOfPicker />
        <Link to="/retrofit" search={{}}>
          {pool.title}
        </Link>
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.progress.filter}>
        <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code })} />
      </div>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? query.error === null ? <Loading /> : null : <Shown of={query.data} year={at.year} />}
    </>
  );
}

function Shown({ of: { accepted, verified, targets, findings }, year }: { readonly of: Progress; readonly year: number }) {
  const words = usePageWords(foundWords).progress;
  const { format } = useLanguage();
  return (
    <>
      <FindingList findings={findings} />
      <Panel title={words.accepted}>
        <dl className="yd-facts">
          <Fact name={words.accepted}>{format.count(accepted.projects)}</Fact>
          <Fact name={words.area}>{format.quantity(accepted.area, 'm2')}</Fact>
        </dl>
      </Panel>
      <Panel title={words.targets}>
        {targets.length === 0 ? (
          <p className="yd-quiet">{words.noTargets}</p>
        ) : (
          <Suspense fallback={<Loading />}>
            <TargetTable rows={targets} />
          </Suspense>
        )}
      </Panel>
      <Panel title={words.verified}>
        <dl className="yd-facts">
          <Fact name={words.verified}>{format.count(verified.projects)}</Fact>
          <Fact name={words.estimated}>{format.scaled(verified.estimated, 'kgce')}</Fact>
          <Fact name={words.saved}>{format.scaled(verified.verified, 'kgce')}</Fact>
          <Fact name={words.ratio}>{verified.ratio === null ? format.none : format.share(verified.ratio)}</Fact>
        </dl>
      </Panel>
      <Suspense fallback={<Loading />}>
        <ByMeasure rows={verified.byMeasure} year={year} />
      </Suspense>
    </>
  );
}
