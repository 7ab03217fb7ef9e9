import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { UploadsAddress } from './address.ts';
import { uploadWords } from './words.ts';

type Version = Awaited<ReturnType<typeof client.upload.versions>>['parcels'][number];

const counts = ['accepted', 'revised', 'repeated', 'withdrawn', 'rejected'] as const;

type Props = { readonly target: string; readonly day: string; readonly version: number | undefined; readonly go: Go<UploadsAddress> };

/** The versions of a day with their receipts, newest first, and what one of them changed. */
export function DayPanel({ target, day, version, go }: Props) {
  const words = usePageWords(uploadWords);
  const format = useFormat();
  const { data, error, refetch, isPending } = useQuery(api.upload.versions.queryOptions({ input: { target, day } }));
  const title = words.versionsOf(format.day(day));
  const file = (made: number) => `/api/upload/targets/${encodeURIComponent(target)}/parcels/${day}/${made}/file`;
  const columns: Column<Version>[] = [
    { key: 'version', title: words.term.version, number: true, value: (row) => row.version },
    { key: 'state', title: words.label.state, value: ({ state }) => words.stateNames[state] },
    { key: 'rows', title: words.term.rows, number: true, value: ({ rows }) => rows },
    { key: 'receipt', title: words.term.receipt, value: ({ receipt }) => receipt },
    ...counts.map((key): Column<Version> => ({
      key,
      title: words.term[key],
      number: true,
      value: (row) => row.counts?.[key] ?? null,
    })),
    { key: 'knownAt', title: words.term.made, value: ({ knownAt }) => (knownAt === null ? null : instant(knownAt)) },
    { key: 'tried', title: words.term.tried, value: ({ tried }) => (tried === null ? null : instant(tried)) },
    { key: 'why', title: words.why, value: ({ reason }) => reason?.detail ?? null },
    {
      key: 'press',
      title: words.actions,
      press: true,
      show: (row) =>
        row.version === null ? null : (
          <span className="yd-row">
            <Button size="small" aria-label={`${words.show} ${row.version}`} onClick={() => go({ version: row.version ?? undefined })}>
              {words.show}
            </Button>
            <a href={file(row.version)} download aria-label={`${words.zip} ${row.version}`}>
              {words.zip}
            </a>
          </span>
        ),
    },
  ];
  return (
    <>
      <Panel title={title}>
        <ProblemView error={error} again={refetch} />
        {isPending ? <Loading /> : null}
        {data?.parcels.length === 0 ? <p className="yd-quiet">{words.nothingMade}</p> : null}
        {data === undefined || data.parcels.length === 0 ? null : (
          <PlainTable label={title} rows={data.parcels} rowKey={(row) => String(row.version)} columns={columns} />
        )}
      </Panel>
      {version === undefined ? null : <Changes target={target} day={day} version={version} />}
    </>
  );
}

type Change = Awaited<ReturnType<typeof client.upload.changes>>['changes'][number];

function Changes({ target, day, version }: { readonly target: string; readonly day: string; readonly version: number }) {
  const words = usePageWords(uploadWords);
  const { data, error, refetch } = useQuery(api.upload.changes.queryOptions({ input: { target, day, version } }));
  const columns: Column<Change>[] = [
    { key: 'building', title: words.label.building, value: ({ building }) => building },
    { key: 'item', title: words.item, value: ({ item }) => item },
    { key: 'start', title: words.start, value: ({ start }) => start },
    { key: 'before', title: words.before, number: true, value: ({ before }) => before },
    { key: 'after', title: words.after, number: true, value: ({ after }) => after },
  ];
  const title = words.changes(day, String(version));
  return (
    <Panel title={title}>
      <ProblemView error={error} again={refetch} />
      {data?.total === 0 ? <p className="yd-quiet">{words.noChanges}</p> : null}
      {data === undefined || data.total === 0 ? null : (
        <PlainTable
          label={title}
          rows={data.changes}
          rowKey={({ building, item, start }) => `${building} ${item} ${start}`}
          columns={columns}
        />
      )}
    </Panel>
  );
}
