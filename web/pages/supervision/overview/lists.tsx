import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { qualityWords } from '../../metering/quality/words.ts';
import { cityWords } from './words.ts';
import { instant, whole } from '../../../ui/cell.ts';

type Counted = Awaited<ReturnType<typeof client.readings.findingCounts>>['counts'][number];
type Import = Awaited<ReturnType<typeof client.imports.list>>['imports'][number];

/** How many findings of each kind wait for a decision. */
export function FindingsPanel({ region }: { readonly region: string }) {
  const { findings: words } = usePageWords(cityWords);
  const { code: names } = usePageWords(qualityWords);
  const query = useQuery(api.readings.findingCounts.queryOptions({ input: { region } }));
  const columns: Column<Counted>[] = [
    {
      key: 'code',
      title: words.code,
      value: ({ code }) => names[code] ?? code,
      show: ({ code }) => (
        <Link to="/quality" search={{ region, tab: 'findings', code }}>
          {names[code] ?? code}
        </Link>
      ),
    },
    { key: 'open', title: words.open, number: true, value: ({ open }) => whole(open) },
    { key: 'all', title: words.all, number: true, value: ({ count }) => whole(count) },
  ];
  const rows = query.data?.counts;
  return (
    <Panel title={words.title}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {rows === undefined ? null : rows.length === 0 ? (
        words.none
      ) : (
        <PlainTable label={words.table} columns={columns} rows={rows} rowKey={({ code }) => code} />
      )}
    </Panel>
  );
}

/** The latest imported files. */
export function LatelyPanel() {
  const { format } = useLanguage();
  const { lately: words } = usePageWords(cityWords);
  const actor = useActor();
  const query = useQuery(api.imports.list.queryOptions({ input: { byHand: false, limit: 8 } }));
  const columns: Column<Import>[] = [
    {
      key: 'what',
      title: words.what,
      show: ({ kind, subject, live }) => `${words.kinds[live ? 'live' : kind] ?? kind}${format.colon}${subject}`,
    },
    { key: 'by', title: words.by, show: ({ by }) => actor(by) },
    { key: 'at', title: words.at, value: ({ at, live, ended }) => instant(live && ended !== null ? ended : at) },
    { key: 'state', title: words.state, show: ({ state }) => <span className="yd-nowrap">{words.states[state] ?? state}</span> },
  ];
  const rows = query.data?.imports;
  return (
    <Panel title={words.title}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {rows === undefined ? null : rows.length === 0 ? (
        words.none
      ) : (
        <PlainTable label={words.table} columns={columns} rows={rows} rowKey={(row) => String(row.import)} />
      )}
    </Panel>
  );
}
