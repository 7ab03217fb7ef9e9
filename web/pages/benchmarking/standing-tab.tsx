import type { TabOf } from '../registry/building-tabs.tsx';
import { QuotaPanel } from './quota-panel.tsx';

/** How a building's year is judged. */
export function StandingTab({ building, year }: TabOf) {
  return <QuotaPanel building={building.code} year={year} />;
}
