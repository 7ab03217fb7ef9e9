import type { FeatureCollection } from 'geojson';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { verdictClasses } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { areasOf } from '../../supervision/overview/points.ts';
import { narrowing, type PoolAddress, type RetrofitState } from './address.ts';
import { poolWords } from './words.ts';

type Placed = Awaited<ReturnType<typeof client.retrofit.map>>['placed'][number];

/** The class of a state, in the order of the map's colours: planned, done, under way, before a plan, withdrawn. */
const classOf: Readonly<Record<RetrofitState, number>> = {
  planned: 0,
  contracted: 0,
  accepted: 1,
  verified: 1,
  works: 2,
  found: 3,
  surveyed: 3,
  estimated: 3,
  withdrawn: 4,
};

/** The buildings of projects at their locations, coloured by the state of the project. A click opens the project. */
export function MapView({ at }: { readonly at: PoolAddress }) {
  const words = usePageWords(poolWords);
  const query = useQuery(api.retrofit.map.queryOptions({ input: narrowing(at) }));
  return (
    <Panel title={words.view.map}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? (
        query.error === null ? (
          <Loading />
        ) : null
      ) : (
        <Drawn placed={query.data.placed} total={query.data.total} region={at.region} />
      )}
    </Panel>
  );
}

type Drawing = { readonly placed: readonly Placed[]; readonly total: number; readonly region: string | undefined };

function Drawn({ placed, total, region }: Drawing) {
  const words = usePageWords(poolWords);
  const { words: ui, format } = useLanguage();
  const { mode } = useTheme();
  const { begin } = usePlaces();
  const navigate = useNavigate();
  const within = region ?? begin;
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const places = useQuery({
    ...api.place.list.queryOptions({ input: { within: within ?? '', boundary: true }, staleTime: 600_000 }),
    enabled: within !== undefined,
  });
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const areas = useMemo(() => areasOf(places.data?.places ?? []), [places.data]);
  const { planned, done, early } = words.map;
  const { works, withdrawn: gone } = words.state;
  const classes = useMemo(() => verdictClasses(mode, [planned, done, works, early, gone]), [mode, planned, done, works, early, gone]);
  const buildings = useMemo(
    () => pointsOf(placed, (one) => `${one.name}${format.colon}${words.state[one.state]}`),
    [placed, words, format],
  );
  const open = useCallback((code: string) => void navigate({ to: '/retrofit/projects/$code', params: { code }, search: {} }), [navigate]);
  const without = placed.length - buildings.features.length;
  return (
    <>
      {buildings.features.length === 0 ? (
        <p className="yd-quiet">{words.map.none}</p>
      ) : (
        <PlaceMap
          label={words.map.label}
          areas={areas}
          buildings={buildings}
          classes={classes}
          tiles={tiles}
          number={mapNumber}
          onPick={open}
          fit={buildings}
          table={() => <TableOf placed={placed} />}
        />
      )}
      {total <= placed.length ? null : <p className="yd-quiet">{ui.table.cut(format.count(placed.length), format.count(total))}</p>}
      {without === 0 ? null : <p className="yd-quiet">{words.map.without(format.count(without))}</p>}
    </>
  );
}

/** The same for users who do not see the map. */
function TableOf({ placed }: { readonly placed: readonly Placed[] }) {
  const words = usePageWords(poolWords);
  return (
    <PlainTable
      label={words.map.label}
      rows={placed}
      rowKey={({ project, building }) => `${project} ${building}`}
      columns={[
        { key: 'name', title: words.field.name, value: ({ name }) => name },
        { key: 'state', title: words.field.state, value: ({ state }) => words.state[state] },
        { key: 'building', title: words.label.building, value: ({ building }) => building },
      ]}
    />
  );
}

const pointsOf = (placed: readonly Placed[], say: (one: Placed) => string): FeatureCollection => ({
  type: 'FeatureCollection',
  features: placed.flatMap((one) =>
    one.longitude === null || one.latitude === null
      ? []
      : [
          {
            type: 'Feature' as const,
            geometry: { type: 'Point' as const, coordinates: [one.longitude, one.latitude] },
            properties: { code: one.project, name: one.name, class: classOf[one.state], told: say(one) },
          },
        ],
  ),
});
