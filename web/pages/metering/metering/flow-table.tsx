import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { useSpellStatus } from '../../../ui/spell-status.ts';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { Flow } from './flow.ts';
import { viewWords } from './view-words.ts';

type Carrier = Flow['carriers'][number];
type Row = { readonly of: Carrier; readonly item: string | null; readonly node: Carrier['nodes'][number] | null };

/**
 * The same flow as a table: each carrier and item with what its items leave over, in its own unit and in standard coal; what is not
 * measured says so.
 */
export function FlowTable({
  answer,
  label,
  itemName,
}: {
  readonly answer: Flow;
  readonly label: string;
  readonly itemName: (code: string) => string;
}) {
  const { words: own, format } = useLanguage();
  const { flow: words } = usePageWords(viewWords);
  const rows = answer.carriers.flatMap((of): Row[] => [
    ...of.nodes.map((node) => ({ of, item: node.item, node })),
    ...of.unmeasured.map((item) => ({ of, item, node: null })),
  ]);
  const spellStatus = useSpellStatus();
  const byText = ({ coefficient }: Carrier) =>
    coefficient === null
      ? words.noCoefficient
      : `${format.quantity(coefficient.value, coefficient.unit)} ${spellStatus(coefficient.source)}`;
  const columns: Column<Row>[] = [
    {
      key: 'what',
      title: words.what,
      show: ({ of, item }) =>
        item === null ? <strong>{own.carrier[of.carrier]}</strong> : `${own.carrier[of.carrier]} · ${itemName(item)}`,
    },
    {
      key: 'use',
      title: words.use,
      number: true,
      show: ({ node }) => (node === null ? <span className="yd-none">{words.notMeasured}</span> : <Figure of={node.use} covered />),
    },
    { key: 'rest', title: words.rest, number: true, show: ({ node }) => (node?.rest ? <Figure of={node.rest} covered /> : '') },
    { key: 'coal', title: words.coal, number: true, show: ({ node }) => (node?.coal ? <Figure of={node.coal} /> : '') },
    { key: 'restCoal', title: words.restCoal, number: true, show: ({ node }) => (node?.restCoal ? <Figure of={node.restCoal} /> : '') },
    {
      key: 'by',
      title: words.coefficient,
      value: ({ of, item }) => (item === null ? byText(of) : undefined),
      show: ({ of, item }) => (item === null ? <By of={of} /> : ''),
    },
  ];
  return <PlainTable label={label} columns={columns} rows={rows} rowKey={({ of, item }) => `${of.carrier} ${item ?? ''}`} />;
}

function By({ of: { coefficient } }: { readonly of: Carrier }) {
  const { format } = useLanguage();
  const spellStatus = useSpellStatus();
  const { flow } = usePageWords(viewWords);
  if (coefficient === null) return flow.noCoefficient;
  return (
    <>
      {format.quantity(coefficient.value, coefficient.unit)} <span className="yd-quiet yd-small">{spellStatus(coefficient.source)}</span>
    </>
  );
}
