import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readStandards } from './address.ts';
import { CitedTab } from './cited-tab.tsx';
import { DueTab } from './due-tab.tsx';
import { LibraryTab } from './library-tab.tsx';
import { standardsPageWords } from './words.ts';

/** The library of standards: by the code table, by due re-examination, by what knowledge cites. */
export function StandardsPage() {
  const words = usePageWords(standardsPageWords);
  const keeps = may(useMe(), 'keep-standards');
  const [at, go] = useAddress(readStandards);
  return (
    <>
      <PageHeader title={words.label.standards} below={words.below}>
        {keeps ? (
          <Link to="/imports" search={{}}>
            {words.label.import}
          </Link>
        ) : null}
      </PageHeader>
      <Tabs
        label={words.label.standards}
        active={at.tab}
        onChoose={(chosen) => go({ tab: chosen === 'library' ? undefined : chosen })}
        tabs={[
          { key: 'library', label: words.tabs.library, show: () => <LibraryTab under={at.under} onUnder={(under) => go({ under })} /> },
          { key: 'due', label: words.tabs.due, show: () => <DueTab on={at.on} onDay={(on) => go({ on })} /> },
          { key: 'cited', label: words.tabs.cited, show: () => <CitedTab onOpen={(under) => go({ tab: undefined, under })} /> },
        ]}
      />
    </>
  );
}
