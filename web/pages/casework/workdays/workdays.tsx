import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readWorkdays } from './address.ts';
import { NoticeTab } from './notice-tab.tsx';
import { CalculateTab } from './calculate-tab.tsx';
import { workdaysWords } from './words.ts';
import { YearTab } from './year-tab.tsx';

/** The official calendar: a year with its notices, a term calculated day by day, the next notice by its text. */
export function WorkdaysPage() {
  const words = usePageWords(workdaysWords);
  const [at, go] = useAddress(readWorkdays);
  const adds = may(useMe(), 'knowledge');
  const tab = at.tab === 'notice' && !adds ? 'calendar' : at.tab;
  return (
    <>
      <PageHeader title={words.term.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <Tabs
        label={words.term.title}
        active={tab}
        onChoose={(chosen) => go({ tab: chosen === 'calendar' ? undefined : chosen })}
        tabs={[
          { key: 'calendar', label: words.tabs.calendar, show: () => <YearTab at={at} go={go} /> },
          { key: 'reckon', label: words.tabs.reckon, show: () => <CalculateTab at={at} go={go} /> },
          ...(adds ? [{ key: 'notice' as const, label: words.tabs.notice, show: () => <NoticeTab /> }] : []),
        ]}
      />
    </>
  );
}
