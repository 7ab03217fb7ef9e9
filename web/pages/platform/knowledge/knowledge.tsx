import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { type Go, useAddress } from '../../../ui/address.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { type KnowledgeAddress, knowledgeKinds, readKnowledge, statuses, wantedOf } from './address.ts';
import { EntryPanel } from './entry-panel.tsx';
import { EntryTable } from './entry-table.tsx';
import { keyOf } from './entry.ts';
import { FilesPanel } from './files-panel.tsx';
import { knowledgeWords } from './words.ts';
import { Checkbox, Input } from 'antd';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { Field } from '../../../ui/field.tsx';
import { Pick } from '../../../ui/pick.tsx';

/** What verdicts and conversions are based on, every version with its source; and the city's own files. */
export function KnowledgePage() {
  const words = usePageWords(knowledgeWords);
  const me = useMe();
  const [at, go] = useAddress(readKnowledge);
  const query = useQuery(api.knowledge.list.queryOptions({ input: { kind: at.kind } }));
  const entries = query.data?.entries ?? [];
  const open = entries.find((entry) => keyOf(entry) === at.entry);
  const trouble = query.data?.trouble ?? [];
  return (
    <>
      <PageHeader title={words.title} below={words.means}>
        <Link to="/knowledge/check" search={{}}>
          {words.toCheck}
        </Link>
      </PageHeader>
      {trouble.length === 0 ? null : <Alert type="warning" title={words.trouble} description={<FindingList findings={trouble} />} />}
      <div className="yd-stack">
        <KnowledgeFilters at={at} go={go} />
        {open === undefined ? null : <EntryPanel entry={open} onClose={() => go({ entry: undefined })} />}
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <EntryTable entries={wantedOf(entries, at)} open={(entry) => go({ entry: keyOf(entry) })} />}
        {may(me, 'knowledge') ? <FilesPanel /> : null}
      </div>
    </>
  );
}

function KnowledgeFilters({ at, go }: { readonly at: KnowledgeAddress; readonly go: Go<KnowledgeAddress> }) {
  const words = usePageWords(knowledgeWords);
  const { language } = useLanguage();
  return (
    <div className="yd-row" role="search">
      <Pick
        label={words.kind}
        value={at.kind}
        width={200}
        options={knowledgeKinds.map((kind) => ({ value: kind, label: words.kinds[kind] ?? kind }))}
        onPick={(kind) => go({ kind, entry: undefined })}
      />
      <Field label={words.search}>
        {(ids) => <Input {...ids} allowClear value={at.search ?? ''} onChange={(event) => go({ search: event.target.value }, { replace: true })} />}
      </Field>
      <Pick
        label={words.status}
        value={at.status}
        width={180}
        none={words.anyStatus}
        options={statuses.map((status) => ({ value: status as string, label: termText(statusTerms, status, language) }))}
        onPick={(status) => go({ status })}
      />
      <Checkbox checked={at.holds === 'today'} onChange={(event) => go({ holds: event.target.checked ? 'today' : undefined })}>
        {words.holding}
      </Checkbox>
    </div>
  );
}
