/**
 * Runs tests on three ClickHouse servers that share the meters among them: `npm run test:cluster [-- files]`. PostgreSQL is the program's
 * own, or the one named by DATABASE_URL.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startShards } from './shards.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'yaodong-shards-'));
const { addresses, cluster, stop } = await startShards(directory, 3);
const given = process.argv.slice(2);
/** All tests that call the product; those that send statements to the server directly expect a single server. */
const files =
  given.length > 0
    ? given
    : [
        'src/metering/readings',
        'src/metering/metering',
        'src/supervision/benchmarking',
        'src/supervision/overview',
        'src/metering/weather',
        'src/green-building/obligations',
        'src/upkeep/doctor',
        'src/cli',
        'src/upkeep/backup/backup.engine.test.ts',
        'test/golden',
        // how a file is read is the same on any server: some files of each way in
        'test/dirty/dirty',
        'test/dirty/reading-ledgers',
        'test/dirty/second-file',
        'test/dirty/travel',
        'test/dirty/weather-files',
        'test/scope.engine.test.ts',
      ];
/** Four servers share this machine's cores; set `YAODONG_TEST_PATIENCE_S` if others do too. */
const patience = { YAODONG_TEST_PATIENCE_S: process.env['YAODONG_TEST_PATIENCE_S'] ?? '1800' };
try {
  const urls = addresses.map(({ url, user, password }) => url.replace('://', `://${user}:${password}@`)).join(',');
  const done = spawnSync('vitest', ['run', '--project', 'engine', ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...patience, CLICKHOUSE_URL: urls, CLICKHOUSE_CLUSTER: cluster },
  });
  process.exitCode = done.status ?? 1;
} finally {
  await stop();
  rmSync(directory, { recursive: true, force: true });
}
