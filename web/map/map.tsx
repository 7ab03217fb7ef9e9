import type { FeatureCollection } from 'geojson';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Legend } from '../ui/legend.tsx';
import { ProblemView } from '../ui/problem-view.tsx';
import { Loading } from '../ui/states.tsx';
import { useTheme } from '../ui/theme.tsx';
import type { MapCanvas } from './canvas.ts';
import type { MapClass } from './classes.ts';
import type { Tiles } from './style.ts';

type Shown = {
  /** What the map shows, for screen readers. */
  readonly label: string;
  readonly areas: FeatureCollection;
  /** Points with `code`, `name` and `class`, the number of a class. */
  readonly buildings: FeatureCollection;
  readonly classes: readonly MapClass[];
  readonly tiles: Tiles | null;
  readonly onPick?: (code: string) => void;
  /** A spot on the map, and the codes of the areas that contain it. */
  readonly onSpot?: (longitude: number, latitude: number, codes: readonly string[]) => void;
  /** What must be fully visible; by default the areas, or the buildings if there are none. */
  readonly fit?: FeatureCollection;
  readonly height?: number;
};

/**
 * The one map component: buildings in clusters, coloured by class, over the outlines of places; a legend, and the same content as a table.
 * MapLibre is loaded lazily.
 * @param number the approval number (审图号) of the map
 */
export function PlaceMap({ table, number, ...shown }: Shown & { readonly table: () => ReactNode; readonly number: string }) {
  const { chart, map } = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="yd-chart" aria-label={shown.label}>
      <div className="yd-chart-switch">
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {asTable ? map.asMap : chart.asTable}
        </Button>
      </div>
      {asTable ? table() : <Drawn {...shown} />}
      {asTable || shown.classes.length === 0 ? null : <Legend classes={shown.classes} />}
      {asTable || shown.buildings.features.length === 0 || shown.classes.length === 0 ? null : (
        <div className="yd-quiet yd-small">{map.cluster}</div>
      )}
      {number === '' || asTable ? null : <div className="yd-quiet">{map.number(number)}</div>}
    </figure>
  );
}

function Drawn({ label, areas, buildings, classes, tiles, onPick, onSpot, fit, height = 460 }: Shown) {
  const { map: words } = useWords();
  const { colours } = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const pick = useEffectEvent((code: string) => onPick?.(code));
  const spot = useEffectEvent((longitude: number, latitude: number, codes: readonly string[]) => onSpot?.(longitude, latitude, codes));
  const look = useEffectEvent(() => ({ colours, classes, tiles }));
  const [canvas, setCanvas] = useState<MapCanvas | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let [ended, opened] = [false, null as MapCanvas | null];
    const begin = async () => {
      const { openMap } = await import('./canvas.ts');
      if (ended || box.current === null) return;
      const said = {
        label,
        nearer: words.nearer,
        farther: words.farther,
        sources: words.sources,
        byWheel: words.byWheel,
        byWheelMac: words.byWheelMac,
        byTouch: words.byTouch,
      };
      opened = openMap(box.current, look(), said, {
        onPick: (code) => pick(code),
        onSpot: (longitude, latitude, codes) => spot(longitude, latitude, codes),
      });
      setCanvas(opened);
    };
    begin().catch(setError);
    return () => {
      ended = true;
      opened?.end();
      setCanvas(null);
    };
  }, [label, words]);
  useEffect(() => canvas?.look({ colours, classes, tiles }), [canvas, colours, classes, tiles]);
  useEffect(() => canvas?.show(areas, buildings), [canvas, areas, buildings]);
  const whole = fit ?? (areas.features.length > 0 ? areas : buildings);
  useEffect(() => canvas?.fit(whole), [canvas, whole]);
  if (error !== null) return <ProblemView error={error} />;
  return (
    <>
      {canvas === null ? <Loading /> : null}
      <div ref={box} style={{ height }} data-drawn={canvas !== null} />
    </>
  );
}
