import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '#client.ts';
import { readConfig } from '#config.ts';
import { compose } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { kinds } from '../rounds.ts';
import { dayOf, foundHeatTown, length } from '../heat-town.ts';
import { startProgram, until, type Program } from './program.ts';
import { atMoment } from './round.ts';
import { backUp } from './upkeep-actions.ts';
import { previewedSeason } from '../closed-season.ts';

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-heat-'));
const data = path.join(room, 'data');
let program: Program;
/** The notes of a close that was not interrupted. */
let whole: string[];

beforeAll(async () => {
  program = await startProgram(data);
  await foundHeatTown({ local: program.client, upload: program.upload });
  await seasonNamed('R-whole');
  await ended(program, (await begin('R-whole')).job);
  whole = await notesOf(program, 'R-whole');
}, 120_000);
afterAll(async () => {
  await program.stop();
  rmSync(room, { recursive: true, force: true });
});

/** The days of the town's season under another name, so that it is closed again from scratch. */
const seasonNamed = (name: string) =>
  program.client.heatBilling.seasons.set({
    region: '140300',
    name,
    from: dayOf(2026, 0),
    to: dayOf(2026, length),
    source: '示范通知',
  });
/** Begins a close as previewed; it is running when this returns. */
async function begin(season: string, { client }: Pick<Program, 'client'> = program): Promise<{ job: string }> {
  const asked = { season, company: 'C1' };
  const seen = await previewedSeason(client, asked);
  return client.heatNotes.closes.begin({ ...asked, ...(seen && { seen }) });
}

/** The notes of a season, without its name, their day and their figures. */
async function notesOf(on: Pick<Program, 'client'>, season: string): Promise<string[]> {
  const { notes } = await on.client.heatNotes.notes.list({ season });
  return notes.map(({ figure: _figure, day: _day, ...note }) => JSON.stringify(note).replaceAll(season, 'R'));
}

const ended = (on: Pick<Program, 'client'>, job: string) =>
  until('the close has ended', async () => {
    const told = await on.client.jobs.get({ id: job }).catch(() => null);
    return told !== null && told.finishedAt !== null;
  });

// The result must hold whatever the moment: the waiting decides when the program dies, never what is right.
test('a close whose program is killed is resumed by the next program: the same notes, each once', { timeout: 300_000 }, async () => {
  expect(whole).toHaveLength(8);
  for (const after of kinds([60], [5, 140])) {
    const season = `R-${after}`;
    await seasonNamed(season);
    const { job } = await begin(season);
    await atMoment(after, () => void process.kill(program.pid, 'SIGKILL'));
    await program.kill();
    program = await startProgram(data);
    await ended(program, job);
    expect(await notesOf(program, season)).toEqual(whole);
  }
});

test('a backup made during a close is restored to the same notes', { timeout: 300_000 }, async () => {
  await seasonNamed('R-backup');
  const file = path.join(room, 'town.yaodong');
  const { job } = await begin('R-backup');
  await backUp(file, () => undefined).ask(program);
  await ended(program, job);
  const elsewhere = readConfig({ data: path.join(room, 'elsewhere'), port: 0 }, {});
  await restoreInto(elsewhere, file);
  const app = await compose(elsewhere, { log: pino({ level: 'silent' }) });
  const headers = () => ({ authorization: `Bearer ${app.localKey}` });
  const moved = { client: createClient({ url: 'http://localhost', fetch: app.fetch, headers }) };
  try {
    // a copy resumes no job that was running: if the close had not ended, or is not there at all, it is begun again
    const state = await moved.client.jobs.get({ id: job }).then(
      (one) => one.state,
      () => null,
    );
    if (state === null || state === 'broken-off') await ended(moved, (await begin('R-backup', moved)).job);
    else await ended(moved, job);
    expect(await notesOf(moved, 'R-backup')).toEqual(whole);
    expect(await notesOf(moved, 'R-whole')).toEqual(whole);
  } finally {
    await app.stop();
  }
});
