import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses, stepOf, verdictClasses } from '../../../map/classes.ts';
import type { MapClass } from '../../../map/classes.ts';
import { stepNames } from '../../../map/step-names.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { coverageBounds } from '../../metering/quality/coverage-option.ts';
import { colourings, readCity } from './address.ts';
import type { Colouring } from './address.ts';
import type { City } from './answer.ts';
import { DistrictMap } from './district-map.tsx';
import { MapTable } from './map-table.tsx';
import { areasOf, featuresOf } from './points.ts';
import type { Points } from './points.ts';
import { mapWords } from './map-words.ts';

/** The map of a place: the places below by intensity, or its buildings by verdict, intensity or coverage over their outlines. */
export function MapPanel({ region, year, below }: { readonly region: string; readonly year: number; readonly below: City['below'] }) {
  const words = usePageWords(mapWords);
  const [{ colour: asked }, go] = useAddress(readCity);
  const places = useQuery(api.place.list.queryOptions({ input: { within: region, boundary: true }, staleTime: 600_000 }));
  const outlined = new Set(places.data?.places.flatMap(({ code, boundary }) => (boundary === null || boundary === undefined ? [] : code)));
  // a place with one area below has nothing to compare
  const hasDistricts = below.filter(({ code }) => outlined.has(code)).length > 1;
  const colour = asked === 'district' && !hasDistricts ? 'verdict' : asked;
  const known = useKnownAt();
  const input = { region, year, ...known };
  const points = useQuery({
    ...api.overview.map.queryOptions({ input }),
    placeholderData: keepPreviousData,
    enabled: colour !== 'district',
  });
  // the choice is painted before the map
  const drawn = useDeferredValue(colour);
  const offered = colourings.filter((value) => value !== 'district' || hasDistricts);
  const options = offered.map((value) => ({ value, label: words.byName[value] }));
  return (
    <Panel
      title={words.title}
      actions={<Pick label={words.by} value={colour} options={options} onPick={(chosen) => go({ colour: chosen })} />}
    >
      <ProblemView error={points.error} again={points.refetch} />
      {places.isPending || (points.isPending && points.isEnabled) ? <Loading /> : null}
      {places.data === undefined ? null : colour === 'district' ? (
        <DistrictMap places={places.data.places} below={below} region={region} year={year} />
      ) : points.data === undefined || drawn === 'district' ? null : (
        <Shown points={points.data} places={places.data.places} region={region} year={year} colour={drawn} />
      )}
    </Panel>
  );
}

type OfBuildings = Exclude<Colouring, 'district'>;

function Shown({
  points,
  places,
  region,
  year,
  colour,
}: {
  readonly points: Points;
  readonly places: Parameters<typeof areasOf>[0];
  readonly region: string;
  readonly year: number;
  readonly colour: OfBuildings;
}) {
  const { format } = useLanguage();
  const words = usePageWords(mapWords);
  const { nameOf } = usePlaces();
  const navigate = useNavigate();
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const { classes, classOf } = useClasses(points, colour);
  const toldOf = useTold(points);
  const buildings = useMemo(() => featuresOf(points, classOf, toldOf), [points, classOf, toldOf]);
  const areas = useMemo(() => areasOf(places), [places]);
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const open = useCallback(
    (code: string) => void navigate({ to: '/buildings/$building', params: { building: code }, search: { year } }),
    [navigate, year],
  );
  if (points.code.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <PlaceMap
        label={words.label(nameOf(region), words.byName[colour])}
        areas={areas}
        buildings={buildings}
        classes={classes}
        tiles={tiles}
        number={mapNumber}
        onPick={open}
        table={() => <MapTable points={points} year={year} />}
      />
      {areas.features.length === 0 ? <p className="yd-quiet">{words.noBoundary}</p> : null}
      {points.without === 0 ? null : <p className="yd-quiet">{words.without(format.count(points.without))}</p>}
    </>
  );
}

/** The tooltip of a building: its name, intensity, verdict and coverage. */
function useTold(points: Points): (index: number) => string {
  const { format } = useLanguage();
  const { verdicts } = usePageWords(mapWords);
  return useCallback(
    (index) => {
      const values = [
        format.quantity(points.intensity[index] ?? null, points.unit),
        verdicts[points.verdict[index] ?? 4],
        format.share(points.coverage[index] ?? 0),
      ];
      return `${points.name[index] ?? ''}${format.colon}${values.join(format.comma)}`;
    },
    [points, verdicts, format],
  );
}

/** The classes of the current colouring, and the class of each building. */
function useClasses(
  points: Points,
  colour: OfBuildings,
): { readonly classes: readonly MapClass[]; readonly classOf: (index: number) => number } {
  const { format } = useLanguage();
  const words = usePageWords(mapWords);
  const { mode } = useTheme();
  return useMemo(() => {
    if (colour === 'verdict') return { classes: verdictClasses(mode, words.verdicts), classOf: (index) => points.verdict[index] ?? 4 };
    const bounds = colour === 'intensity' ? points.fifths : coverageBounds;
    const form = (value: number) => (colour === 'intensity' ? format.quantity(value, points.unit) : format.share(value));
    const values = colour === 'intensity' ? points.intensity : points.coverage;
    const names = [...stepNames(bounds, form, words), '', '', '', '', ''].slice(0, 5);
    if (colour === 'coverage') names[4] = words.whole;
    return { classes: stepClasses(mode, [...names, words.unknown]), classOf: (index) => stepOf(values[index], bounds) };
  }, [points, colour, mode, words, format]);
}
