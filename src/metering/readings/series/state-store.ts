import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Seen } from './seen.ts';
import type { ImportState } from './visibility.ts';

export type Extent = { meter: number; first: number; last: number; widest: number };

export type FindingRow = {
  meter: number;
  code: string;
  begins: number;
  ends: number;
  value: number;
  severity: string;
  evidence: string;
};

/**
 * All statements on the state of imports, drawings and findings. The column `settle` holds the number of a commit: it is part of a
 * partition key, so it keeps its original name.
 */
export function stateStatements(clickhouse: ClickHouse) {
  return {
    states: (_: WholeProgram) =>
      clickhouse.query<ImportState>(
        'SELECT import, toString(state) AS state, settle AS commitNumber, toInt64(toUnixTimestamp64Milli(at)) AS at FROM import_state ORDER BY at, state',
      ),

    /** @param result JSON of the result for the import's record, for `shown` */
    setState: (_: WholeProgram, row: ImportState, result: string) =>
      clickhouse.insert(
        'import_state',
        ['import', 'state', 'settle', 'at', 'result'],
        [[row.import, row.state, row.commitNumber, new Date(row.at).toISOString(), result]],
      ),

    result: async (_: WholeProgram, id: number): Promise<unknown> => {
      const [row] = await clickhouse.query<{ result: string }>(
        "SELECT result FROM import_state WHERE import = {id:UInt32} AND state = 'shown'",
        { id },
      );
      return row === undefined ? null : (JSON.parse(row.result) as unknown);
    },

    /**
     * Puts the day rows that a commit has drawn in force, under a number of its own and since an instant (ms); may be repeated, as may
     * `showFindings`.
     */
    showDays: (_: WholeProgram, commitNumber: number, as: { readonly drawn: number; readonly since: number }) =>
      clickhouse.command(
        `INSERT INTO day SELECT meter, day, use, seconds, longest, fromUnixTimestamp64Milli({since:Int64}, 'UTC'), {drawn:UInt32} FROM day_next
         WHERE settle = {commitNumber:UInt32}`,
        { commitNumber, ...as },
      ),

    showFindings: (_: WholeProgram, commitNumber: number, drawn: number) =>
      clickhouse.command(
        `INSERT INTO finding SELECT meter, code, begins, ends, value, severity, evidence, gone, {drawn:UInt32} FROM finding_next
         WHERE settle = {commitNumber:UInt32}`,
        { commitNumber, drawn },
      ),

    dropDays: (_: WholeProgram, commitNumber: number) => clickhouse.onShards(`ALTER TABLE day_next DROP PARTITION ${Number(commitNumber)}`),

    dropFindings: (_: WholeProgram, commitNumber: number) =>
      clickhouse.onShards(`ALTER TABLE finding_next DROP PARTITION ${Number(commitNumber)}`),

    /** Commits whose drawing is still aside, oldest first. */
    drawnAside: (_: WholeProgram) =>
      clickhouse.query<{ commitNumber: number }>(
        'SELECT DISTINCT settle AS commitNumber FROM (SELECT settle FROM day_next UNION ALL SELECT settle FROM finding_next UNION ALL SELECT settle FROM point_hour_next) ORDER BY settle',
      ),

    lastCommit: async (_: WholeProgram): Promise<number> => {
      const [row] = await clickhouse.query<{ last: number }>(
        'SELECT max(last) AS last FROM (SELECT max(drawn) AS last FROM day UNION ALL SELECT max(drawn) FROM finding UNION ALL SELECT max(drawn) FROM month UNION ALL SELECT max(number) FROM month_mark UNION ALL SELECT max(settle) FROM import_state UNION ALL SELECT max(settle) FROM day_next UNION ALL SELECT max(drawn) FROM point_hour UNION ALL SELECT max(settle) FROM point_hour_next)',
      );
      return Number(row?.last ?? 0);
    },
  };
}

/** All statements on where a meter's data begin and end, and on its findings. */
export function findingStatements(clickhouse: ClickHouse) {
  return {
    extents: (seen: Seen) =>
      clickhouse.query<Extent>(
        `SELECT meter, toUInt32(min(first)) AS first, toUInt32(max(last)) AS last, max(widest) AS widest
         FROM extent WHERE meter IN {meters:Array(UInt32)} GROUP BY meter`,
        { meters: seen.meters },
      ),

    addExtents: (_: WholeProgram, extents: readonly Extent[]) =>
      clickhouse.insertNative('extent', [
        { name: 'meter', type: 'UInt32', data: Uint32Array.from(extents, (row) => row.meter) },
        { name: 'first', type: 'DateTime', data: Uint32Array.from(extents, (row) => row.first) },
        { name: 'last', type: 'DateTime', data: Uint32Array.from(extents, (row) => row.last) },
        { name: 'widest', type: 'UInt32', data: Uint32Array.from(extents, (row) => row.widest) },
      ]),

    findingsOf: (seen: Seen) =>
      clickhouse.query<FindingRow>(
        `SELECT meter, code, toUInt32(begins) AS begins, toUInt32(ends) AS ends, toFloat64(value) AS value, severity, evidence
         FROM finding FINAL WHERE meter IN {meters:Array(UInt32)} AND gone = 0 ORDER BY begins, meter, code, value`,
        { meters: seen.meters },
      ),

    drawFindings: (_: WholeProgram, commitNumber: number, rows: readonly (FindingRow & { gone: number })[]) =>
      clickhouse.insert(
        'finding_next',
        ['settle', 'meter', 'code', 'begins', 'ends', 'value', 'severity', 'evidence', 'gone'],
        rows.map((row) => [commitNumber, row.meter, row.code, row.begins, row.ends, row.value, row.severity, row.evidence, row.gone]),
      ),
  };
}
