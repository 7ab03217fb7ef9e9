import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readUploads } from './address.ts';
import { ReceivedTab } from './received-tab.tsx';
import { SentTab } from './sent-tab.tsx';
import { uploadWords } from './words.ts';

/** Parcels of hours between centres: what was sent day by day with its receipts, and what was received. */
export function UploadsPage() {
  const words = usePageWords(uploadWords);
  const [at, go] = useAddress(readUploads);
  const { language } = useLanguage();
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <Tabs
        label={words.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'sent' ? undefined : tab })}
        tabs={[
          { key: 'sent', label: words.tabs.sent, show: () => <SentTab at={at} go={go} /> },
          { key: 'received', label: words.tabs.received, show: () => <ReceivedTab at={at} go={go} language={language} /> },
        ]}
      />
    </>
  );
}
