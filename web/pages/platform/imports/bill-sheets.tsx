import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { billWords } from './bill-words.ts';

export type BillCell = {
  readonly sheet: string;
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly meter: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: number | string;
  readonly unit: string;
};

export type BillSheet = { readonly name: string; readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[] };

/** What cells say, in words: of which metering point, when, how much. */
function useSaid() {
  const words = usePageWords(billWords);
  const { format } = useLanguage();
  const when = ({ from, to }: BillCell): string => (to === null ? words.at(from) : words.span(from, to));
  const value = ({ value: of, unit }: BillCell): string => `${typeof of === 'number' ? format.number(of) : of} ${unit}`.trim();
  return { when, value, whole: (one: BillCell): string => words.of(one.meter, when(one), value(one)) };
}

/** The sheets of a bill book as they are, each used cell marked with the reading that it became; and these as a list. */
export function BillSheets({ sheets, cells = [] }: { readonly sheets: readonly BillSheet[]; readonly cells?: readonly BillCell[] }) {
  const words = usePageWords(billWords);
  return (
    <div className="yd-stack">
      {sheets.map((sheet) => (
        <section key={sheet.name}>
          <h3>{words.sheet(sheet.name)}</h3>
          <OneSheet sheet={sheet} cells={cells.filter((one) => one.sheet === sheet.name)} />
        </section>
      ))}
      {cells.length === 0 ? null : (
        <>
          <h3>{words.cells}</h3>
          <CellList cells={cells} />
        </>
      )}
    </div>
  );
}

const letters = (at: number): string => (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

function OneSheet({ sheet: { name, rows }, cells }: { readonly sheet: BillSheet; readonly cells: readonly BillCell[] }) {
  const words = usePageWords(billWords);
  const said = useSaid();
  const used = new Map(cells.map((one) => [`${one.column} ${one.row}`, one]));
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  const columns: Column<BillSheet['rows'][number]>[] = [
    { key: 'row', title: words.row, value: ({ row }) => String(row) },
    ...Array.from({ length: width }, (_, at): Column<BillSheet['rows'][number]> => {
      const text = (row: BillSheet['rows'][number]): string => row.cells[at] ?? '';
      const show = (row: BillSheet['rows'][number]) => {
        const one = used.get(`${at} ${row.row}`);
        return one === undefined ? text(row) : <mark title={said.whole(one)}>{text(row)}</mark>;
      };
      return { key: String(at), title: letters(at), value: text, show };
    }),
  ];
  return <ShortTable label={words.sheet(name)} columns={columns} rows={rows} rowKey={({ row }) => String(row)} />;
}

function CellList({ cells }: { readonly cells: readonly BillCell[] }) {
  const words = usePageWords(billWords);
  const said = useSaid();
  const columns: Column<BillCell>[] = [
    { key: 'cell', title: words.cell, value: ({ sheet, cell }) => `${sheet} ${cell}`.trim() },
    { key: 'text', title: words.written, value: ({ text }) => text },
    { key: 'meter', title: words.meter, value: ({ meter }) => meter },
    { key: 'when', title: words.when, value: said.when },
    { key: 'value', title: words.value, value: said.value },
  ];
  return <ShortTable label={words.cells} columns={columns} rows={cells} rowKey={({ sheet, cell, from }) => `${sheet} ${cell} ${from}`} />;
}
