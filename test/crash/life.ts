import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { random } from '../city/random.ts';
import { agreeContract } from './contract-actions.ts';
import { filePoint, intervalMeters, liveMeter, livePoint } from './actions.ts';
import { changedMeter, Ledger } from './ledger.ts';
import { startProgram } from './program.ts';
import { moveHouse } from './restoring.ts';
import { round, type Killed, type Life } from './round.ts';

const roundsPerLife = 10;
/** The program last: what the earlier kills left behind is read by the start that follows its own. */
const kinds: readonly Killed[] = ['postgres', 'clickhouse', 'client', 'program'];
/** At random, with the program twice as likely as anything else. */
const killable: readonly Killed[] = ['program', 'program', 'postgres', 'clickhouse', 'client'];

export type OnLine = (line: string) => void;

/** Rounds of work and sudden kills, ten on one directory, then a fresh one. Throws at the first thing that is wrong. */
export async function crash(rounds: number, seed: number, tell: OnLine): Promise<{ rounds: number; acknowledged: number }> {
  let acknowledged = 0;
  for (let done = 0; done < rounds; done += roundsPerLife) {
    const many = Math.min(roundsPerLife, rounds - done);
    acknowledged += await live(seed + done, many, (line) => tell(`${line}`), done);
  }
  return { rounds, acknowledged };
}

async function live(seed: number, rounds: number, tell: OnLine, done: number): Promise<number> {
  const room = mkdtempSync(path.join(tmpdir(), 'yaodong-crash-'));
  const chance = random(seed, 'crash');
  const life: Life = { data: path.join(room, 'data'), ledger: new Ledger(), random: chance, serial: 0, acknowledged: 0, backup: null };
  let program = await startProgram(life.data);
  try {
    const meters = [...intervalMeters, liveMeter, changedMeter].map((code) => `${code},electricity,interval,kWh`).join('\n');
    await program.client.registry.importMeters({ file: await program.upload('meters.csv', `code,carrier,kind,unit\n${meters}\n`) });
    const points = [filePoint, livePoint].map((code) => `${code},power`).join('\n');
    await program.client.point.importPoints({ file: await program.upload('points.csv', `code,quantity\n${points}\n`) });
    await agreeContract(program);
    const isGate = rounds === kinds.length;
    for (let n = 0; n < rounds; n += 1) {
      const killed = isGate ? kinds[n]! : life.random.pick(killable);
      const afterMs = life.random.whole(20, 1500);
      program = await round(life, program, killed, afterMs, !isGate).catch((error: unknown) => {
        throw new Error(`round ${done + n + 1} (seed ${seed}): ${killed} killed after ${afterMs} ms; ${room}\n${program.said()}`, {
          cause: error,
        });
      });
      tell(`round ${done + n + 1}: ${killed} killed after ${afterMs} ms; ${life.acknowledged} things acknowledged, all there`);
    }
    // with its few rounds, a gate leaves the killed restore to the test of the command
    const halfway = !isGate;
    await moveHouse(life, program, halfway);
    tell(`round ${done + rounds}: restored${halfway ? ', once killed on the way' : ''}, and all there`);
    await program.stop();
    rmSync(room, { recursive: true, force: true });
    return life.acknowledged;
  } catch (error) {
    await program.kill();
    throw error;
  }
}
