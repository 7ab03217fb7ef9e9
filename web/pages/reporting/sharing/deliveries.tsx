import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords, useWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { day, instant, share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { ExpectedPanel } from './expected-panel.tsx';
import { FileAction } from './file-action.tsx';
import { sharingPageWords } from './words.ts';

type Delivery = Awaited<ReturnType<typeof client.sharing.deliveries.status>>['suppliers'][number];

const monthForm = /^\d{4}-(?:0[1-9]|1[0-2])$/u;

function readDeliveries(given: Readonly<Record<string, unknown>>) {
  const month = textIn(given, 'month');
  return { month: month !== undefined && monthForm.test(month) ? month : undefined, row: textIn(given, 'row') };
}

const keyOf = ({ supplier, carrier, region }: Delivery): string => `${supplier} ${carrier} ${region}`;

/** What suppliers delivered for a month, as known on a day; and what is expected of them. */
export function DeliveriesPage() {
  const words = usePageWords(sharingPageWords);
  const keeps = may(useMe(), 'keep-feeds');
  const [at, go] = useAddress(readDeliveries);
  const input = { ...(at.month !== undefined && { month: at.month }), ...useKnownAt() };
  const query = useQuery({ ...api.sharing.deliveries.status.queryOptions({ input }), placeholderData: keepPreviousData });
  const opened = query.data?.suppliers.find((one) => keyOf(one) === at.row);
  return (
    <>
      <PageHeader title={words.term.deliveries} below={words.deliveriesMean}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-stack">
        <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.deliveries}>
          <Field label={words.label.month}>
            {(ids) => (
              <DayInput {...ids} of="month" value={at.month ?? query.data?.month} onDay={(month) => go({ month, row: undefined })} />
            )}
          </Field>
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.data === undefined || query.data.month >= query.data.ended ? null : (
          <p className="yd-panel yd-row">
            {words.earlierMonth(query.data.month)}
            <Button size="small" onClick={() => go({ month: query.data.ended, row: undefined })}>
              {query.data.ended}
            </Button>
          </p>
        )}
        {query.data === undefined ? (
          query.error === null ? (
            <Loading />
          ) : null
        ) : (
          <>
            {query.data.suppliers.length === 0 ? <p className="yd-panel yd-quiet">{words.noDeliveries}</p> : null}
            <FindingList findings={query.data.findings} />
            {opened === undefined ? null : <MissingPanel of={opened} onClose={() => go({ row: undefined })} />}
            {query.data.suppliers.length === 0 ? null : (
              <DeliveryTable rows={query.data.suppliers} onOpen={(row) => go({ row: keyOf(row) })} />
            )}
          </>
        )}
        <ExpectedPanel />
        {keeps ? <ExpectFile /> : null}
      </div>
    </>
  );
}

/** Replaces the expected deliveries from a file. */
function ExpectFile() {
  const words = usePageWords(sharingPageWords);
  const { format } = useLanguage();
  const version = useQuery(api.sharing.deliveries.expected.queryOptions({ input: undefined })).data?.version ?? 0;
  return (
    <FileAction
      title={words.expectFile}
      label={words.expectFormat}
      action={words.expect}
      write={async (file) => (await client.sharing.deliveries.expect({ ...file, ...(version > 0 && { seen: version }) })).expected.length}
      done={(count) => words.expectKept(format.count(count))}
    />
  );
}

function DeliveryTable({ rows, onOpen }: { readonly rows: readonly Delivery[]; readonly onOpen: (row: Delivery) => void }) {
  const words = usePageWords(sharingPageWords);
  const { carrier } = useWords();
  const { nameOf } = usePlaces();
  const { format } = useLanguage();
  const columns: Column<Delivery>[] = [
    { key: 'code', title: words.label.code, hidden: true, value: ({ supplier }) => supplier },
    { key: 'supplier', title: words.term.supplier, value: ({ name }) => name },
    { key: 'carrier', title: words.field['carrier'] ?? '', value: (one) => carrier[one.carrier] },
    { key: 'place', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'due', title: words.term.due, value: ({ due }) => day(due) },
    { key: 'expected', title: words.term.expected, number: true, value: ({ expected }) => expected },
    { key: 'delivered', title: words.term.delivered, number: true, value: ({ delivered }) => delivered },
    { key: 'late', title: words.term.late, number: true, value: ({ late }) => late },
    { key: 'share', title: words.term.share, number: true, value: (one) => share(one.share) },
    {
      key: 'missing',
      title: words.term.missing,
      number: true,
      value: ({ missing }) => missing.length,
      show: (one) =>
        one.missing.length === 0 ? (
          '0'
        ) : (
          <>
            {format.count(one.missing.length)}{' '}
            <Button size="small" aria-label={words.lookMissing(one.name)} onClick={() => onOpen(one)}>
              {words.label.look}
            </Button>
          </>
        ),
    },
    { key: 'last', title: words.term.lastReading, value: ({ last }) => (last === null ? null : instant(last)) },
  ];
  return <PlainTable label={words.term.deliveries} columns={columns} rows={rows} rowKey={keyOf} />;
}

function MissingPanel({ of, onClose }: { readonly of: Delivery; readonly onClose: () => void }) {
  const words = usePageWords(sharingPageWords);
  const columns: Column<{ readonly meter: string }>[] = [{ key: 'meter', title: words.label.meter, value: ({ meter }) => meter }];
  const rows = of.missing.map((meter) => ({ meter }));
  return (
    <Panel
      title={words.missing(of.name)}
      actions={
        <Button size="small" onClick={onClose}>
          {words.label.close}
        </Button>
      }
    >
      <PlainTable label={words.missing(of.name)} columns={columns} rows={rows} rowKey={({ meter }) => meter} pageSize={20} />
    </Panel>
  );
}
