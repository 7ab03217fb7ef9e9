import { lazy, Suspense } from 'react';
import { useMe } from '../../../session.ts';
import type { City } from './answer.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { TargetsPanel } from './targets-panel.tsx';
import { TilesPanel } from './tiles-panel.tsx';
import { WorstPanel } from './worst-panel.tsx';
import { Loading } from '../../../ui/states.tsx';

const MapPanel = lazy(async () => ({ default: (await import('./map-panel.tsx')).MapPanel }));

/** How the place stands: in sentences, in key figures, on the map, and against its targets. */
export function StateView({ city, region, year }: { readonly city: City; readonly region: string; readonly year: number }) {
  const role = useMe()?.role;
  // the sentences and the targets are about the place: not of those who see only their own buildings
  const seesPlace = role !== 'owner' && role !== 'operator' && role !== 'aggregator';
  return (
    <>
      {seesPlace ? <AnswerPanel region={region} year={year} /> : null}
      <TilesPanel tiles={city.tiles} region={region} year={year} />
      <div className="yd-columns">
        <Suspense fallback={<Later />}>
          <MapPanel region={region} year={year} below={city.below} />
        </Suspense>
        <div>
          {seesPlace ? <TargetsPanel region={region} year={year} /> : null}
          <WorstPanel city={city} region={region} year={year} />
        </div>
      </div>
    </>
  );
}

/** Reserves the space of a panel that loads after the figures and lists, so that nothing jumps. */
function Later() {
  return (
    <div className="yd-panel yd-later">
      <Loading />
    </div>
  );
}
