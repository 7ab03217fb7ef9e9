import type { FeatureCollection } from 'geojson';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { verdictClasses } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { areasOf } from '../../supervision/overview/points.ts';
import { savingClassOf } from './saving-class.ts';
import { savingsPageWords } from './words.ts';

type Row = NonNullable<Awaited<ReturnType<typeof client.savings.portfolio.show>>['rows']>[number];

/** Savings on the map: every boundary in a building with a location, coloured by its interval. */
export function PortfolioMap({
  rows,
  unit,
  table,
}: {
  readonly rows: readonly Row[];
  readonly unit: string;
  readonly table: () => ReactNode;
}) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const { mode } = useTheme();
  const { begin } = usePlaces();
  const navigate = useNavigate();
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const within = { within: begin ?? '', boundary: true };
  const places = useQuery({ ...api.place.list.queryOptions({ input: within, staleTime: 600_000 }), enabled: begin !== undefined });
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const areas = useMemo(() => areasOf(places.data?.places ?? []), [places.data]);
  const classes = useMemo(() => verdictClasses(mode, words.savingClasses), [mode, words]);
  const buildings = useMemo(
    () => pointsOf(rows, (row) => (row.savings === null ? words.term.excluded : format.scaled(row.savings, unit)), format.colon),
    [rows, unit, words, format],
  );
  const open = useCallback(
    (code: string) => void navigate({ to: '/buildings/$building', params: { building: code }, search: { tab: 'savings' } }),
    [navigate],
  );
  const without = rows.length - buildings.features.length;
  if (buildings.features.length === 0) return null;
  return (
    <Panel title={words.whoSaved}>
      <PlaceMap
        label={words.whoSaved}
        areas={areas}
        buildings={buildings}
        classes={classes}
        tiles={tiles}
        number={mapNumber}
        onPick={open}
        fit={buildings}
        table={table}
      />
      {without === 0 ? null : <p className="yd-quiet">{words.withoutPlace(format.count(without))}</p>}
    </Panel>
  );
}

function pointsOf(rows: readonly Row[], say: (row: Row) => string, colon: string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: rows.flatMap((row) => {
      const { building } = row;
      if (building === null || building.longitude === null || building.latitude === null) return [];
      return [
        {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: [building.longitude, building.latitude] },
          properties: { code: building.code, name: building.name, class: savingClassOf(row), told: `${building.name}${colon}${say(row)}` },
        },
      ];
    }),
  };
}
