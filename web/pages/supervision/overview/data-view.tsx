import type { City } from './answer.ts';
import { GroundsPanel } from './grounds-panel.tsx';
import { FindingsPanel, LatelyPanel } from './lists.tsx';
import { MissingPanel } from './missing-panel.tsx';
import { OwingPanel } from './owing-panel.tsx';

/** What is known of the place: what is missing and from whom, what is in doubt, what verdicts rest on, what came in lately. */
export function DataView({ city, region, year }: { readonly city: City; readonly region: string; readonly year: number }) {
  return (
    <div className="yd-columns">
      <div>
        <MissingPanel city={city} region={region} year={year} />
        <FindingsPanel region={region} />
        <LatelyPanel />
      </div>
      <div>
        <OwingPanel region={region} />
        <GroundsPanel city={city} />
      </div>
    </div>
  );
}
