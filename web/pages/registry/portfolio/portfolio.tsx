import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BidPanels } from './bid-panel.tsx';
import { EventForm } from './event-form.tsx';
import { InviteForm } from './invite-form.tsx';
import { JoinForm } from './join-form.tsx';
import { portfolioPageWords } from './words.ts';

type Member = Awaited<ReturnType<typeof client.portfolio.show>>['members'][number];
type Called = Awaited<ReturnType<typeof client.flexibility.events.list>>['events'][number];

/** A portfolio: its members with their terms, and its events. */
export function PortfolioPage() {
  const { portfolio: code = '' } = useParams({ strict: false });
  const words = usePageWords(portfolioPageWords);
  const query = useQuery(api.portfolio.show.queryOptions({ input: { portfolio: code } }));
  const events = useQuery(api.flexibility.events.list.queryOptions({ input: { portfolio: code } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  return (
    <>
      <PageHeader title={query.data.name} below={code} />
      <div className="yd-stack">
        <Panel title={words.members}>
          <MemberTable rows={query.data.members} />
        </Panel>
        <Panel title={words.events}>
          <ProblemView error={events.error} again={events.refetch} />
          {events.isPending ? <Loading /> : null}
          {events.data === undefined ? null : <EventTable rows={events.data.events} />}
        </Panel>
        <BidPanels portfolio={code} />
        <EventForm portfolio={code} />
        <InviteForm portfolio={code} invited={query.data.invited} />
        <JoinForm portfolio={code} />
      </div>
    </>
  );
}

function MemberTable({ rows }: { readonly rows: readonly Member[] }) {
  const words = usePageWords(portfolioPageWords);
  if (rows.length === 0) return <p className="yd-quiet">{words.noMembers}</p>;
  const columns: Column<Member>[] = [
    { key: 'building', title: words.member.building, value: ({ building }) => building },
    { key: 'name', title: words.name, value: ({ name }) => name },
    { key: 'from', title: words.member.from, value: ({ from }) => from },
    { key: 'to', title: words.member.to, value: ({ to }) => to ?? undefined },
    { key: 'share', title: words.member.share, number: true, value: ({ share }) => share },
    { key: 'price', title: words.inYuanPerKwh(words.member.price), number: true, value: ({ price }) => price ?? undefined },
    {
      key: 'maxKw',
      title: words.member.maxKw,
      number: true,
      value: ({ maxKw }) => (maxKw === null ? undefined : { value: maxKw, unit: 'kW' }),
    },
    { key: 'consent', title: words.member.consent, value: ({ consent }) => consent },
  ];
  return <PlainTable label={words.members} columns={columns} rows={rows} rowKey={({ building, from }) => `${building} ${from ?? ''}`} />;
}

function EventTable({ rows }: { readonly rows: readonly Called[] }) {
  const words = usePageWords(portfolioPageWords);
  if (rows.length === 0) return <p className="yd-quiet">{words.noEvents}</p>;
  const columns: Column<Called>[] = [
    {
      key: 'event',
      title: words.flexibility.event,
      value: ({ event }) => event.code,
      show: ({ event }) => (
        <Link to="/response-events/$event" params={{ event: event.code }} search={{}}>
          {event.code}
        </Link>
      ),
    },
    { key: 'from', title: words.flexibility.from, value: ({ event }) => instant(event.from, event.zone) },
    { key: 'to', title: words.flexibility.to, value: ({ event }) => instant(event.to, event.zone) },
    { key: 'direction', title: words.flexibility.direction, value: ({ event }) => words.direction[event.direction] },
    {
      key: 'committed',
      title: words.flexibility.committed,
      number: true,
      value: ({ committedKw }) => ({ value: committedKw, unit: 'kW' }),
    },
    {
      key: 'state',
      title: words.state,
      value: ({ event }) => words[event.state === 'called' && Date.parse(event.to) < Date.now() ? 'over' : event.state],
    },
  ];
  return <PlainTable label={words.events} columns={columns} rows={rows} rowKey={({ event }) => event.code} />;
}
