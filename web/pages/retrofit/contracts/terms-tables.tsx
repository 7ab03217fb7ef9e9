import { contractFormWords } from './form-words.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { listTerms, partsOf, type ListTerm } from './terms-draft.ts';
import { useSpellTerm } from './spell-term.ts';

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** The agreed money and quantities: prices, shares, fees, guarantees, base months, as written. */
export function TermsTables({ of, label }: { readonly of: Row; readonly label: string }) {
  const form = usePageWords(contractFormWords);
  const { format } = useLanguage();
  const negative = form.negativeOf[of['negative'] as keyof typeof form.negativeOf];
  const adjust = Array.isArray(of['adjust']) ? of['adjust'].map((one) => form.adjustOf[one as keyof typeof form.adjustOf]) : undefined;
  const lists = listTerms.filter((term) => Array.isArray(of[term]));
  return (
    <div className="yd-stack">
      {negative === undefined && adjust === undefined ? null : (
        <dl className="yd-facts">
          {negative === undefined ? null : <Fact name={form.negative}>{negative}</Fact>}
          {adjust === undefined ? null : <Fact name={form.adjust}>{adjust.length === 0 ? format.none : adjust.join(format.and)}</Fact>}
        </dl>
      )}
      {lists.map((term) => (
        <TermTable key={term} term={term} rows={of[term] as readonly Row[]} label={label} />
      ))}
    </div>
  );
}

function TermTable({ term, rows, label }: { readonly term: ListTerm; readonly rows: readonly Row[]; readonly label: string }) {
  const spell = useSpellTerm();
  const columns = partsOf[term].map((part): Column<Row> => ({
    key: part,
    title: spell.part(term, part),
    value: (row) => textOf(row[part]),
  }));
  return (
    <div>
      <h4>{spell.term(term)}</h4>
      <ShortTable label={`${label} ${spell.term(term)}`} columns={columns} rows={rows} rowKey={(row) => JSON.stringify(row)} />
    </div>
  );
}
