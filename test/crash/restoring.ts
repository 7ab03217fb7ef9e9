import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { launch, startProgram, type Program } from './program.ts';
import { atMoment, inspectAll, type Life } from './round.ts';
import { backUp } from './upkeep-actions.ts';

/**
 * Backs everything up and restores it elsewhere: a completed restore contains everything, and so does the last backup that was made in the
 * middle of work.
 * @param halfway first once with a restore that is killed on the way, which leaves nothing that could be mistaken for the city
 */
export async function moveHouse(life: Life, program: Program, halfway: boolean): Promise<void> {
  const room = path.dirname(life.data);
  const [file, half] = [path.join(room, 'last.yaodong'), path.join(room, 'half')];
  await backUp(file, () => undefined).ask(program);
  const ended = !halfway || (await restore(file, half, life.random.whole(300, 4000)));
  if (!ended && existsSync(path.join(half, 'postgres'))) await refusedOrWhole(life, half);
  for (const one of life.backup === null ? [file] : [life.backup, file]) {
    assert.ok(await restore(one, elsewhereOf(one)), `${one} is restored and the doctor is content`);
  }
  const moved = await startProgram(elsewhereOf(file));
  try {
    await inspectAll(life, moved, 'after the restore');
  } finally {
    await moved.stop();
  }
}

/** A restore that was killed only during the doctor's check is complete. */
async function refusedOrWhole(life: Life, data: string): Promise<void> {
  const opened = await startProgram(data).catch((error: unknown) => assert.match(String(error), /restore/u));
  if (opened === undefined) return;
  await inspectAll(life, opened, 'after a restore that was killed');
  await opened.stop();
}

const elsewhereOf = (file: string): string => `${file}-elsewhere`;

/** Restores by the command line, which runs the doctor; returns false if it was killed before its end. */
async function restore(file: string, data: string, killAfterMs?: number): Promise<boolean> {
  const command = launch(['restore', file, '--data', data, '--json']);
  let said = '';
  for (const stream of [command.stdout, command.stderr]) stream?.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = once(command, 'close');
  if (killAfterMs !== undefined) await atMoment(killAfterMs, () => void command.kill('SIGKILL'));
  const [code] = await ended;
  assert.ok(code === 0 || (code === null && killAfterMs !== undefined), `the restore went wrong: ${said}`);
  return code === 0;
}
