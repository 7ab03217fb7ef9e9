import { AttributionControl, GeoJSONSource, LngLatBounds, Map as MapLibre, NavigationControl, Popup, setWorkerUrl } from 'maplibre-gl';
import type { MapGeoJSONFeature } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import type { MapClass, MapColours } from './classes.ts';
import { mapStyle } from './style.ts';
import type { Tiles } from './style.ts';

// our own file: the page's policy forbids creating a worker from text
setWorkerUrl(workerUrl);

export type MapStyle = { readonly colours: MapColours; readonly classes: readonly MapClass[]; readonly tiles: Tiles | null };

export type MapWords = {
  readonly label: string;
  readonly nearer: string;
  readonly farther: string;
  readonly sources: string;
  /** Shown to anyone who turns the wheel alone, or moves the map with one finger: that scrolls the page, not the map. */
  readonly byWheel: string;
  readonly byWheelMac: string;
  readonly byTouch: string;
};

export type MapCanvas = {
  /** Sets colours, classes and tiles; what is shown stays. */
  readonly look: (look: MapStyle) => void;
  /**
   * Outlines and buildings; a building has `code`, `name`, `class` and the text `told`. An area with `drawn` is emphasised, one with a
   * `class` has its colour and shows its `told`; spots and lines may be among the areas, a line with its own `width`.
   */
  readonly show: (areas: FeatureCollection, buildings: FeatureCollection) => void;
  /** Zooms so that all of it is visible. */
  readonly fit: (what: FeatureCollection) => void;
  readonly end: () => void;
};

/** The result of a click: a building's code; or a spot, and the codes of the areas that contain it. */
export type MapClicks = {
  readonly onPick: (code: string) => void;
  readonly onSpot: (longitude: number, latitude: number, codes: readonly string[]) => void;
};

/** Creates a map in a box. Loaded lazily: it is the heaviest part of the console. */
export function openMap(box: HTMLElement, first: MapStyle, words: MapWords, clicks: MapClicks): MapCanvas {
  const map = new MapLibre({
    container: box,
    style: mapStyle(first.colours, first.classes, first.tiles),
    center: [112.5, 37.8],
    zoom: 6,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: true,
    locale: {
      'Map.Title': words.label,
      'NavigationControl.ZoomIn': words.nearer,
      'NavigationControl.ZoomOut': words.farther,
      'AttributionControl.ToggleAttribution': words.sources,
      'CooperativeGesturesHandler.WindowsHelpText': words.byWheel,
      'CooperativeGesturesHandler.MacHelpText': words.byWheelMac,
      'CooperativeGesturesHandler.MobileHelpText': words.byTouch,
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right');
  let look = first;
  const shown = { areas: nothing, buildings: nothing };
  const fill = () => {
    void sourceOf(map, 'areas')?.setData(shown.areas);
    void sourceOf(map, 'buildings')?.setData(shown.buildings);
  };
  map.on('style.load', fill);
  listen(map, clicks);
  return {
    look: (next) => {
      if (next.colours === look.colours && next.classes === look.classes && next.tiles === look.tiles) return;
      look = next;
      // diffing the style would restore the empty sources it starts with
      map.setStyle(mapStyle(next.colours, next.classes, next.tiles), { diff: false });
    },
    show: (areas, buildings) => {
      Object.assign(shown, { areas, buildings });
      fill();
    },
    fit: (what) => {
      const bounds = boundsOf(what);
      if (bounds !== null) map.fitBounds(bounds, { padding: 24, animate: false, maxZoom: 15 });
    },
    end: () => map.remove(),
  };
}

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

function sourceOf(map: MapLibre, name: string): GeoJSONSource | undefined {
  const source = map.getSource(name);
  return source instanceof GeoJSONSource ? source : undefined;
}

/** A building opens, a cluster zooms in, pointing at a building or coloured area shows what it is, any spot can be chosen. */
function listen(map: MapLibre, { onPick, onSpot }: MapClicks): void {
  const popup = new Popup({ closeButton: false, closeOnClick: false });
  map.on('click', 'buildings', ({ features }) => {
    const code = textOf(features, 'code');
    if (code !== null) onPick(code);
  });
  map.on('click', ({ point, lngLat }) => {
    const codes = map.queryRenderedFeatures(point, { layers: ['areas'] }).flatMap((feature) => textOf([feature], 'code') ?? []);
    onSpot(lngLat.lng, lngLat.lat, codes);
  });
  map.on('click', 'clusters', ({ features, lngLat }) => {
    const id = Number(features?.[0]?.properties['cluster_id']);
    void sourceOf(map, 'buildings')
      ?.getClusterExpansionZoom(id)
      .then((zoom) => map.easeTo({ center: lngLat, zoom }));
  });
  const tell = (layer: string) => {
    map.on('mousemove', layer, ({ features, lngLat }) => {
      const text = textOf(features, 'told') ?? textOf(features, 'name');
      if (text === null) return;
      map.getCanvas().style.cursor = 'pointer';
      popup.setLngLat(lngLat).setText(text).addTo(map);
    });
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = '';
      popup.remove();
    });
  };
  tell('buildings');
  tell('areas');
}

function textOf(features: readonly MapGeoJSONFeature[] | undefined, name: string): string | null {
  const value: unknown = features?.[0]?.properties[name];
  return typeof value === 'string' ? value : null;
}

function boundsOf({ features }: FeatureCollection): LngLatBounds | null {
  const bounds = new LngLatBounds();
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === 'number') bounds.extend([part[0], part[1] as number]);
    else for (const one of part) walk(one);
  };
  for (const { geometry } of features) if ('coordinates' in geometry) walk(geometry.coordinates);
  return bounds.isEmpty() ? null : bounds;
}
