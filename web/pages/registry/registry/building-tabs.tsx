import { lazy, Suspense } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress, wordIn } from '../../../ui/address.ts';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { buildingWords } from './building-words.ts';
import type { Building } from './facts-panel.tsx';
import { groupOf, groups, groupsOfViews, type View as ViewName, views as names } from './groups.ts';

const readTab = (given: Readonly<Record<string, unknown>>) => ({ tab: wordIn(given, 'tab', names, 'use') });

/** What each view of a building receives. */
export type TabOf = { readonly building: Building; readonly zone: string; readonly year: number };

/** The views of a building: each is loaded when it is opened, so that none slows down the others. */
const views = {
  use: lazy(async () => ({ default: (await import('../../metering/metering/use-tab.tsx')).UseTab })),
  years: lazy(async () => ({ default: (await import('../../metering/metering/years-tab.tsx')).YearsTab })),
  hours: lazy(async () => ({ default: (await import('../../metering/metering/hours-tab.tsx')).HoursTab })),
  flow: lazy(async () => ({ default: (await import('../../metering/metering/flow-tab.tsx')).FlowTab })),
  quota: lazy(async () => ({ default: (await import('../../supervision/benchmarking/standing-tab.tsx')).StandingTab })),
  performance: lazy(async () => ({ default: (await import('../../supervision/benchmarking/performance-tab.tsx')).PerformanceTab })),
  expected: lazy(async () => ({ default: (await import('../../supervision/expectation/expected-tab.tsx')).ExpectedTab })),
  savings: lazy(async () => ({ default: (await import('../../retrofit/savings/savings-tab.tsx')).SavingsTab })),
  points: lazy(async () => ({ default: (await import('../../metering/point/points-tab.tsx')).PointsTab })),
  indoor: lazy(async () => ({ default: (await import('../../supervision/comfort/indoor-tab.tsx')).IndoorTab })),
  occupancy: lazy(async () => ({ default: (await import('../../metering/occupancy/occupancy-tab.tsx')).OccupancyTab })),
  facts: lazy(async () => ({ default: (await import('./facts-tab.tsx')).FactsTab })),
  verification: lazy(async () => ({ default: (await import('../../heat/meter-verification/building-tab.tsx')).VerificationTab })),
  equipment: lazy(async () => ({ default: (await import('../equipment/equipment-tab.tsx')).EquipmentTab })),
  photovoltaics: lazy(async () => ({ default: (await import('../../flexibility/solar/photovoltaics-tab.tsx')).PhotovoltaicsTab })),
  attachments: lazy(async () => ({ default: (await import('../attachments/attachments-tab.tsx')).AttachmentsTab })),
  retrofits: lazy(async () => ({ default: (await import('../../retrofit/retrofit/retrofits-tab.tsx')).RetrofitsTab })),
  papers: lazy(async () => ({ default: (await import('./papers-tab.tsx')).PapersTab })),
  obligations: lazy(async () => ({ default: (await import('../../green-building/policy/obligations-tab.tsx')).ObligationsTab })),
};

/** One view of the building at a time, in one of five groups; which one is in the address. */
export function BuildingTabs(of: TabOf) {
  const { tabs, groups: words } = usePageWords(buildingWords);
  const [at, go] = useAddress(readTab);
  const open = (tab: ViewName) => go({ tab: tab === 'use' ? undefined : tab });
  return (
    <Tabs
      label={words.label}
      active={groupOf(at.tab)}
      onChoose={(group) => open(groupsOfViews[group][0])}
      tabs={groups.map((group) => ({
        key: group,
        label: words[group],
        show: () => (
          <Tabs<ViewName>
            label={tabs.label}
            active={at.tab}
            onChoose={open}
            tabs={groupsOfViews[group].map((key) => ({ key, label: tabs[key], show: () => <View name={key} of={of} /> }))}
          />
        ),
      }))}
    />
  );
}

function View({ name, of }: { readonly name: ViewName; readonly of: TabOf }) {
  const Shown = views[name];
  return (
    <Suspense fallback={<Loading />}>
      <Shown {...of} />
    </Suspense>
  );
}
