import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { day as dayCell } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { UploadsAddress } from './address.ts';
import { uploadWords } from './words.ts';

type Received = Awaited<ReturnType<typeof client.upload.received>>['parcels'][number];

const counts = ['version', 'rows', 'accepted', 'revised', 'repeated', 'withdrawn', 'rejected'] as const;

type Props = { readonly at: UploadsAddress; readonly go: Go<UploadsAddress>; readonly language: string };

/** What was received from other centres day by day, and what is missing. */
export function ReceivedTab({ at, go, language }: Props) {
  const words = usePageWords(uploadWords);
  const format = useFormat();
  const { data, error, refetch, isPending } = useQuery(api.upload.received.queryOptions({ input: { from: at.from, to: at.to } }));
  const columns: Column<Received>[] = [
    { key: 'centre', title: words.term.centre, value: ({ centre }) => centre },
    { key: 'day', title: words.label.day, value: ({ day }) => dayCell(day) },
    ...counts.map((key): Column<Received> => ({ key, title: words.term[key], number: true, value: (row) => row[key] })),
    { key: 'by', title: words.term.by, value: ({ by }) => by },
    {
      key: 'receipt',
      title: words.term.receipt,
      value: ({ receipt }) => receipt,
      show: ({ receipt, import: id }) => <a href={`/imports/${id}`}>{receipt}</a>,
    },
  ];
  const short = (data?.missing ?? []).filter(({ days }) => days.length > 0);
  return (
    <Panel title={words.term.receipts}>
      <div className="yd-row" role="search" aria-label={words.term.receipts}>
        <Field label={words.label.from}>{(ids) => <DayInput {...ids} value={at.from} onDay={(from) => go({ from })} />}</Field>
        <Field label={words.label.to}>{(ids) => <DayInput {...ids} value={at.to} onDay={(to) => go({ to })} />}</Field>
      </div>
      <ProblemView error={error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data?.parcels.length === 0 ? <p className="yd-quiet">{words.nothingCame}</p> : null}
      {short.map(({ centre, days }) => (
        <details key={centre}>
          <summary>{words.missing(centre, format.count(days.length))}</summary>
          <p>{days.map((one) => format.day(one)).join(format.pause)}</p>
        </details>
      ))}
      {data === undefined || data.parcels.length === 0 ? null : (
        <>
          <PlainTable label={words.term.receipts} rows={data.parcels} rowKey={({ receipt }) => receipt} columns={columns} />
          <p>
            <a href={`/api/exports/upload-receipts?${new URLSearchParams({ from: at.from, to: at.to, language }).toString()}`} download>
              {words.file}
            </a>
          </p>
        </>
      )}
    </Panel>
  );
}
