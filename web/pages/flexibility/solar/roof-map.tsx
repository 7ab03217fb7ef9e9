import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { termText } from '#kernel/vocabulary.ts';
import { roofTerms } from '#flexibility/solar-potential/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses, stepOf } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { stepNames } from '../../../map/step-names.ts';
import { useAddress } from '../../../ui/address.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { mapWords } from '../../supervision/overview/map-words.ts';
import { areasOf, fifthsOf } from '../../supervision/overview/points.ts';
import { readRoofs } from './address.ts';
import { solarPageWords } from './words.ts';

type Roof = Awaited<ReturnType<typeof client.solarPotential.list>>['buildings'][number];
type Placed = Roof & { readonly latitude: number; readonly longitude: number };

const isPlaced = (roof: Roof): roof is Placed => roof.latitude !== null && roof.longitude !== null;

/** Roofs of a place on the map, by the share that carries photovoltaics or by what they could still carry; each links to its building. */
export function RoofMap({
  roofs,
  region,
  table,
}: {
  readonly roofs: readonly Roof[];
  readonly region: string;
  readonly table: () => ReactNode;
}) {
  const map = usePageWords(mapWords);
  const { language, format } = useLanguage();
  const [{ colour }, go] = useAddress(readRoofs);
  const nameOf = usePlaces().nameOf;
  const navigate = useNavigate();
  const places = useQuery(api.place.list.queryOptions({ input: { within: region, boundary: true }, staleTime: 600_000 }));
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const placed = useMemo(() => roofs.filter(isPlaced), [roofs]);
  const { classes, buildings } = useDrawn(placed, colour);
  const areas = useMemo(() => areasOf(places.data?.places ?? []), [places.data]);
  const open = useCallback(
    (code: string) => void navigate({ to: '/buildings/$building', params: { building: code }, search: { tab: 'photovoltaics' } }),
    [navigate],
  );
  const options = (['share', 'capacityKw'] as const).map((value) => ({ value, label: termText(roofTerms, value, language) }));
  const name = termText(roofTerms, colour, language);
  const missing = roofs.length - placed.length;
  return (
    <Panel
      title={map.title}
      actions={
        <Pick
          label={map.by}
          value={colour}
          options={options}
          onPick={(chosen) => go({ colour: chosen === 'share' ? undefined : chosen })}
        />
      }
    >
      {placed.length === 0 ? (
        <p>{map.none}</p>
      ) : (
        <PlaceMap
          label={map.label(nameOf(region), name)}
          areas={areas}
          buildings={buildings}
          classes={classes}
          tiles={tiles}
          number={mapNumber}
          onPick={open}
          table={table}
        />
      )}
      {missing === 0 || placed.length === 0 ? null : <p className="yd-quiet">{map.without(format.count(missing))}</p>}
    </Panel>
  );
}

/** Points of roofs with their classes: quintiles of the known values. */
function useDrawn(roofs: readonly Placed[], colour: 'share' | 'capacityKw') {
  const map = usePageWords(mapWords);
  const words = usePageWords(solarPageWords);
  const { format } = useLanguage();
  const { mode } = useTheme();
  return useMemo(() => {
    const form = (value: number): string => (colour === 'share' ? format.share(value) : format.quantity(value, 'kW'));
    // most roofs carry none: quintiles over all would be 0 and 0
    const bounds = fifthsOf(roofs.map((roof) => roof[colour]).filter((value) => value !== 0));
    const told = (value: number | null): string => (value === null ? map.unknown : form(value));
    const features = roofs.map((roof) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [roof.longitude, roof.latitude] },
      properties: {
        code: roof.code,
        name: roof.name,
        class: stepOf(roof[colour], bounds),
        told: `${words.bar(roof.name, told(roof.share))}${format.comma}${format.quantity(roof.capacityKw, 'kW')}`,
      },
    }));
    return {
      classes: stepClasses(mode, [...stepNames(bounds, form, map), map.unknown]),
      buildings: { type: 'FeatureCollection' as const, features },
    };
  }, [roofs, colour, mode, format, map, words]);
}
