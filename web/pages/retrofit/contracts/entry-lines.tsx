import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useContractText } from './spell.ts';
import { type Contract, type Entry, isMoneyTold, type Ledger, type Line } from './answers.ts';
import { contractsPageWords } from './words.ts';

type Opens = Ledger['figures'][number]['lines'][number];
type Part = keyof Opens;
type Row = Line & { readonly opens: Opens | undefined };

/** The lines of an entry; each posted sum opens to its days and readings. @param figures of its lines; absent for a preview */
export function EntryLines({
  of,
  entry,
  figures = [],
}: {
  readonly of: Contract;
  readonly entry: Entry;
  readonly figures?: readonly Opens[];
}) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const energy = useEnergyColumns(of);
  const money = useMoneyColumns();
  if (entry.lines.length === 0) return null;
  return (
    <PlainTable
      label={words.linesOf(format.count(entry.entry))}
      columns={[...energy, ...(isMoneyTold(of) ? money : [])]}
      rows={entry.lines.map((line, at) => ({ ...line, opens: figures[at] }))}
      rowKey={(line) => JSON.stringify([line.item, line.boundary, line.from, line.to, line.yuan, line.percent, line.quantity])}
    />
  );
}

/** A text that opens its figure; in a preview nothing is posted yet that could open. */
function opened(line: Row, part: Part, text: string) {
  const figure = line.opens?.[part] ?? null;
  return figure === null ? <span className="yd-nowrap">{text}</span> : <OpenedText figure={figure} text={text} />;
}

const plain = (key: 'counted' | 'yuan' | 'value' | 'percent', title: string): Column<Row> => ({
  key,
  title,
  number: true,
  value: (line) => line[key] ?? undefined,
});

function useEnergyColumns(of: Contract): Column<Row>[] {
  const words = usePageWords(contractsPageWords);
  const { days, quantity } = useContractText(of);
  const energy = (part: Exclude<Part, 'amount'>, title: string): Column<Row> => ({
    key: part,
    title,
    number: true,
    value: (line) => (line[part] === null ? undefined : quantity(line[part], line.boundary)),
    show: (line) => (line[part] === null ? null : opened(line, part, quantity(line[part], line.boundary))),
  });
  return [
    { key: 'item', title: words.term.lines, value: ({ item }) => words.item[item] },
    { key: 'boundary', title: words.saving.boundary, value: ({ boundary }) => boundary ?? undefined },
    { key: 'days', title: words.span, value: (line) => days(line) },
    energy('adjustedBaseline', words.saving.adjustedBaseline),
    energy('measured', words.saving.measured),
    energy('savings', words.saving.savings),
    {
      key: 'interval',
      title: words.saving.interval,
      value: ({ low, high }) => (low === null || high === null ? undefined : `${low} – ${high}`),
    },
    plain('counted', words.saving.counted),
    {
      key: 'quantity',
      title: words.quantity,
      number: true,
      value: (line) => (line.quantity === null ? undefined : quantity(line.quantity, line.boundary)),
    },
  ];
}

function useMoneyColumns(): Column<Row>[] {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  return [
    plain('yuan', words.term.price),
    plain('value', words.term.value),
    plain('percent', words.term.share),
    {
      key: 'amount',
      title: words.term.amount,
      number: true,
      value: (line) => (line.amount === null ? undefined : Number(line.amount)),
      show: (line) => (line.amount === null ? null : opened(line, 'amount', format.money(line.amount))),
    },
  ];
}
