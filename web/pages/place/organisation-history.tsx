import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { useActor } from '../../ui/actor.ts';
import { day, instant } from '../../ui/cell.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { useOrganisationText } from './organisation-text.ts';
import { organisationWords } from './words.ts';

/** Who changed which field of an organisation, from what to what, when, by which import. */
export function OrganisationHistory({ organisation }: { readonly organisation: string }) {
  const { history, unknown } = usePageWords(organisationWords);
  const format = useFormat();
  const actor = useActor();
  const { data, error, refetch } = useQuery(api.place.organisationHistory.queryOptions({ input: { code: organisation } }));
  const changes = data?.changes ?? [];
  const { name, text } = useOrganisationText(changes.flatMap(({ field, from, to }) => (field === 'parent' ? [from, to] : [])));
  return (
    <Panel title={history.title}>
      <ProblemView error={error} again={refetch} />
      <PlainTable
        label={history.title}
        rows={changes.map((one, index) => ({ ...one, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'at', title: history.at, value: (row) => instant(row.at) },
          { key: 'by', title: history.by, show: (row) => actor(row.by) },
          { key: 'field', title: history.field, show: (row) => name(row.field) },
          { key: 'from', title: history.from, show: (row) => text(row.field, row.from) ?? unknown },
          { key: 'to', title: history.to, show: (row) => text(row.field, row.to) ?? unknown },
          { key: 'since', title: history.since, value: (row) => (row.validFrom === null ? history.always : day(row.validFrom)) },
          {
            key: 'how',
            title: history.how,
            show: (row) => (
              <>
                <Link to="/imports/$import" params={{ import: String(row.change) }} search={{}}>
                  {row.import === null ? `${history.byHand} ${row.change}` : row.subject}
                </Link>
                {row.undone === null ? null : <span className="yd-quiet">{format.aside(history.undone)}</span>}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
