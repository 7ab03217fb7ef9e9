import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { tasks } from './tasks.ts';
import { helpWords } from './words.ts';

/** Each view is loaded when it is opened: pictures, and more words than any other page has. */
const TaskList = lazy(async () => ({ default: (await import('./task-list.tsx')).TaskList }));
const TermTable = lazy(async () => ({ default: (await import('./term-table.tsx')).TermTable }));
const FindingTable = lazy(async () => ({ default: (await import('./finding-table.tsx')).FindingTable }));
const CodeTable = lazy(async () => ({ default: (await import('./code-table.tsx')).CodeTable }));

const readHelp = (given: Readonly<Record<string, unknown>>) => ({
  view: wordIn(given, 'view', ['terms', 'tasks', 'findings', 'codes'], 'terms'),
  task: wordIn(given, 'task', tasks, 'ledger'),
  search: textIn(given, 'search'),
});

/** What the field's terms mean, and what the program's findings mean. */
export function HelpPage() {
  const words = usePageWords(helpWords);
  const [{ view, task, search }, go] = useAddress(readHelp);
  const wanted = (search ?? '').trim().toLowerCase();
  return (
    <>
      <PageHeader title={words.title}>
        <Field label={words.search}>
          {(ids) => (
            <Input {...ids} allowClear value={search ?? ''} onChange={(event) => go({ search: event.target.value }, { replace: true })} />
          )}
        </Field>
      </PageHeader>
      <Tabs
        label={words.tabsLabel}
        active={view}
        onChoose={(next) => go({ view: next })}
        tabs={[
          { key: 'terms', label: words.tabs.terms, show: () => brought(<TermTable search={wanted} />) },
          { key: 'tasks', label: words.tabs.tasks, show: () => brought(<TaskList search={wanted} task={task} />) },
          { key: 'findings', label: words.tabs.findings, show: () => brought(<FindingTable search={wanted} />) },
          { key: 'codes', label: words.tabs.codes, show: () => brought(<CodeTable search={wanted} />) },
        ]}
      />
    </>
  );
}

const brought = (view: ReactNode): ReactNode => <Suspense fallback={<Loading />}>{view}</Suspense>;
