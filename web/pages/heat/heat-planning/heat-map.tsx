import type { FeatureCollection } from 'geojson';
import { useMemo } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { siteClasses } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import type { HeatPlan } from './answers.ts';
import { useMapTiles } from './map-tiles.ts';
import { useSiteColumns } from './site-columns.ts';
import { heatPlanWords } from './words.ts';

/** Bounds of temperature, °C, by which sources and demands are coloured. */
const sourceBounds = [40, 70];
const demandBounds = [45, 60];
/** The widths of the widest and the thinnest line, px. */
const [widest, thinnest] = [10, 1.5];

const above = (temperature: number, bounds: readonly number[]): number => bounds.filter((bound) => temperature >= bound).length;

/** Sources and demands by temperature, and the flows between them by line width. */
export function HeatMap({ of }: { readonly of: HeatPlan }) {
  const words = usePageWords(heatPlanWords);
  const { mode } = useTheme();
  const { tiles, number } = useMapTiles();
  const classes = useMemo(
    () =>
      siteClasses(mode, [
        words.sourceBelow,
        words.sourceBetween,
        words.sourceAbove,
        words.demandBelow,
        words.demandBetween,
        words.demandAbove,
      ]),
    [mode, words],
  );
  const lines = useLines(of);
  const spots = useSpots(of);
  const { demands, sources } = useSiteColumns(of);
  return (
    <PlaceMap
      label={words.map}
      areas={lines}
      buildings={spots}
      classes={classes}
      tiles={tiles}
      number={number}
      fit={spots}
      height={420}
      table={() => (
        <>
          <PlainTable label={words.match.source} columns={sources} rows={of.sites.sources} rowKey={({ code }) => code} pageSize={20} />
          <PlainTable label={words.match.demand} columns={demands} rows={of.sites.demands} rowKey={({ code }) => code} pageSize={20} />
        </>
      )}
    />
  );
}

function useLines({ links, sites }: HeatPlan): FeatureCollection {
  return useMemo(() => {
    const from = new Map(sites.sources.map((one) => [one.code, one]));
    const to = new Map(sites.demands.map((one) => [one.code, one]));
    const most = Math.max(...links.map(({ deliveredGj }) => deliveredGj), 1);
    return {
      type: 'FeatureCollection',
      features: links.flatMap(({ source, demand, deliveredGj }) => {
        const [a, b] = [from.get(source), to.get(demand)];
        if (a === undefined || b === undefined) return [];
        const coordinates = [a, b].map(({ longitude, latitude }) => [longitude, latitude]);
        const width = thinnest + (widest - thinnest) * (deliveredGj / most);
        return [{ type: 'Feature' as const, geometry: { type: 'LineString' as const, coordinates }, properties: { drawn: true, width } }];
      }),
    };
  }, [links, sites]);
}

function useSpots({ sites, sources, demands }: HeatPlan): FeatureCollection {
  const words = usePageWords(heatPlanWords);
  const { format } = useLanguage();
  return useMemo(() => {
    const gj = (value: number) => format.quantity(value, 'GJ');
    const used = new Map(sources.map((one) => [one.code, `${words.match.used} ${gj(one.usedGj)} / ${gj(one.offeredGj)}`]));
    const unmet = new Map(demands.map((one) => [one.code, `${words.match.unmet} ${gj(one.unmetGj)} / ${gj(one.neededGj)}`]));
    const spot = (one: HeatPlan['sites']['demands'][number], of: number, told: string | undefined) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [one.longitude, one.latitude] },
      properties: {
        code: one.code,
        name: one.code,
        class: of,
        told: [one.code, format.quantity(one.temperature, '°C'), told].join(format.pause),
      },
    });
    return {
      type: 'FeatureCollection',
      features: [
        ...sites.sources.map((one) => spot(one, above(one.temperature, sourceBounds), used.get(one.code))),
        ...sites.demands.map((one) => spot(one, 3 + above(one.temperature, demandBounds), unmet.get(one.code))),
      ],
    };
  }, [sites, sources, demands, words, format]);
}
