import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { random } from '../city/random.ts';
import { childrenOf, startProgram, untilReady, type Program } from './program.ts';

/** How the previous one was ended: alone; with its children stopped for a while, so that they do not exit; with all of them. */
const ends = ['alone', 'children-stopped', 'with-all'] as const;
const stoppedMs = 8000;

/**
 * Starts a directory again and again, each time right after the previous program was killed, on a machine with the given number of
 * processes that do nothing but calculate. Throws at the first start that fails or does not find what was there. Returns how long the
 * slowest start took, in ms.
 */
export async function startAgain(rounds: number, load: number, seed: number, tell: (line: string) => void): Promise<number> {
  const room = mkdtempSync(path.join(tmpdir(), 'yaodong-starts-'));
  const data = path.join(room, 'data');
  const chance = random(seed, 'starts');
  const busy = Array.from({ length: load }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  let slowestMs = 0;
  let program = await startProgram(data);
  try {
    await program.client.registry.importMeters({
      file: await program.upload('m.csv', 'code,carrier,kind,unit\nM1,electricity,interval,kWh\n'),
    });
    for (let n = 1; n <= rounds; n += 1) {
      const end = chance.pick(ends);
      await kill(program, end);
      const began = performance.now();
      program = await startProgram(data);
      await untilReady(program);
      const tookMs = Math.round(performance.now() - began);
      slowestMs = Math.max(slowestMs, tookMs);
      await program.client.registry.meter({ meter: 'M1' });
      tell(`start ${n}: killed ${end}, ready after ${tookMs} ms`);
    }
    await program.stop();
    rmSync(room, { recursive: true, force: true });
    return slowestMs;
  } finally {
    for (const one of busy) one.kill('SIGKILL');
    await program.kill();
  }
}

async function kill(program: Program, end: (typeof ends)[number]): Promise<void> {
  const children = everyChildOf(program.pid);
  const send = (signal: NodeJS.Signals) => {
    for (const pid of children) signalTo(pid, signal);
  };
  if (end === 'children-stopped') {
    send('SIGSTOP');
    setTimeout(() => send('SIGCONT'), stoppedMs).unref();
  }
  const gone = program.kill();
  if (end === 'with-all') send('SIGKILL');
  await gone;
}

function everyChildOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...everyChildOf(child)]);
}

/** A process that has ended by itself needs no signal. */
function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
