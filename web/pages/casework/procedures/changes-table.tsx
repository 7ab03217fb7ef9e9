import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { editWords } from './edit-words.ts';

export type Change = Awaited<ReturnType<typeof client.procedures.compare>>['changes'][number];

/** What one version changes compared with another, in words. */
export function ChangesTable({ label, changes }: { readonly label: string; readonly changes: readonly Change[] }) {
  const words = usePageWords(editWords);
  if (changes.length === 0) return <p className="yd-quiet">{words.noChanges}</p>;
  const partOf = (part: string | null) => (part === null ? words.whole : (words.part[part as keyof typeof words.part] ?? part));
  return (
    <ShortTable<Change>
      label={label}
      columns={[
        { key: 'part', title: words.label.part, value: ({ part }) => partOf(part) },
        { key: 'name', title: words.name, value: ({ name }) => name ?? undefined },
        { key: 'what', title: words.change, value: ({ how, what }) => what ?? words.how[how] },
        { key: 'before', title: words.before, value: ({ before }) => before ?? undefined },
        { key: 'after', title: words.after, value: ({ after }) => after ?? undefined },
      ]}
      rows={changes}
      rowKey={({ part, key, what }) => `${part} ${key} ${what}`}
    />
  );
}
