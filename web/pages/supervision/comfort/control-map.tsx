import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses, stepOf } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { stepNames } from '../../../map/step-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { areasOf } from '../overview/points.ts';
import { ControlBuildings, type ControlShown } from './control-lists.tsx';
import { controlWords } from './control-words.ts';
import type { PlaceControl } from './answer.ts';

/** The bounds between colours; they do not indicate what is allowed. */
const colourBounds = [0.01, 0.1, 0.25, 0.5];

/** Buildings at their locations over the outlines of districts, both coloured by the share of hours outside. */
export function ControlMap(shown: ControlShown) {
  const { control, period } = shown;
  const { format } = useLanguage();
  const words = usePageWords(controlWords);
  const { nameOf } = usePlaces();
  const { mode } = useTheme();
  const navigate = useNavigate();
  const { region } = control;
  const places = useQuery(api.place.list.queryOptions({ input: { within: region, boundary: true }, staleTime: 600_000 }));
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const classes = useMemo(() => {
    const names = stepNames(colourBounds, format.share, { below: words.below, between: words.between, from: words.fromOn });
    return stepClasses(mode, [...names, words.unknown]);
  }, [mode, words, format]);
  const { buildings, areas, unplaced } = useShapes(control, places.data?.places);
  const open = useCallback(
    (code: string) => void navigate({ to: '/buildings/$building/temperature', params: { building: code }, search: period }),
    [navigate, period],
  );
  return (
    <Panel title={words.map}>
      <ProblemView error={places.error} again={places.refetch} />
      {places.isPending ? <Loading /> : null}
      {places.data === undefined || (buildings.features.length === 0 && areas.features.length === 0) ? null : (
        <PlaceMap
          label={words.mapBuildings(nameOf(region))}
          areas={areas}
          buildings={buildings}
          classes={classes}
          tiles={tiles}
          number={mapNumber}
          onPick={open}
          table={() => <ControlBuildings {...shown} />}
        />
      )}
      {unplaced === 0 ? null : <p className="yd-quiet">{words.unplaced(format.count(unplaced))}</p>}
    </Panel>
  );
}

type Places = Parameters<typeof areasOf>[0];

/** What the map draws: each building and district with its class and its tooltip. */
function useShapes(control: PlaceControl, places: Places | undefined) {
  const { format } = useLanguage();
  const { unknown } = usePageWords(controlWords);
  return useMemo(() => {
    const told = ({ name, share }: { readonly name: string; readonly share: number | null }): string =>
      `${name}${format.colon}${share === null ? unknown : format.share(share)}`;
    const placed = control.buildings.filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
    const own = new Map(control.places.filter(({ code }) => code !== control.region).map((one) => [one.code, one]));
    return {
      unplaced: control.buildings.length - placed.length,
      buildings: {
        type: 'FeatureCollection' as const,
        features: placed.map((one) => ({
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: [one.longitude as number, one.latitude as number] },
          properties: { code: one.code, name: one.name, class: stepOf(one.share, colourBounds), told: told(one) },
        })),
      },
      areas: areasOf(
        (places ?? []).filter(({ code }) => own.size === 0 || own.has(code)),
        (code) => {
          const one = own.get(code);
          return one === undefined ? undefined : { class: stepOf(one.share, colourBounds), told: told(one) };
        },
      ),
    };
  }, [control, places, unknown, format]);
}
