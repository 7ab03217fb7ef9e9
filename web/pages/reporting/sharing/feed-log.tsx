import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { sharingPageWords } from './words.ts';

type Take = Awaited<ReturnType<typeof client.sharing.feeds.log>>['takes'][number];

const formats = { jsonl: 'JSON Lines', csv: 'CSV', parquet: 'Parquet', geojson: 'GeoJSON' } as const;

/** Who took what from a feed and when, latest first. */
export function FeedLog({ id }: { readonly id: string }) {
  const words = usePageWords(sharingPageWords);
  const actor = useActor();
  const query = useQuery(api.sharing.feeds.log.queryOptions({ input: { id } }));
  const columns: Column<Take>[] = [
    { key: 'at', title: words.label.time, value: ({ at }) => instant(at) },
    { key: 'by', title: words.term.takenBy, value: ({ by }) => actor(by) },
    { key: 'rows', title: words.term.takenRows, number: true, value: ({ rows }) => rows },
    { key: 'how', title: words.how, value: ({ from }) => (from === null ? words.wholeAnswer : words.since) },
    { key: 'format', title: words.format, value: ({ format }) => formats[format] },
    { key: 'from', title: words.term.fromToken, hidden: true, value: ({ from }) => from ?? undefined },
    { key: 'to', title: words.term.toToken, hidden: true, value: ({ to }) => to },
    { key: 'bytes', title: words.label.bytes, number: true, value: ({ bytes }) => bytes },
    { key: 'whole', title: words.label.state, value: ({ whole }) => (whole ? words.sent.whole : words.sent.broken) },
    {
      key: 'sha256',
      title: words.sum,
      value: ({ sha256 }) => sha256,
      show: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 12)}…</code>,
    },
  ];
  return (
    <Panel title={words.term.takes}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? null : query.data.takes.length === 0 ? (
        <p className="yd-quiet">{words.noTakes}</p>
      ) : (
        <PlainTable label={words.term.takes} columns={columns} rows={query.data.takes} rowKey={({ at, sha256 }) => `${at} ${sha256}`} />
      )}
    </Panel>
  );
}
