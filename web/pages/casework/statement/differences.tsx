import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { statementWords } from './words.ts';

type Difference = Awaited<ReturnType<typeof client.statement.compare>>['differences'][number];
type Value = Difference['issued'];

/** A statement's value as people read it: a word by its name, a share as per cent, a number with its unit. */
export function useValueText(): (value: Value, unit: string, said: string | null, code: string) => string {
  const words = usePageWords(statementWords);
  const { format } = useLanguage();
  return (value, unit, said, code) => {
    if (said !== null) return said;
    if (value === null) return format.none;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'string') return value;
    return code.endsWith('.coverage') ? format.share(value) : format.quantity(value, unit);
  };
}

/** What differs from a statement, figure by figure, and why. */
export function Differences({ of, label }: { readonly of: readonly Difference[]; readonly label: string }) {
  const { compare: words, causes } = usePageWords(statementWords);
  const { format } = useLanguage();
  const text = useValueText();
  return (
    <ShortTable
      label={label}
      rows={of}
      rowKey={({ code }) => code}
      columns={[
        { key: 'name', title: words.item, value: ({ name }) => name },
        { key: 'issued', title: words.issued, number: true, value: (one) => text(one.issued, one.unit, one.issuedSaid, one.code) },
        { key: 'now', title: words.now, number: true, value: (one) => text(one.now, one.unit, one.nowSaid, one.code) },
        { key: 'why', title: words.why, value: ({ why }) => why.map((cause) => causes[cause]).join(format.and) },
      ]}
    />
  );
}
