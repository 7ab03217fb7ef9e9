import { expect, test } from 'vitest';
import { migrate } from '#platform/db/migrate.ts';
import { numbers } from '#platform/db/migrations.ts';
import { freshStores } from '../stores.ts';

/** The migration that assigns what belongs to someone to the account or key itself. */
const own = 131;

test('what was stored under a name belongs to the account of that name, to a key only if the key existed then, and otherwise to nobody', async () => {
  const all = numbers();
  const stores = await freshStores({ ...all, postgres: all.postgres.filter((number) => number < own) });
  const { postgres } = stores;
  await postgres.query(`
    insert into access_user (id, name, email, "emailVerified", username, "displayUsername", role)
      values ('u1', '王工', 'w@x', true, '王工', '王工', 'viewer'), ('u2', 'Public', 'p@x', true, 'public', 'public', 'viewer');
    insert into access_key (id, "configId", name, "referenceId", key, "createdAt", "updatedAt")
      values ('k2', 'default', 'gateway', 'local', 'x', '2026-02-01', '2026-02-01');
    insert into upload (id, name, bytes, sha256, actor, stored, used)
      select actor || at, 'f', 1, '', actor, at::timestamptz, now() from (values
        ('王工', '2020-01-01'), ('key:gateway', '2026-01-31'), ('key:gateway', '2026-02-02'), ('key:gone', '2026-02-02'),
        ('local', '2026-01-01'), ('yaodong', '2026-01-01'), ('public', '2026-01-01'), ('left', '2026-01-01')) as t (actor, at);
    insert into access_audit (actor, role, action, subject) values ('王工', 'viewer', 'sign-in', 'user:王工')`);
  await migrate(stores);
  const { rows } = await postgres.query<{ id: string; identity: string }>('select id, identity from upload order by id');
  expect(Object.fromEntries(rows.map(({ id, identity }) => [id, identity]))).toEqual({
    '王工2020-01-01': 'user:u1',
    'key:gateway2026-01-31': 'gone:key:gateway',
    'key:gateway2026-02-02': 'key:k2',
    'key:gone2026-02-02': 'gone:key:gone',
    'local2026-01-01': 'local',
    'yaodong2026-01-01': 'program',
    'public2026-01-01': 'user:u2',
    'left2026-01-01': 'gone:left',
  });
  expect((await postgres.query('select actor, identity from access_audit')).rows).toEqual([{ actor: '王工', identity: null }]);
  await stores.drop();
});
