import { openPool } from '#platform/db/postgres.ts';
import type { NoticeNeeds } from '#platform/notice/context.ts';
import { createNotices } from '#platform/notice/notice.ts';

/**
 * A separate process that sends what is due in a database, for a test that kills it in the middle: `node test/notice-deliverer.ts
 * '{"engine":…,"database":…}'`.
 */
const { engine, database, secret } = JSON.parse(process.argv[2] ?? '{}') as {
  engine: Parameters<typeof openPool>[0];
  database: string;
  secret: string;
};
const nothing = { onEnded: () => undefined, reportEnded: async () => undefined };
const notices = createNotices({
  postgres: openPool(engine, database),
  now: Date.now,
  access: { secretNamed: async () => secret, people: async () => [], endingKeys: async () => [] } as unknown as NoticeNeeds['access'],
  imports: nothing,
  jobs: nothing,
  settings: { get: async () => ({ cityName: '' }) } as unknown as NoticeNeeds['settings'],
  words: {},
  site: () => 'http://localhost',
  ending: new AbortController().signal,
  warn: (message, error) => process.stderr.write(`${message} ${String(error)}\n`),
});
await notices.deliver();
process.exit(0);
