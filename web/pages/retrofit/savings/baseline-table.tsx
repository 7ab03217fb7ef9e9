import { Link } from '@tanstack/react-router';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { day, instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PlainTable } from '../../../ui/table.tsx';
import { before } from './fit-facts.tsx';
import { useBoundaryText } from './spell.ts';
import { savingsPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.savings.list>>['baselines'][number];

type Baselines = {
  readonly rows: readonly Row[];
  /** The total number, where these may be only the first of them. */
  readonly total?: number;
  readonly label: string;
};

/** Sealed baselines; each opens its page. */
export function BaselineTable({ rows, total, label }: Baselines) {
  const words = usePageWords(savingsPageWords);
  const boundaryText = useBoundaryText();
  const actor = useActor();
  if (rows.length === 0) return <p className="yd-quiet">{words.none}</p>;
  const columns: Column<Row>[] = [
    {
      key: 'baseline',
      title: words.term.baseline,
      value: ({ baseline }) => baseline,
      show: ({ baseline }) => (
        <Link to="/savings/$baseline" params={{ baseline }} search={{}}>
          {baseline}
        </Link>
      ),
    },
    { key: 'boundary', title: words.term.boundary, value: ({ boundary }) => boundaryText(boundary) },
    { key: 'from', title: words.first, value: ({ from }) => day(from) },
    { key: 'to', title: words.last, value: ({ to }) => day(before(to)) },
    { key: 'model', title: words.term.model, value: ({ model }) => words.kind[model] },
    { key: 'project', title: words.label.project, value: ({ project }) => project ?? undefined },
    { key: 'locked', title: words.term.locked, value: ({ locked }) => instant(locked) },
    { key: 'by', title: words.label.by, value: ({ by }) => actor(by) },
    { key: 'hash', title: words.term.hash, value: ({ hash }) => hash, show: ({ hash }) => <code>{hash.slice(0, 12)}</code> },
  ];
  return <PlainTable label={label} columns={columns} rows={rows} total={total} rowKey={({ baseline }) => baseline} />;
}
