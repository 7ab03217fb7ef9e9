import type { City } from './answer.ts';
import { BelowPanel } from './below-panel.tsx';
import { DaysPanel } from './days-panel.tsx';
import { KeyPanel } from './key-panel.tsx';
import { MonthsPanel } from './months-panel.tsx';
import { UsesPanel } from './uses-panel.tsx';

/** What the place uses: by energy, by month and day beside the year before, by use of building, by the places below. */
export function UseView({ city, region, year }: { readonly city: City; readonly region: string; readonly year: number }) {
  return (
    <>
      <KeyPanel city={city} />
      {city.carriers.length === 0 ? null : (
        <div className="yd-columns">
          <MonthsPanel region={region} year={year} />
          <DaysPanel region={region} year={year} carriers={city.carriers.map(({ carrier }) => carrier)} />
        </div>
      )}
      <UsesPanel city={city} region={region} year={year} />
      {city.below.length === 0 ? null : <BelowPanel below={city.below} year={year} />}
    </>
  );
}
