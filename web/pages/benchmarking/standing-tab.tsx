import type { TabOf } from '../registry/building-tabs.tsx';
import { PeersPanel } from './peers-panel.tsx';
import { QuotaPanel } from './quota-panel.tsx';

/** How a building's year is judged, and where it stands among its peers. */
export function StandingTab({ building: { code }, year }: TabOf) {
  return (
    <>
      <QuotaPanel building={code} year={year} />
      <PeersPanel building={code} year={year} />
    </>
  );
}
