import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { type Column } from '../../../ui/column.ts';
import { DayField } from './day-field.tsx';
import { PolicyNav } from './nav.tsx';
import { policyWords } from './words.ts';

const readDocuments = (given: Readonly<Record<string, unknown>>) => ({ region: textIn(given, 'region'), date: dayIn(given, 'date') });

type Document = Awaited<ReturnType<typeof client.policy.documents>>['documents'][number];
type Plan = Awaited<ReturnType<typeof client.specialPlans.list>>['plans'][number];

/** The loaded documents with their status; the special plans. */
export function DocumentsPage() {
  const { documents, ask } = usePageWords(policyWords);
  const [at, go] = useAddress(readDocuments);
  const input = { ...(at.region !== undefined && { region: at.region }), ...(at.date !== undefined && { date: at.date }) };
  const { data, error, refetch } = useQuery(api.policy.documents.queryOptions({ input }));
  return (
    <>
      <PageHeader title={documents.title} below={documents.below} />
      <PolicyNav />
      <div className="yd-panel yd-row" role="search" aria-label={documents.title}>
        <PlacePick label={ask.place} value={at.region} onPick={(region) => go({ region })} />
        <DayField label={ask.day} value={at.date} onPick={(date) => go({ date })} />
      </div>
      <ProblemView error={error} again={refetch} />
      {data === undefined ? error === null ? <Loading /> : null : <List of={data.documents} />}
      <Plans />
    </>
  );
}

function List({ of }: { readonly of: readonly Document[] }) {
  const { documents, state } = usePageWords(policyWords);
  const format = useFormat();
  const { nameOf } = usePlaces();
  const columns: Column<Document>[] = [
    {
      key: 'title',
      title: documents.name,
      show: ({ code, title }) => (
        <Link to="/policy/documents/$document" params={{ document: code }} search={{}}>
          {title}
        </Link>
      ),
    },
    { key: 'number', title: documents.number, show: ({ number }) => number ?? <span className="yd-none">{documents.noNumber}</span> },
    { key: 'issuer', title: documents.issuer, show: ({ issuer }) => issuer },
    { key: 'issued', title: documents.issued, show: ({ issued }) => <span className="yd-nowrap">{issued}</span> },
    { key: 'region', title: documents.region, show: ({ region }) => nameOf(region) },
    { key: 'state', title: documents.state, show: (one) => state[one.state] },
    { key: 'periodEnds', title: documents.periodEnds, show: ({ periodEnds }) => <span className="yd-nowrap">{periodEnds}</span> },
    {
      key: 'counts',
      title: documents.counts,
      number: true,
      show: ({ rules, targets, tasks }) => `${format.count(rules)} / ${format.count(targets)} / ${format.count(tasks)}`,
    },
  ];
  return <PlainTable label={documents.list} columns={columns} rows={of} rowKey={({ code }) => code} />;
}

function Plans() {
  const { documents, strength } = usePageWords(policyWords);
  const { nameOf } = usePlaces();
  const { data } = useQuery(api.specialPlans.list.queryOptions({ input: {} }));
  if (data === undefined || data.plans.length === 0) return null;
  const columns: Column<Plan>[] = [
    { key: 'title', title: documents.name, show: ({ title }) => title },
    { key: 'number', title: documents.number, show: ({ number }) => number ?? <span className="yd-none">{documents.noNumber}</span> },
    { key: 'issued', title: documents.issued, show: ({ issued }) => <span className="yd-nowrap">{issued}</span> },
    { key: 'region', title: documents.region, show: ({ region }) => nameOf(region) },
    { key: 'strength', title: documents.state, show: (one) => strength[one.strength] ?? one.strength },
  ];
  return (
    <Panel title={documents.plans}>
      <PlainTable label={documents.plans} columns={columns} rows={data.plans} rowKey={({ code }) => code} />
    </Panel>
  );
}
