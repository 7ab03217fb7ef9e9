import { Checkbox, Input } from 'antd';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { knowledgeKinds, statuses } from './address.ts';
import type { KnowledgeAddress } from './address.ts';
import { knowledgeWords } from './words.ts';

export function KnowledgeFilters({ at, go }: { readonly at: KnowledgeAddress; readonly go: Go<KnowledgeAddress> }) {
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
