import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { openDyingPool } from '../../../test/dying.ts';
import { createHeatTown, dayOf, type HeatTown, length } from '../../../test/heat-town.ts';
import { runClose } from './close.ts';
import { previewedSeason } from '../../../test/closed-season.ts';

let town: HeatTown;
beforeAll(async () => {
  town = await createHeatTown();
});
afterAll(() => town.world.stop());

/** A close of the same days under a name of its own; `die` ends the program at a point at which something is stored. */
async function closeOf(name: string, die: { readonly at: number; readonly when: 'before' | 'after' } | null) {
  const { local, app, stores } = town.world;
  await local.heatBilling.seasons.set({ region: '140300', name, from: dayOf(2026, 0), to: dayOf(2026, length), source: '示范通知' });
  const [at, job] = [town.clock(), `job-${name}`];
  await stores.postgres.query(
    `INSERT INTO heat_close (job, identity, season, companies, preview, begun) VALUES ($1, 'local', $2, '{C1}', false, now())`,
    [job, name],
  );
  const dying = openDyingPool(stores.postgres);
  const { jobs, heatSupply, heatBilling } = app.slices;
  const needs = {
    postgres: dying.pool,
    now: town.clock,
    jobs,
    heatSupply,
    heatBilling,
    heatInputs: { payments: { at: async () => [] } },
    audit: async () => undefined,
    notesAtOnce: 3,
  };
  const input = { of: { company: 'C1' }, season: name, preview: false, day: dayText(20_513), received: at, recorded: at };
  const work = (attempt: number) => ({
    job,
    scope: programScope,
    input,
    attempt,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  if (die !== null) dying.dieAt(die.at, die.when);
  const first = await runClose(needs, work(1)).then(
    () => 'whole',
    (error: unknown) => String(error),
  );
  const issued = await stores.postgres.query(
    `SELECT (SELECT count(*)::int FROM heat_note WHERE season = $1) AS notes,
       (SELECT answer IS NOT NULL FROM heat_close WHERE job = $2) AS "isAnswered"`,
    [name, job],
  );
  const died = dying.revive();
  if (died) await runClose(needs, work(2));
  const { rows: notes } = await stores.postgres.query(
    `SELECT to_jsonb(n) - 'id' - 'received' - 'recorded' AS note FROM heat_note n WHERE season = $1 ORDER BY id`,
    [name],
  );
  const { rows: answers } = await stores.postgres.query('SELECT answer FROM heat_close WHERE job = $1', [job]);
  return {
    died,
    first,
    left: issued.rows[0] as { notes: number; isAnswered: boolean },
    made: JSON.stringify({ notes, answers }, null, 1).replaceAll(name, 'R').split('\n'),
    count: notes.length,
  };
}

test('a close killed at any point at which it stores something gives the same notes, byte for byte', async () => {
  const whole = await closeOf('R-whole', null);
  expect(whole).toMatchObject({ died: false, first: 'whole', count: 8 });
  const ends: string[] = [];
  for (const when of ['before', 'after'] as const)
    for (let at = 0; ; at += 1) {
      const { died, first, made, left } = await closeOf(`R-${when}-${at}`, { at, when });
      if (!died) break;
      expect([when, at, first]).toEqual([when, at, 'Error: the program was killed']);
      expect([when, at, made]).toEqual([when, at, whole.made]);
      // a close that has issued all its notes is finished, and says so
      expect([when, at, left.isAnswered]).toEqual([when, at, left.notes === whole.count]);
      ends.push(`${when} ${at}`);
    }
  // the wait for the season, the stored points, three batches of notes, the last with the answer
  expect(ends.length).toBeGreaterThanOrEqual(10);
});

test('of simultaneous closes of the company, a point and the region one runs, a preview next to it changes nothing', async () => {
  const { local } = town.world;
  await town.read('M1', [4], '0.66');
  const scopes = [{ company: 'C1' }, { point: 'P1' }, { region: '140300' }];
  const seen: (string | undefined)[] = [];
  for (const of of scopes) seen.push(await previewedSeason(local, { season: 'R-whole', ...of }));
  const begin = (of: object) => local.heatNotes.closes.begin({ season: 'R-whole', ...of });
  const all = await Promise.allSettled([
    ...scopes.map((of, at) => begin({ ...of, seen: seen[at] })),
    begin({ company: 'C1', preview: true }),
  ]);
  const begun = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.job] : []));
  for (const id of begun) for await (const { finishedAt } of await local.jobs.events({ id })) if (finishedAt !== null) break;
  expect(all.slice(0, 3).filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
  const { notes } = await local.heatNotes.notes.list({ season: 'R-whole', household: 'A1' });
  expect(notes.map(({ number, kind }) => [number, kind])).toEqual([
    ['C1-R-whole-000001', 'bill'],
    ['C1-R-whole-000009', 'difference'],
  ]);
});

test('after a close a correction is undone, made again and undone again: notes cancel each other, numbers have no gap', async () => {
  const { local } = town.world;
  const season = '2026';
  await town.closed(false);
  const bill = async () => (await local.heatBilling.bill({ household: 'K1', season })).accounts.map(({ total }) => total);
  const sum = async () => {
    const { notes } = await local.heatNotes.notes.list({ season, household: 'K1' });
    return (notes.reduce((cents, { total }) => cents + Math.round(Number(total) * 100), 0) / 100).toFixed(2);
  };
  const [before] = await bill();
  for (let turn = 0; turn < 2; turn += 1) {
    const change = await town.read('MD', [2, 3], '2.4');
    expect((await town.closed(false)).issued.map(({ household }) => household)).toEqual(['K1', 'K2']);
    expect([await sum()]).toEqual(await bill());
    expect((await bill())[0]).not.toBe(before);
    await local.imports.undo({ id: change });
    expect((await town.closed(false)).issued.map(({ household, kind }) => [household, kind])).toEqual([
      ['K1', 'difference'],
      ['K2', 'difference'],
    ]);
    expect(await sum()).toBe(before);
    expect(await town.closed(false)).toMatchObject({ issued: [] });
  }
  const { notes } = await local.heatNotes.notes.list({ season });
  expect(notes.map(({ number }) => number)).toEqual(notes.map((_, at) => `C1-2026-${String(at + 1).padStart(6, '0')}`));
});

test('a close whose job failed says so, and not that it is still to come', async () => {
  const { local, stores } = town.world;
  await town.read('M1', [5], '0.71');
  const { job } = await local.heatNotes.closes.begin({ season: '2026', company: 'C1', seen: 'what nobody read' });
  for await (const { finishedAt } of await local.jobs.events({ id: job })) if (finishedAt !== null) break;
  await expect(local.heatNotes.closes.show({ job })).rejects.toThrow('heat-close-failed');
  await stores.postgres.query(`UPDATE job SET state = 'waiting', not_before = now() + interval '1 day' WHERE id = $1`, [job]);
  await expect(local.heatNotes.closes.show({ job })).rejects.toThrow('heat-close-unfinished');
});
