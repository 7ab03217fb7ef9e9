import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { listWords } from './list-words.ts';
import { useFactWords } from './value-text.ts';
import { day, instant } from '../../../ui/cell.ts';

/** Who changed which field of a building, from what to what, when, by which import. */
export function HistoryPage() {
  const { format } = useLanguage();
  const { history } = usePageWords(listWords);
  const actor = useActor();
  const { building: code = '' } = useParams({ strict: false });
  const query = useQuery(api.registry.history.queryOptions({ input: { building: code } }));
  const building = useQuery(api.registry.building.queryOptions({ input: { building: code } }));
  const changes = query.data?.changes;
  const facts = useFactWords(changes?.flatMap(({ field, from, to }) => (field === 'organisation' ? [from, to] : [])));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  const text = (field: string, value: unknown) => facts.text(field, value) ?? facts.unknown;
  return (
    <>
      <PageHeader title={history.title(building.data?.name ?? code)} below={code}>
        <Link to="/buildings/$building" params={{ building: code }} search={{}}>
          {history.back}
        </Link>
      </PageHeader>
      {changes === undefined ? (
        <Loading />
      ) : changes.length === 0 ? (
        <p>{history.none}</p>
      ) : (
        <PlainTable
          label={history.table}
          rows={changes.map((one, index) => ({ ...one, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { key: 'at', title: history.at, value: (row) => instant(row.at) },
            { key: 'by', title: history.by, show: (row) => actor(row.by) },
            { key: 'field', title: history.field, show: (row) => facts.name(row.field) },
            { key: 'from', title: history.from, show: (row) => text(row.field, row.from) },
            { key: 'to', title: history.to, show: (row) => text(row.field, row.to) },
            { key: 'since', title: history.since, value: (row) => (row.validFrom === null ? history.always : day(row.validFrom)) },
            {
              key: 'how',
              value: ({ change, import: by, subject, undone }) =>
                `${by === null ? `${history.byHand} ${change}` : subject}${undone === null ? '' : `${format.aside(history.undone)}`}`,
              title: history.how,
              show: (row) => <How change={row.change} byHand={row.import === null} subject={row.subject} undone={row.undone !== null} />,
            },
          ]}
        />
      )}
    </>
  );
}

function How({
  change,
  byHand,
  subject,
  undone,
}: {
  readonly change: number;
  readonly byHand: boolean;
  readonly subject: string;
  readonly undone: boolean;
}) {
  const format = useFormat();
  const { history } = usePageWords(listWords);
  return (
    <>
      <Link to="/imports/$import" params={{ import: String(change) }} search={{}}>
        {byHand ? `${history.byHand} ${change}` : subject}
      </Link>
      {undone ? <span className="yd-quiet">{format.aside(history.undone)}</span> : null}
    </>
  );
}
