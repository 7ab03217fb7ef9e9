import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { FirstSteps } from '../../../ui/first-steps.tsx';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { cityViews, readCity, type CityView } from './address.ts';
import { StateView } from './state-view.tsx';
import { viewWords } from './view-words.ts';
import { trailOf } from './trail.ts';
import { cityWords } from './words.ts';
import type { City } from './answer.ts';

const Beginning = lazy(async () => ({ default: (await import('../../desk/todo/beginning.tsx')).Beginning }));
const UseView = lazy(async () => ({ default: (await import('./use-view.tsx')).UseView }));
const DataView = lazy(async () => ({ default: (await import('./data-view.tsx')).DataView }));

/** The overview of a place in a year: how it stands, what it uses, what is known of it. */
export function CityPage() {
  const words = usePageWords(cityWords);
  const [at, go] = useAddress(readCity);
  const { places, begin, nameOf, empty, waiting } = usePlaces();
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
  // a new city begins with its guide
  if (empty !== false && at.region === undefined && may(me, 'import-registry'))
    return empty === 'asked' ? <Loading /> : <Navigate to="/start" replace />;
  return (
    <>
      <PageHeader
        title={(seesOwn ? words.ownTitle : words.title)(region === undefined ? '' : nameOf(region))}
        below={<Trail trail={trailOf(places, region)} year={at.year} view={at.view} />}
      >
        <PlacePick label={words.below.name} value={region} onPick={(code) => go({ region: code })} />
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
          {shown.buildings === 0 ? null : (
            <Views city={shown} region={region} year={at.year} view={at.view} onView={(view) => go({ view })} />
          )}
          {shown.buildings > 0 && at.view === 'state' ? (
            <Suspense fallback={null}>
              <div className="yd-beginning">
                <Beginning />
              </div>
            </Suspense>
          ) : null}
          {shown.buildings === 0 ? <NothingYet /> : null}
        </div>
      )}
    </>
  );
}

type Shown = { readonly city: City; readonly region: string; readonly year: number };

/** One of the three views; the others are asked for when they are opened. */
function Views({ view, onView, ...of }: Shown & { readonly view: CityView; readonly onView: (view: CityView) => void }) {
  const words = usePageWords(viewWords);
  const show = {
    state: () => <StateView {...of} />,
    use: () => <UseView {...of} />,
    data: () => <DataView {...of} />,
  };
  return (
    <Tabs
      label={words.label}
      active={view}
      onChoose={onView}
      tabs={cityViews.map((key) => ({
        key,
        label: words.views[key],
        show: () => <Suspense fallback={<Loading />}>{show[key]()}</Suspense>,
      }))}
    />
  );
}

/** Province, city, county, zone: each a link upwards. */
function Trail({
  trail,
  year,
  view,
}: {
  readonly trail: readonly { readonly code: string; readonly name: string }[];
  readonly year: number;
  readonly view: CityView;
}) {
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
            <Link to="/" search={{ region: code, year, view: view === 'state' ? undefined : view }}>
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
  const me = useMe();
  // sees no buildings except the members of its portfolios, which are listed there
  if (me?.role === 'aggregator')
    return (
      <FirstSteps
        title={offered.title}
        steps={[
          { ...offered.portfolios, to: '/portfolios' },
          { ...offered.capability, to: '/capability' },
        ]}
      />
    );
  return (
    <Panel title={first.title}>
      {may(me, 'import-registry') ? <Link to="/start">{first.start}</Link> : <p className="yd-quiet">{first.later}</p>}
    </Panel>
  );
}
