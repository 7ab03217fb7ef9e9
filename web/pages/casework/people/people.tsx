import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readPeople } from './address.ts';
import { ListTab } from './list-tab.tsx';
import { LoadTab } from './load-tab.tsx';
import { PostsTab } from './posts-tab.tsx';
import { peoplePageWords } from './words.ts';

/** Experts and inspectors: who is on the list, how often each was drawn, and the posts of offices. */
export function PeoplePage() {
  const words = usePageWords(peoplePageWords);
  const keeps = may(useMe(), 'people');
  const [at, go] = useAddress(readPeople);
  return (
    <>
      <PageHeader title={words.label.people} below={words.below}>
        {keeps ? (
          <Link to="/imports" search={{}}>
            {words.label.import}
          </Link>
        ) : null}
      </PageHeader>
      <Tabs
        label={words.label.people}
        active={at.tab}
        onChoose={(chosen) => go({ tab: chosen === 'list' ? undefined : chosen })}
        tabs={[
          { key: 'list', label: words.tabs.list, show: () => <ListTab at={at} go={go} edits={keeps} /> },
          { key: 'load', label: words.tabs.load, show: () => <LoadTab /> },
          { key: 'posts', label: words.label.posts, show: () => <PostsTab day={at.day} onDay={(day) => go({ day })} /> },
        ]}
      />
    </>
  );
}
