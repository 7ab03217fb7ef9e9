import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { cataloguesPageWords } from './words.ts';

type Entry = Awaited<ReturnType<typeof client.catalogues.list>>['entries'][number];
type Checked = Awaited<ReturnType<typeof client.catalogues.check>>;
type Item = Checked['items'][number];

/** The entries of catalogues. */
export function EntriesTable({ rows }: { readonly rows: readonly Entry[] }) {
  const words = usePageWords(cataloguesPageWords);
  const columns: Column<Entry>[] = [
    { key: 'list', title: words.field.list, value: ({ list }) => words.list[list] },
    { key: 'code', title: words.field.code, value: ({ code }) => code ?? undefined },
    { key: 'name', title: words.field.name, value: ({ name }) => name },
    { key: 'region', title: words.label.place, value: ({ region }) => region ?? words.nation },
    { key: 'document', title: words.field.document, value: ({ document }) => document ?? undefined },
    { key: 'clause', title: words.field.clause, value: ({ clause }) => clause ?? undefined },
    { key: 'from', title: words.field.from, value: ({ from }) => (from === null ? undefined : day(from)) },
    { key: 'until', title: words.field.until, value: ({ until }) => (until === null ? undefined : day(until)) },
  ];
  return <PlainTable label={words.entries} columns={columns} rows={rows} rowKey={(row) => JSON.stringify(row)} />;
}

/** Products with their verdicts, the entry that decided each, and similar entries for those that are not listed. */
export function CheckedTable({ of }: { readonly of: Checked }) {
  const words = usePageWords(cataloguesPageWords);
  const format = useFormat();
  const { items: rows, sources } = of;
  const findings = [...of.findings, ...rows.flatMap((row) => row.findings)];
  const columns: Column<Item>[] = [
    { key: 'row', title: words.label.row, number: true, value: ({ row }) => row },
    { key: 'product', title: words.label.product, value: ({ product }) => product },
    { key: 'verdict', title: words.label.verdict, value: ({ verdict }) => words.verdict[verdict] },
    {
      key: 'basis',
      title: words.label.basis,
      value: ({ entries }) =>
        entries.map((one) => `${one.document ?? one.name} ${one.clause ?? ''}`.trim()).join(format.pause) || undefined,
    },
    {
      key: 'candidates',
      title: words.candidates,
      value: ({ candidates }) =>
        candidates.map(({ name, list }) => `${name}${format.aside(words.list[list])}`).join(format.pause) || undefined,
    },
  ];
  return (
    <div className="yd-stack">
      {findings.length === 0 ? null : (
        <Alert type="warning" title={words.label.findings} description={<FindingList findings={findings} />} />
      )}
      {sources.length === 0 ? null : (
        <p className="yd-quiet">
          {words.sources}
          {format.colon}
          {sources.map(({ name, entries }) => `${name ?? words.nation}${format.aside(format.count(entries))}`).join(format.pause)}
        </p>
      )}
      <PlainTable label={words.checked} columns={columns} rows={rows} rowKey={({ row }) => String(row)} />
    </div>
  );
}
