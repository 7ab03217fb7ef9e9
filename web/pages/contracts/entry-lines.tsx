import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Column } from '../../ui/column.ts';
import { OpenedText } from '../../ui/figure.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { useContractText } from './spell.ts';
import { type Contract, type Entry, isMoneyTold, type Line } from './answers.ts';
import { contractsPageWords } from './words.ts';

type Part = keyof Line['figures'];

type Shown = { readonly of: Contract; readonly isPreview?: boolean };

/** The lines of an entry; each sum that was posted opens to its days and readings. */
export function EntryLines({ of, entry, isPreview = false }: Shown & { readonly entry: Entry }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const energy = useEnergyColumns({ of, isPreview });
  const money = useMoneyColumns({ of, isPreview });
  if (entry.lines.length === 0) return null;
  return (
    <PlainTable
      label={words.linesOf(format.count(entry.entry))}
      columns={[...energy, ...(isMoneyTold(of) ? money : [])]}
      rows={entry.lines}
      rowKey={(line) => JSON.stringify([line.item, line.boundary, line.from, line.to, line.yuan, line.percent, line.quantity])}
    />
  );
}

/** A text that opens its figure; of a preview nothing was posted that could open. */
function opened(line: Line, part: Part, text: string, isPreview: boolean) {
  const figure = line.figures[part];
  return figure === null || isPreview ? <span className="yd-nowrap">{text}</span> : <OpenedText figure={figure} text={text} />;
}

const plain = (key: 'counted' | 'yuan' | 'value' | 'percent', title: string): Column<Line> => ({
  key,
  title,
  number: true,
  value: (line) => line[key] ?? undefined,
});

function useEnergyColumns({ of, isPreview = false }: Shown): Column<Line>[] {
  const words = usePageWords(contractsPageWords);
  const { days, quantity } = useContractText(of);
  const energy = (part: Exclude<Part, 'amount'>, title: string): Column<Line> => ({
    key: part,
    title,
    number: true,
    value: (line) => (line[part] === null ? undefined : quantity(line[part], line.boundary)),
    show: (line) => (line[part] === null ? null : opened(line, part, quantity(line[part], line.boundary), isPreview)),
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

function useMoneyColumns({ isPreview = false }: Shown): Column<Line>[] {
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
      show: (line) => (line.amount === null ? null : opened(line, 'amount', format.money(line.amount), isPreview)),
    },
  ];
}
