import { Button } from 'antd';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { gistOf, keyOf, nameOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { Status } from './status.tsx';
import { useValidity } from './validity.ts';
import { knowledgeWords } from './words.ts';

/** Every matching version, with source and status. */
export function EntryTable({ entries, open }: { readonly entries: readonly Entry[]; readonly open: (entry: Entry) => void }) {
  const words = usePageWords(knowledgeWords);
  const { words: all, language, format } = useLanguage();
  const validity = useValidity();
  const rows = (count: number) => all.table.total(format.count(count));
  const columns: Column<Entry>[] = [
    {
      key: 'entry',
      title: words.entry,
      value: (entry) => nameOf(entry, language) ?? entry.id,
      show: (entry) => (
        <>
          <Button type="link" className="yd-link" aria-label={`${nameOf(entry, language) ?? entry.id} ${keyOf(entry)}`} onClick={() => open(entry)}>
            {nameOf(entry, language) ?? entry.id}
          </Button>
          <div className="yd-quiet">{entry.id}</div>
        </>
      ),
    },
    { key: 'value', title: words.value, show: (entry) => gistOf(entry, rows) },
    { key: 'version', title: words.version, number: true, show: ({ version }) => version },
    { key: 'status', title: words.status, value: ({ status }) => termText(statusTerms, status, language), show: ({ status }) => <Status of={status} /> },
    {
      key: 'source',
      title: words.source,
      show: ({ document, clause }) => (
        <>
          {document}
          <div className="yd-quiet">{clause}</div>
        </>
      ),
    },
    { key: 'validity', title: words.validity, show: (entry) => `${entry.holds ? words.holds : words.holdsNot}${format.aside(validity(entry))}` },
    { key: 'origin', title: words.origin, show: ({ origin }) => words.origins[origin] },
  ];
  return <PlainTable label={words.kind} columns={columns} rows={entries} rowKey={keyOf} />;
}
