import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapClass, MapColours } from './classes.ts';

/** Tiles under the map, from an address of the city's own. */
export type Tiles = { readonly address: string; readonly by: string };

type Layer = StyleSpecification['layers'][number];

/**
 * The style of every map: background, tiles if the city has some, areas, clusters, buildings. Fetches nothing except the city's own tiles;
 * letters are drawn by the browser.
 */
export function mapStyle(colours: MapColours, classes: readonly MapClass[], tiles: Tiles | null): StyleSpecification {
  const empty = { type: 'FeatureCollection' as const, features: [] };
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: empty },
      buildings: {
        type: 'geojson',
        data: empty,
        cluster: true,
        clusterRadius: 44,
        clusterMaxZoom: 13,
        clusterProperties: countsOf(classes),
      },
      ...(tiles === null
        ? {}
        : { tiles: { type: 'raster' as const, tiles: [tiles.address], tileSize: 256, attribution: plain(tiles.by) } }),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...(tiles === null ? [] : [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }]),
      ...areaLayers(colours, classes, tiles !== null),
      // without classes there is nothing to colour by: a map that only shows areas
      ...(classes.length === 0 ? [] : buildingLayers(colours, classes)),
    ],
  };
}

/** What the user draws or chose, among the outlines of places. */
const drawn: ExpressionSpecification = ['boolean', ['get', 'drawn'], false];

/** An area that has a class is coloured by it. */
const classed: ExpressionSpecification = ['has', 'class'];

function areaLayers(colours: MapColours, classes: readonly MapClass[], overTiles: boolean): Layer[] {
  const byClass = classes.length === 0 ? colours.panel : colourByClass(colours, classes);
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': ['case', drawn, colours.primary, classed, byClass as never, colours.panel],
        'fill-opacity': ['case', drawn, 0.3, classed, overTiles ? 0.7 : 1, overTiles ? 0 : 1],
      },
    },
    {
      id: 'edges',
      type: 'line',
      source: 'areas',
      paint: {
        'line-color': ['case', drawn, colours.primary, colours.control],
        'line-width': ['case', ['has', 'width'], ['get', 'width'], drawn, 2.5, 1.2],
      },
    },
    {
      id: 'spots',
      type: 'circle',
      source: 'areas',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': colours.primary, 'circle-radius': 5, 'circle-stroke-color': colours.panel, 'circle-stroke-width': 2 },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'areas',
      maxzoom: 12,
      layout: { 'text-font': ['sans-serif'], 'text-size': 12, 'text-field': ['get', 'name'] },
      paint: { 'text-color': colours.quiet, 'text-halo-color': colours.panel, 'text-halo-width': 1.5 },
    },
  ];
}

function buildingLayers(colours: MapColours, classes: readonly MapClass[]): Layer[] {
  const colour = colourByClass(colours, classes);
  const letters = { 'text-font': ['sans-serif'], 'text-size': 12 };
  return [
    {
      id: 'clusters',
      type: 'circle',
      source: 'buildings',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': colours.panel,
        'circle-stroke-color': commonest(classes) as never,
        'circle-stroke-width': 4,
        'circle-radius': ['step', ['get', 'point_count'], 13, 50, 17, 500, 22, 5000, 28],
      },
    },
    {
      id: 'counts',
      type: 'symbol',
      source: 'buildings',
      filter: ['has', 'point_count'],
      layout: { ...letters, 'text-field': ['get', 'point_count_abbreviated'], 'text-allow-overlap': true },
      paint: { 'text-color': colours.text },
    },
    {
      id: 'buildings',
      type: 'circle',
      source: 'buildings',
      filter: ['!', ['has', 'point_count']],
      paint: { 'circle-color': colour as never, 'circle-radius': 6, 'circle-stroke-color': colours.text, 'circle-stroke-width': 1 },
    },
  ];
}

function colourByClass(colours: MapColours, classes: readonly MapClass[]): unknown[] {
  return ['match', ['get', 'class'], ...classes.flatMap((one, index) => [index, one.colour]), colours.quiet];
}

/** The number of buildings of each class in each cluster. */
function countsOf(classes: readonly MapClass[]): Record<string, unknown> {
  return Object.fromEntries(classes.map((_, index) => [`class${index}`, ['+', ['case', ['==', ['get', 'class'], index], 1, 0]]]));
}

/** The colour of the most common class among the buildings of a cluster; the first in a tie. */
function commonest(classes: readonly MapClass[]): unknown[] {
  const count = (index: number) => ['get', `class${index}`];
  const isMost = (index: number) => ['all', ...classes.map((_, other) => ['>=', count(index), count(other)])];
  return ['case', ...classes.flatMap(({ colour }, index) => [isMost(index), colour]), classes.at(-1)?.colour ?? '#888888'];
}

/** MapLibre writes a credit as HTML. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
