import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { dayStatements, daySumStatements } from './day-store.ts';
import { foldStatements } from './fold-store.ts';
import { hourStatements } from './hour-store.ts';
import { latestStatements } from './latest-store.ts';
import { liveStatements } from './live-store.ts';
import { monthStatements } from './month-store.ts';
import { monthSumStatements } from './month-sums.ts';
import { repeatStatements } from './repeat-store.ts';
import { readingStatements } from './reading-store.ts';
import { findingStatements, stateStatements } from './state-store.ts';
import { sumStatements } from './sum-store.ts';

/** All statements on ClickHouse, which alone decides what is visible: `import_state`. */
export function createReadingStore(clickhouse: ClickHouse) {
  return {
    ...readingStatements(clickhouse),
    ...latestStatements(clickhouse),
    ...dayStatements(clickhouse),
    ...hourStatements(clickhouse),
    ...daySumStatements(clickhouse),
    ...sumStatements(clickhouse),
    ...monthStatements(clickhouse),
    ...monthSumStatements(clickhouse),
    ...stateStatements(clickhouse),
    ...findingStatements(clickhouse),
    ...liveStatements(clickhouse),
    ...repeatStatements(clickhouse),
    ...foldStatements(clickhouse),
  };
}

export type ReadingStore = ReturnType<typeof createReadingStore>;
