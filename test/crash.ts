/**
 * `npm run crash -- --rounds 100 --seed 1`: kills the program, a store or a client in the middle of work, again and again, and checks that
 * everything acknowledged is there, once, and complete. `npm run crash -- --starts 200 --load 10`: restarts it right after each kill, on a
 * busy machine.
 */
import { parseArgs } from 'node:util';
import { crash } from './crash/life.ts';
import { startAgain } from './crash/starts.ts';

const options = { rounds: { type: 'string' }, starts: { type: 'string' }, load: { type: 'string' }, seed: { type: 'string' } } as const;
const { rounds = '100', starts, load = '0', seed = '1' } = parseArgs({ options }).values;
const tell = (line: string): void => console.log(line);

if (starts === undefined) {
  const began = performance.now();
  const told = await crash(Number(rounds), Number(seed), tell);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${told.rounds} rounds, ${told.acknowledged} things acknowledged in ${seconds} s: none lost, none doubled, none half`);
} else {
  const slowestMs = await startAgain(Number(starts), Number(load), Number(seed), tell);
  console.log(`${starts} starts right after a kill, with ${load} busy processes beside: all came about, the slowest in ${slowestMs} ms`);
}
