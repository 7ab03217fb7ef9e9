import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { FormField } from './case-shown.ts';
import { caseWords } from './case-words.ts';

export const isTable = ({ type }: FormField): boolean => type === 'table';

/** A value of a case as people read it. */
export function FieldValue({ form, value }: { readonly form: FormField; readonly value: unknown }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const optionName = (key: unknown) => form.options.find((one) => one.key === key)?.name ?? String(key);
  if (isTable(form)) return <ValueRows form={form} value={value} />;
  if (Array.isArray(value)) return value.map(optionName).join(format.pause);
  if (typeof value === 'boolean') return value ? words.label.yes : words.label.no;
  if (form.type === 'choice') return optionName(value);
  if (form.type === 'money') return format.money(String(value));
  if (form.type === 'day') return format.day(String(value));
  return `${String(value)}${form.unit === null ? '' : ` ${form.unit}`}`;
}

type Row = Readonly<Record<string, unknown>>;

function ValueRows({ form, value }: { readonly form: FormField; readonly value: unknown }) {
  const rows = (Array.isArray(value) ? value : []) as Row[];
  return (
    <ShortTable<Row>
      label={form.name}
      columns={form.columns.map(({ key, name }) => ({
        key,
        title: name,
        value: (row: Row) => (row[key] ?? undefined) as string | undefined,
      }))}
      rows={rows}
      rowKey={(row) => String(rows.indexOf(row))}
    />
  );
}
