import type { Feature, FeatureCollection } from 'geojson';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { siteClasses } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { ChoiceField } from '../../../ui/rows-panel.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { formWords } from './form-words.ts';
import type { PlanForm } from './plan-form.ts';
import { useMapTiles } from './map-tiles.ts';

type Kind = 'sources' | 'demands';
type Spot = { readonly kind: Kind; readonly code: string; readonly longitude: number; readonly latitude: number };

/** The locations of sources and demands; a click adds one. Users who do not see the map type coordinates into the rows below it. */
export function FormMap({
  form,
  onSpot,
}: {
  readonly form: PlanForm;
  readonly onSpot: (kind: Kind, longitude: number, latitude: number) => void;
}) {
  const words = usePageWords(formWords);
  const { mode } = useTheme();
  const { tiles, number } = useMapTiles();
  const [kind, setKind] = useState<Kind>('sources');
  const outlines = useOutlines();
  const spots = useMemo(() => spotsOf(form), [form]);
  // zooms to what is there initially; what is added later does not move the map
  const [begun] = useState(spots);
  const fit = useMemo(() => (begun.length > 0 ? featuresOf(begun) : outlines), [begun, outlines]);
  const shown = useMemo(() => featuresOf(spots), [spots]);
  const classes = useMemo(
    () => siteClasses(mode, ['', words.match.source, '', '', words.match.demand, '']).filter(({ name }) => name !== ''),
    [mode, words],
  );
  const columns = [
    { key: 'kind', title: words.kind, value: (one: Spot) => words.ofKind[one.kind] },
    { key: 'code', title: words.plan.of, value: ({ code }: Spot) => code },
    { key: 'latitude', title: words.latitude, number: true, value: ({ latitude }: Spot) => latitude },
    { key: 'longitude', title: words.longitude, number: true, value: ({ longitude }: Spot) => longitude },
  ];
  return (
    <Panel title={words.mapTitle}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.mapMeans}</p>
        <ChoiceField
          label={words.clickAdds}
          value={kind}
          options={(['sources', 'demands'] as const).map((value) => ({ value, label: words.ofKind[value] }))}
          fault={undefined}
          onChange={(value) => setKind(value as Kind)}
        />
        <PlaceMap
          label={words.map}
          areas={outlines}
          buildings={shown}
          classes={classes}
          tiles={tiles}
          number={number}
          fit={fit}
          height={380}
          onSpot={(longitude, latitude) => onSpot(kind, longitude, latitude)}
          table={() => <PlainTable label={words.map} columns={columns} rows={spots} rowKey={({ kind: of, code }) => `${of} ${code}`} />}
        />
      </div>
    </Panel>
  );
}

/** The outlines of the visible places. */
function useOutlines(): FeatureCollection {
  const { begin } = usePlaces();
  const input = { ...(begin === undefined ? {} : { within: begin }), boundary: true };
  const { data } = useQuery({ ...api.place.list.queryOptions({ input, staleTime: 600_000 }), enabled: begin !== undefined });
  return useMemo(
    () => ({
      type: 'FeatureCollection',
      features: (data?.places ?? []).flatMap(({ code, name, boundary }): Feature[] =>
        boundary === null || boundary === undefined ? [] : [{ type: 'Feature', geometry: boundary as never, properties: { code, name } }],
      ),
    }),
    [data],
  );
}

function spotsOf({ sources, demands }: PlanForm): Spot[] {
  const of = (kind: Kind, rows: readonly { readonly code: string; readonly latitude: string; readonly longitude: string }[]) =>
    rows.flatMap(({ code, latitude, longitude }): Spot[] => {
      const at = { latitude: Number(latitude), longitude: Number(longitude) };
      const isTyped = latitude.trim() !== '' && longitude.trim() !== '';
      return isTyped && Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180 ? [{ kind, code, ...at }] : [];
    });
  return [...of('sources', sources), ...of('demands', demands)];
}

const featuresOf = (spots: readonly Spot[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: spots.map(({ kind, code, longitude, latitude }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { code, name: code, class: kind === 'sources' ? 0 : 1 },
  })),
});
