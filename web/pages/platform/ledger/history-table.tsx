import { Link } from '@tanstack/react-router';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { day, instant } from '../../../ui/cell.ts';
import { PlainTable } from '../../../ui/table.tsx';
import type { EntityText, FieldChange } from './facts.ts';
import { entityWords } from './words.ts';

/** Who changed which field of an entity, from what to what, when, by which import. */
export function HistoryTable({
  changes,
  of,
}: {
  readonly changes: readonly FieldChange[];
  readonly of: Pick<EntityText, 'name' | 'text'>;
}) {
  const { history, origin } = usePageWords(entityWords);
  const format = useFormat();
  const actor = useActor();
  const fileOf = ({ subject, row }: FieldChange) => (row === null ? subject : origin.row(subject, format.count(row)));
  return (
    <PlainTable
      label={history.title}
      rows={changes.map((one, index) => ({ ...one, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        { key: 'at', title: history.at, value: (row) => instant(row.at) },
        { key: 'by', title: history.by, show: (row) => actor(row.by) },
        { key: 'field', title: history.field, show: (row) => of.name(row.field) },
        { key: 'from', title: history.from, show: (row) => of.text(row.field, row.from) ?? history.unknown },
        { key: 'to', title: history.to, show: (row) => of.text(row.field, row.to) ?? history.unknown },
        { key: 'since', title: history.since, value: (row) => (row.validFrom === null ? history.always : day(row.validFrom)) },
        {
          key: 'how',
          title: history.how,
          show: (row) => (
            <>
              <Link to="/imports/$import" params={{ import: String(row.change) }} search={{}}>
                {row.import === null ? `${history.byHand} ${row.change}` : fileOf(row)}
              </Link>
              {row.undone === null ? null : <span className="yd-quiet">{format.aside(history.undone)}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
