import type { Feature } from 'geojson';
import { lazy, Suspense, useMemo, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { Plot } from './plot-place.tsx';
import { policyWords } from './words.ts';

// the map is heavy, and most questions are asked without it
const PickMap = lazy(async () => ({ default: (await import('./pick-map.tsx')).PickMap }));

/** Chooses the place, and the spot in it, on a map; a choice made elsewhere is shown on it. */
export function PlaceOnMap({
  plot,
  onPick,
}: {
  readonly plot: Plot | undefined;
  readonly onPick: (place: string | undefined, spot: { readonly lon: string; readonly lat: string } | undefined) => void;
}) {
  const { map: words } = usePageWords(policyWords);
  const [open, setOpen] = useState(false);
  const drawn = useMemo(
    (): Feature[] => (plot === undefined ? [] : [{ type: 'Feature', geometry: plot as never, properties: { drawn: true } }]),
    [plot],
  );
  return (
    <details className="yd-panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.choose}</summary>
      {open ? (
        <Suspense fallback={<Loading />}>
          <PickMap
            label={words.choose}
            hint={words.click}
            drawn={drawn}
            onSpot={(longitude, latitude, place) => onPick(place, { lon: longitude.toFixed(6), lat: latitude.toFixed(6) })}
            onPlace={(place) => onPick(place, undefined)}
          />
        </Suspense>
      ) : null}
    </details>
  );
}
