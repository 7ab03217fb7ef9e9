import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PlainTable } from '../../../ui/table.tsx';
import { openadrPageWords } from './words.ts';

type Overview = Awaited<ReturnType<typeof client.openadr.overview>>;
type Ven = Overview['vens'][number];
type Event = Overview['events'][number];
type Delivery = Overview['deliveries'][number];

/** VENs with the targets granted to them. */
export function VenTable({ rows }: { readonly rows: readonly Ven[] }) {
  const words = usePageWords(openadrPageWords);
  if (rows.length === 0) return <p className="yd-quiet">{words.noVens}</p>;
  const columns: Column<Ven>[] = [
    { key: 'name', title: words.label.name, value: ({ venName }) => venName },
    { key: 'client', title: words.term.clientId, value: ({ clientId }) => clientId },
    { key: 'targets', title: words.targets, value: ({ targets }) => targets.join(' ') },
    { key: 'resources', title: words.resources, number: true, value: ({ resources }) => resources },
  ];
  return <PlainTable label={words.vens} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

/** The latest events, with the number of reports on each. */
export function EventTable({ rows }: { readonly rows: readonly Event[] }) {
  const words = usePageWords(openadrPageWords);
  if (rows.length === 0) return <p className="yd-quiet">{words.noEvents}</p>;
  const columns: Column<Event>[] = [
    { key: 'event', title: words.event, value: ({ eventName, id }) => eventName ?? id },
    { key: 'program', title: words.program, value: ({ programName }) => programName },
    { key: 'targets', title: words.targets, value: ({ targets }) => targets.join(' ') },
    { key: 'start', title: words.label.began, value: ({ start }) => (start === null ? words.open : instant(start)) },
    { key: 'ends', title: words.ends, value: ({ ends }) => (ends === null ? words.open : instant(ends)) },
    { key: 'reports', title: words.reports, number: true, value: ({ reports }) => reports },
  ];
  return <PlainTable label={words.events} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

/** What was sent to webhooks, or is waiting. */
export function DeliveryTable({ rows }: { readonly rows: readonly Delivery[] }) {
  const words = usePageWords(openadrPageWords);
  if (rows.length === 0) return <p className="yd-quiet">{words.noDeliveries}</p>;
  const columns: Column<Delivery>[] = [
    { key: 'made', title: words.made, value: ({ made }) => instant(made) },
    { key: 'subscriber', title: words.subscriber, value: ({ clientName }) => clientName },
    { key: 'host', title: words.label.host, value: ({ host }) => host },
    { key: 'operation', title: words.operation, value: ({ objectType, operation }) => `${objectType} ${operation}` },
    { key: 'tries', title: words.tries, number: true, value: ({ tries }) => tries },
    { key: 'state', title: words.label.state, value: ({ state }) => words.states[state] },
    { key: 'remarks', title: words.label.remarks, value: ({ trouble, broken }) => (broken ? words.broken : (trouble ?? '')) },
  ];
  return <PlainTable label={words.deliveries} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
