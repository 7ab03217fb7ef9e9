import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { share, type CellValue } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { measuredKind, pointsText, type ItemRow, type PlaceRow, type Scheme } from './shown.ts';
import { assessmentPageWords } from './words.ts';

/** A place of an assessment item by item: what was measured, its points of the maximum, and what is doubtful. */
export function PlaceItems({ of, scheme, onClose }: { readonly of: PlaceRow; readonly scheme: Scheme; readonly onClose: () => void }) {
  const words = usePageWords(assessmentPageWords);
  const modes = new Map(scheme.items.map(({ id, mode }) => [id, mode]));
  const valueOf = ({ measures, value, unit }: ItemRow): CellValue => (measures.form === undefined ? { value, unit } : share(value));
  const columns: Column<ItemRow>[] = [
    { key: 'name', title: words.term.item, value: ({ name }) => name },
    { key: 'kind', title: words.of, value: ({ measures }) => words.measures[measuredKind(measures)] },
    { key: 'mode', title: words.label.way, value: ({ id }) => words.mode[modes.get(id) ?? 'level'] },
    { key: 'value', title: words.label.figure, number: true, value: valueOf },
    {
      key: 'score',
      title: words.term.score,
      number: true,
      value: ({ score }) => score,
      show: ({ score, figure }) => <OpenedText figure={figure} text={pointsText(score)} />,
    },
    { key: 'of', title: words.term.weight, number: true, value: (one) => one.of },
    {
      key: 'findings',
      title: words.label.attention,
      value: ({ findings }) => findings.map(({ detail }) => detail).join(' '),
      show: ({ findings }) => <FindingList findings={findings} />,
    },
  ];
  return (
    <Panel
      title={words.items(of.name)}
      actions={
        <Button size="small" onClick={onClose}>
          {words.label.close}
        </Button>
      }
    >
      <ShortTable label={words.items(of.name)} columns={columns} rows={of.items} rowKey={({ id }) => id} />
    </Panel>
  );
}
