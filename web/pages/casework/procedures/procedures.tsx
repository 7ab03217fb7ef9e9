import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readProcedures } from './address.ts';
import { EditTab } from './edit-tab.tsx';
import { ListTab } from './list-tab.tsx';
import { proceduresPageWords } from './words.ts';
import './procedures.css';

/** The procedures of offices: those in force, each drawn, and the check of a file. */
export function ProceduresPage() {
  const words = usePageWords(proceduresPageWords);
  const [at, go] = useAddress(readProcedures);
  return (
    <>
      <PageHeader title={words.label.procedures} below={words.below} />
      <Tabs
        label={words.label.procedures}
        active={at.tab}
        onChoose={(chosen) => go({ tab: chosen === 'list' ? undefined : chosen })}
        tabs={[
          {
            key: 'list',
            label: words.tabs.list,
            show: () => <ListTab id={at.id} onOpen={(id) => go({ id })} onEdit={(id) => go({ id, tab: 'check' })} />,
          },
          { key: 'check', label: words.tabs.check, show: () => <EditTab from={at.id} onFrom={(id) => go({ id })} /> },
        ]}
      />
    </>
  );
}
