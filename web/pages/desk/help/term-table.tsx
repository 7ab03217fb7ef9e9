import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { termNames, terms } from './terms.ts';
import type { TermName } from './terms.ts';
import { helpWords } from './words.ts';

/** The glossary; a term is found by its name in either language and by its meaning. */
export function TermTable({ search }: { readonly search: string }) {
  const words = usePageWords(helpWords);
  const { language } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const found = termNames.filter((name) => {
    const { en, zh, means } = terms[name];
    return `${en} ${zh} ${means[language]}`.toLowerCase().includes(search);
  });
  const columns: Column<{ readonly name: TermName }>[] = [
    { key: 'term', title: words.term, show: ({ name }) => <strong>{terms[name][language]}</strong> },
    { key: 'means', title: words.means, show: ({ name }) => terms[name].means[language] },
    { key: 'other', title: words.other, show: ({ name }) => <span lang={other}>{terms[name][other]}</span> },
  ];
  if (found.length === 0) return <p>{words.none}</p>;
  return (
    <PlainTable
      label={words.tabs.terms}
      columns={columns}
      rows={found.map((name) => ({ name }))}
      rowKey={({ name }) => name}
      pageSize={100}
    />
  );
}
