import type { TabOf } from '../registry/building-tabs.tsx';
import { ExpectedPanel } from './expected-panel.tsx';
import { PacePanel } from './pace-panel.tsx';

/** What the year of a building comes to, and what each of its days should have used. */
export function ExpectedTab({ building: { code }, zone, year }: TabOf) {
  return (
    <>
      <PacePanel building={code} year={year} />
      <ExpectedPanel building={code} zone={zone} year={year} />
    </>
  );
}
