import { Writable } from 'node:stream';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { until } from '../../../test/crash/program.ts';
import { createWorld, type World } from '../../../test/world.ts';

const said: string[] = [];
const log = pino({ level: 'warn' }, new Writable({ write: (line: Buffer, _encoding, done) => (said.push(line.toString()), done()) }));
let world: World;
beforeAll(async () => {
  world = await createWorld({ log });
  const rows = Array.from({ length: 50 }, (_, at) => `A${at},楼${at},office,140302`);
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', `code,name,use,region\n${rows.join('\n')}\n`) });
});
afterAll(() => world.stop());

const names = async () =>
  (await world.app.slices.registry.buildingFacts(programScope, { region: '140300' }, asOfNow)).map(({ name }) => name);

/**
 * The number of statements of this process that read all buildings while work runs. Anything written since the start of a transaction that
 * is still open anywhere on the server may be read again.
 */
async function whole(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    const texts = query.mock.calls.map(([given]) =>
      typeof given === 'string' ? given : ((given as { text?: string } | undefined)?.text ?? ''),
    );
    return texts.filter((text) => text.includes('name_key') && text.endsWith('WHERE true')).length;
  } finally {
    query.mockRestore();
  }
}

test('a read-ahead that fails is told in the log; the program serves, and the first question reads what is there', async () => {
  const { postgres } = world.stores;
  const holder = await postgres.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE building IN ACCESS EXCLUSIVE MODE');
    await world.app.serve();
    // queried outside the holder's transaction, which would keep seeing its first snapshot; other work may be waiting for the table too
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SELECT pg_snapshot_xmin%'`;
    await until('the read-ahead waits for the table', async () => (await postgres.query(waiting)).rows.length > 0);
    await postgres.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) held`);
    await until('it is told', async () => said.some((line) => line.includes('could not be read ahead')));
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
  expect(await names()).toHaveLength(50);
});

test('what was read ahead is not read again by the first question; what is written after it is seen by the next', async () => {
  await world.app.slices.registry.warm();
  expect(await whole(names)).toBe(0);
  await world.local.registry.editBuilding({ building: 'A7', set: { name: '新名' } });
  expect(await names()).toContain('新名');
  await world.local.registry.importBuildings({ file: await world.upload('c.csv', 'code,name,use,region\nNEW,新楼,office,140302\n') });
  await world.app.slices.registry.warm();
  expect(await names()).toContain('新楼');
  expect(await whole(names)).toBe(0);
});
