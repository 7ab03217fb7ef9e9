import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { type CheckedByCaller, checkedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import type { KeyName, RowKey } from './columns.ts';

/** A row; `body` is its content other than its key: a JSON object, or empty if it was withdrawn. */
export type KeptRow = RowKey & { readonly body: string; readonly removed: boolean };

/** All rows of a feed for some subjects of a kind. */
export type SubjectColumns = { readonly subject: readonly string[]; readonly part: readonly string[]; readonly body: readonly string[] };

/** All statements on the rows of feeds. */
export function rowStore(clickhouse: ClickHouse) {
  return {
    /**
     * Compares given rows with the stored ones of the same subjects, in the store, and writes new, changed and removed ones as an edition.
     * Subjects without given rows are handled by `withdraw`.
     */
    renew: (
      _: CheckedByCaller | WholeProgram,
      feed: number,
      edition: number,
      kind: string,
      { subject, part, body }: SubjectColumns,
    ): Promise<void> =>
      clickhouse.commandWith(
        `INSERT INTO feed_row (feed, kind, subject, part, body, edition, removed)
         SELECT {feed:UInt32}, {kind:String}, if(is_said, n.subject, s.subject), if(is_said, n.part, s.part), n.body, {edition:UInt32}, NOT is_said
         FROM (SELECT subject, part, body, true AS is_said FROM said) n
         FULL JOIN (SELECT subject, part, body, true AS stands FROM feed_row FINAL
           WHERE feed = {feed:UInt32} AND kind = {kind:String} AND subject IN (SELECT subject FROM said) AND removed = 0) s
         ON n.subject = s.subject AND n.part = s.part
         WHERE NOT (is_said AND stands AND n.body = s.body)`,
        { name: 'said', columns: Object.entries({ subject, part, body }).map(([name, data]) => ({ name, type: 'String', data })) },
        { feed, kind, edition },
      ),
    /** Removes all rows of some subjects of a kind, as an edition. */
    withdraw: (
      _: CheckedByCaller | WholeProgram,
      feed: number,
      edition: number,
      kind: string,
      subjects: readonly string[],
    ): Promise<void> =>
      clickhouse.command(
        `INSERT INTO feed_row (feed, kind, subject, part, body, edition, removed)
         SELECT feed, kind, subject, part, '', {edition:UInt32}, 1 FROM feed_row FINAL
         WHERE feed = {feed:UInt32} AND kind = {kind:String} AND subject IN {subjects:Array(String)} AND removed = 0`,
        { feed, kind, edition, subjects },
      ),
    /** The subjects with current rows, by kind. */
    subjects: (_: CheckedByCaller | WholeProgram, feed: number) =>
      clickhouse.queryCompact<[kind: string, subject: string]>(
        'SELECT DISTINCT kind, subject FROM feed_row FINAL WHERE feed = {feed:UInt32} AND removed = 0',
        { feed },
      ),
    /** The highest edition with any rows, 0 if there is none. */
    async newest(_: CheckedByCaller | WholeProgram, feed: number): Promise<number> {
      const rows = await clickhouse.queryCompact<[number]>('SELECT max(edition) FROM feed_row WHERE feed = {feed:UInt32}', { feed });
      return rows[0]?.[0] ?? 0;
    },
    since: (_: CheckedByCaller, feed: number, edition: number) => changedRows(clickhouse, checkedByCaller, feed, edition),
    /**
     * The same as JSON Lines, produced in the store.
     * @param keys how a row names its kind, subject and part, in order
     */
    linesSince: (_: CheckedByCaller, feed: number, edition: number, keys: readonly KeyName[]): AsyncGenerator<Uint8Array> =>
      clickhouse.read(
        `SELECT concat(${keys.map(([, place], at) => `{key${at}:String}, toJSONString(${place})`).join(', ')},
           multiIf(removed = 1, ',"removed":true}', body = '{}', '}', concat(',', substring(body, 2))))
         ${since(edition)} FORMAT TSVRaw`,
        { feed, edition, ...Object.fromEntries(keys.map(([name], at) => [`key${at}`, `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`])) },
        { output_format_json_escape_forward_slashes: 0 },
      ),
  };
}

/** The rows that changed after an edition, withdrawn ones among them; for edition 0 all current ones. Ordered by key. */
const since = (edition: number): string =>
  `FROM feed_row FINAL WHERE feed = {feed:UInt32} AND ${edition === 0 ? 'removed = 0' : 'edition > {edition:UInt32}'}
   ORDER BY feed, kind, subject, part`;

async function* changedRows(clickhouse: ClickHouse, _: CheckedByCaller, feed: number, edition: number): AsyncGenerator<KeptRow[]> {
  const blocks = clickhouse.selectNative(`SELECT kind, subject, part, body, removed ${since(edition)}`, { feed, edition });
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
