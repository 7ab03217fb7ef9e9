import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { ForecastPanel } from '../../flexibility/forecast/forecast-panel.tsx';
import { ExpectedPanel } from './expected-panel.tsx';
import { PacePanel } from './pace-panel.tsx';

/** The forecast total of a building's year, what each of its days should have used, and what the next two days will use. */
export function ExpectedTab({ building: { code }, zone, year }: TabOf) {
  return (
    <>
      <PacePanel building={code} year={year} />
      <ExpectedPanel building={code} zone={zone} year={year} />
      <ForecastPanel building={code} zone={zone} />
    </>
  );
}
