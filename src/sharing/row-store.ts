import type { ClickHouse } from '#db/clickhouse.ts';
import type { Scope } from '#kernel/scope.ts';
import type { RowKey } from './columns.ts';

/** A row beside its key: a JSON object, or nothing where it was withdrawn. */
export type BodyRow = RowKey & { readonly body: string };

export type KeptRow = BodyRow & { readonly removed: boolean };

type Rows = { kind: string[]; subject: string[]; part: string[]; body: string[]; removed: number[] };

/** Every statement on the rows of feeds. */
export function rowStore(clickhouse: ClickHouse) {
  return {
    /** Writes rows of an edition: they take the place of earlier ones with their keys. */
    async write(_scope: Scope, feed: number, edition: number, rows: readonly KeptRow[]): Promise<void> {
      const columns: Rows = { kind: [], subject: [], part: [], body: [], removed: [] };
      for (const { kind, subject, part, body, removed } of rows) {
        columns.kind.push(kind);
        columns.subject.push(subject);
        columns.part.push(part);
        columns.body.push(body);
        columns.removed.push(removed ? 1 : 0);
      }
      await clickhouse.insertNative('feed_row', [
        { name: 'feed', type: 'UInt32', data: new Uint32Array(rows.length).fill(feed) },
        { name: 'kind', type: 'String', data: columns.kind },
        { name: 'subject', type: 'String', data: columns.subject },
        { name: 'part', type: 'String', data: columns.part },
        { name: 'body', type: 'String', data: columns.body },
        { name: 'edition', type: 'UInt32', data: new Uint32Array(rows.length).fill(edition) },
        { name: 'removed', type: 'UInt8', data: Uint8Array.from(columns.removed) },
      ]);
    },
    /** The rows of some subjects of a kind that stand. */
    async *standing(_scope: Scope, feed: number, kind: string, subjects: readonly string[]): AsyncGenerator<BodyRow> {
      const blocks = clickhouse.selectNative(
        `SELECT subject, part, body FROM feed_row FINAL
         WHERE feed = {feed:UInt32} AND kind = {kind:String} AND subject IN {subjects:Array(String)} AND removed = 0`,
        { feed, kind, subjects },
      );
      for await (const { rows, columns } of blocks) {
        const [subject, part, body] = columns.map(({ data }) => data as readonly string[]) as [Text, Text, Text];
        for (let at = 0; at < rows; at += 1)
          yield { kind, subject: subject[at] as string, part: part[at] as string, body: body[at] as string };
      }
    },
    /** Of what rows stand, by kind and subject. */
    subjects: (_scope: Scope, feed: number) =>
      clickhouse.queryCompact<[kind: string, subject: string]>(
        'SELECT DISTINCT kind, subject FROM feed_row FINAL WHERE feed = {feed:UInt32} AND removed = 0',
        { feed },
      ),
    /** The highest edition that anything was written of, 0 where nothing was. */
    async newest(_scope: Scope, feed: number): Promise<number> {
      const rows = await clickhouse.queryCompact<[number]>('SELECT max(edition) FROM feed_row WHERE feed = {feed:UInt32}', { feed });
      return rows[0]?.[0] ?? 0;
    },
    since: (scope: Scope, feed: number, edition: number) => changedRows(clickhouse, scope, feed, edition),
  };
}

/** What became other after an edition, withdrawn rows among it; of edition 0 all that stands. In the order of the keys. */
async function* changedRows(clickhouse: ClickHouse, _scope: Scope, feed: number, edition: number): AsyncGenerator<KeptRow[]> {
  const which = edition === 0 ? 'removed = 0' : 'edition > {edition:UInt32}';
  const blocks = clickhouse.selectNative(
    `SELECT kind, subject, part, body, removed FROM feed_row FINAL WHERE feed = {feed:UInt32} AND ${which}
     ORDER BY feed, kind, subject, part`,
    { feed, edition },
  );
  for await (const { rows, columns } of blocks) {
    const [kind, subject, part, body] = columns.map(({ data }) => data as readonly string[]) as [Text, Text, Text, Text];
    const removed = (columns[4]?.data ?? []) as Uint8Array;
    yield Array.from({ length: rows }, (_, at) => ({
      kind: kind[at] as string,
      subject: subject[at] as string,
      part: part[at] as string,
      body: body[at] as string,
      removed: removed[at] === 1,
    }));
  }
}

type Text = readonly string[];

export type RowStore = ReturnType<typeof rowStore>;
