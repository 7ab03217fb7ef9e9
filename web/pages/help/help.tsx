import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import { usePageWords } from '../../i18n/language.tsx';
import { textIn, useAddress, wordIn } from '../../ui/address.ts';
import { Field } from '../../ui/field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CodeTable } from './code-table.tsx';
import { FindingTable } from './finding-table.tsx';
import { tasks } from './tasks.ts';
import { TermTable } from './term-table.tsx';
import { helpWords } from './words.ts';

/** With its pictures: brought when it is wanted. */
const TaskList = lazy(async () => ({ default: (await import('./task-list.tsx')).TaskList }));

const readHelp = (given: Readonly<Record<string, unknown>>) => ({
  view: wordIn(given, 'view', ['terms', 'tasks', 'findings', 'codes'], 'terms'),
  task: wordIn(given, 'task', tasks, 'ledger'),
  search: textIn(given, 'search'),
});

/** What the words of the field mean, and what the program's findings mean. */
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
          { key: 'terms', label: words.tabs.terms, show: () => <TermTable search={wanted} /> },
          {
            key: 'tasks',
            label: words.tabs.tasks,
            show: () => (
              <Suspense fallback={<Loading />}>
                <TaskList search={wanted} task={task} />
              </Suspense>
            ),
          },
          { key: 'findings', label: words.tabs.findings, show: () => <FindingTable search={wanted} /> },
          { key: 'codes', label: words.tabs.codes, show: () => <CodeTable search={wanted} /> },
        ]}
      />
    </>
  );
}
