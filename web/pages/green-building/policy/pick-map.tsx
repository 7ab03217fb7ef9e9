import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Feature, FeatureCollection } from 'geojson';
import { useMemo, useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { PlaceMap } from '../../../map/map.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { Loading } from '../../../ui/states.tsx';
import { policyWords } from './words.ts';

const none: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The most specific of the places that contain a spot: a county before its city, a city before its province. */
export function nearest(codes: readonly string[]): string | undefined {
  const zeros = (code: string): number => /0*$/u.exec(code)?.[0].length ?? 0;
  return codes.toSorted((a, b) => zeros(a) - zeros(b))[0];
}

/**
 * A map to choose on: the outlines of places, and above them what is drawn.
 * @param drawn emphasised outlines and spots
 * @param onSpot the spot, and the place that contains it
 */
export function PickMap({
  label,
  hint,
  drawn,
  onSpot,
  onPlace,
}: {
  readonly label: string;
  /** What a click does. */
  readonly hint?: string;
  readonly drawn: readonly Feature[];
  readonly onSpot: (longitude: number, latitude: number, place: string | undefined) => void;
  /** For users who choose from the list instead of the map. */
  readonly onPlace?: (code: string) => void;
}) {
  const { map: words } = usePageWords(policyWords);
  const { begin, places: named } = usePlaces();
  const places = useQuery({
    ...api.place.list.queryOptions({ input: { ...(begin === undefined ? {} : { within: begin }), boundary: true }, staleTime: 600_000 }),
    enabled: begin !== undefined,
  });
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const outlines = useMemo(() => outlinesOf(places.data?.places ?? []), [places.data]);
  const areas = useMemo((): FeatureCollection => ({ ...none, features: [...outlines, ...drawn] }), [outlines, drawn]);
  // zooms to what is there initially; what is drawn later does not move the map
  const [begun] = useState(drawn);
  const fit = useMemo((): FeatureCollection => ({ ...none, features: [...(begun.length > 0 ? begun : outlines)] }), [begun, outlines]);
  if (places.isPending) return <Loading />;
  return (
    <>
      {hint === undefined ? null : <p className="yd-quiet">{hint}</p>}
      {outlines.length === 0 ? <p className="yd-quiet">{words.noOutlines}</p> : null}
      <PlaceMap
        label={label}
        areas={areas}
        buildings={none}
        classes={[]}
        tiles={tiles}
        number={mapNumber}
        fit={fit}
        onSpot={(longitude, latitude, codes) => onSpot(longitude, latitude, nearest(codes))}
        table={() => (
          <div className="yd-chips">
            {named.map(({ code, name }) => (
              <Button key={code} size="small" disabled={onPlace === undefined} onClick={() => onPlace?.(code)}>
                {name}
              </Button>
            ))}
          </div>
        )}
      />
    </>
  );
}

function outlinesOf(places: readonly { readonly code: string; readonly name: string; readonly boundary?: unknown }[]): Feature[] {
  return places.flatMap(({ code, name, boundary }): Feature[] =>
    boundary === null || boundary === undefined ? [] : [{ type: 'Feature', geometry: boundary as never, properties: { code, name } }],
  );
}
