import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { FirstSteps } from '../../../ui/first-steps.tsx';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { YearPick } from '../benchmarking/year-pick.tsx';
import { readCity } from './address.ts';
import { BelowPanel } from './below-panel.tsx';
import { KeyPanel } from './key-panel.tsx';
import { FindingsPanel, LatelyPanel } from './lists.tsx';
import { MissingPanel } from './missing-panel.tsx';
import { GroundsPanel } from './grounds-panel.tsx';
import { TilesPanel } from './tiles-panel.tsx';
import { trailOf } from './trail.ts';
import { UsesPanel } from './uses-panel.tsx';
import { WorstPanel } from './worst-panel.tsx';
import { cityWords } from './words.ts';
import type { City } from './answer.ts';

const Beginning = lazy(async () => ({ default: (await import('../../desk/todo/beginning.tsx')).Beginning }));
const DaysPanel = lazy(async () => ({ default: (await import('./days-panel.tsx')).DaysPanel }));
const MapPanel = lazy(async () => ({ default: (await import('./map-panel.tsx')).MapPanel }));

/** The home page: a place in a year. Figures and lists load first, then the map. */
export function CityPage() {
  const words = usePageWords(cityWords);
  const [at, go] = useAddress(readCity);
  const { places, begin, nameOf, waiting } = usePlaces();
  const known = useKnownAt();
  const region = at.region ?? begin;
  const me = useMe();
  // users who see only their own buildings must not see them presented as the whole place
  const seesOwn = me?.role === 'owner' || me?.role === 'operator';
  const query = useQuery({
    ...api.overview.city.queryOptions({ input: { region: region ?? '', year: at.year, ...known } }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const shown = query.data;
  return (
    <>
      <PageHeader
        title={(seesOwn ? words.ownTitle : words.title)(region === undefined ? '' : nameOf(region))}
        below={<Trail trail={trailOf(places, region)} year={at.year} />}
      >
        <PlacePick label={words.below.name} value={region} onPick={(code) => go({ region: code })} />
        <YearPick label={words.year} year={at.year} onPick={(year) => go({ year })} />
        <AsOfPicker />
        {region === undefined ? null : (
          <Link to="/energy-report" search={{ region }}>
            {words.report}
          </Link>
        )}
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading || (region === undefined && waiting) ? <Loading /> : null}
      {shown === undefined || region === undefined || query.error !== null ? null : (
        <div aria-busy={query.isPlaceholderData}>
          {shown.buildings === 0 ? null : <Panels city={shown} region={region} year={at.year} />}
          <Suspense fallback={null}>
            <Beginning />
          </Suspense>
          {shown.buildings === 0 ? <NothingYet /> : null}
        </div>
      )}
    </>
  );
}

function Panels({ city, region, year }: { readonly city: City; readonly region: string; readonly year: number }) {
  return (
    <>
      <TilesPanel tiles={city.tiles} region={region} year={year} />
      <div className="yd-columns">
        <Suspense fallback={<Later />}>
          <MapPanel region={region} year={year} below={city.below} />
        </Suspense>
        <WorstPanel city={city} region={region} year={year} />
      </div>
      <KeyPanel city={city} />
      <UsesPanel city={city} region={region} year={year} />
      {city.below.length === 0 ? null : <BelowPanel below={city.below} year={year} />}
      <div className="yd-columns">
        <MissingPanel city={city} region={region} year={year} />
        <div>
          <FindingsPanel region={region} />
          <LatelyPanel />
        </div>
      </div>
      {city.carriers.length === 0 ? null : (
        <Suspense fallback={<Later />}>
          <DaysPanel region={region} year={year} carriers={city.carriers.map(({ carrier }) => carrier)} />
        </Suspense>
      )}
      <GroundsPanel city={city} />
    </>
  );
}

/** Reserves the space of a panel that loads after the figures and lists, so that nothing jumps. */
function Later() {
  return (
    <div className="yd-panel yd-later">
      <Loading />
    </div>
  );
}

/** Province, city, county, zone: each a link upwards. */
function Trail({ trail, year }: { readonly trail: readonly { readonly code: string; readonly name: string }[]; readonly year: number }) {
  const { trail: label } = usePageWords(cityWords);
  if (trail.length < 2) return null;
  return (
    <nav aria-label={label}>
      {trail.map(({ code, name }, index) => (
        <span key={code}>
          {index === 0 ? null : ' › '}
          {index === trail.length - 1 ? (
            <span aria-current="page">{name}</span>
          ) : (
            <Link to="/" search={{ region: code, year }}>
              {name}
            </Link>
          )}
        </span>
      ))}
    </nav>
  );
}

function NothingYet() {
  const { first, offered } = usePageWords(cityWords);
  // sees no buildings except the members of its portfolios, which are listed there
  if (useMe()?.role === 'aggregator')
    return (
      <FirstSteps
        title={offered.title}
        steps={[
          { ...offered.portfolios, to: '/portfolios' },
          { ...offered.capability, to: '/capability' },
        ]}
      />
    );
  return <FirstSteps title={first.title} steps={[first.buildings, first.readings, first.people]} />;
}
