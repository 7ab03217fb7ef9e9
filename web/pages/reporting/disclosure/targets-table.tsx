import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { publicWords } from './public-words.ts';

type Target = Awaited<ReturnType<typeof client.disclosure.public.overview>>['targets'][number];

const signs = { '>=': '≥ ', '>': '> ', '<=': '≤ ', '<': '< ', '=': '' } as const;

/** The targets that the city's documents set, in their own words; their progress is not shown here. */
export function TargetsTable({ of }: { readonly of: readonly Target[] }) {
  const { language, format } = useLanguage();
  const words = usePageWords(publicWords);
  const figure = ({ comparator, value, unit }: Target) =>
    `${signs[comparator]}${typeof value === 'number' ? format.quantity(value, unit) : String(value)}`;
  const columns: Column<Target>[] = [
    { key: 'name', title: words.target, show: ({ name }) => name[language] },
    { key: 'figure', title: words.figure, show: figure },
    { key: 'scope', title: words.scope, show: ({ scope }) => scope },
    { key: 'due', title: words.due, show: ({ due }) => (due === null ? words.noDue : String(due)) },
    { key: 'document', title: words.document, show: ({ document, clause }) => `${document} ${clause}` },
    { key: 'quote', title: words.quote, show: ({ quote }) => quote },
  ];
  return (
    <ShortTable label={words.targets} columns={columns} rows={of} rowKey={({ document, id, clause }) => `${document} ${id} ${clause}`} />
  );
}
