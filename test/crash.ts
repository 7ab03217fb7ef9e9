/**
 * `npm run crash -- --rounds 100 --seed 1`: kills the program, a store or a client in the midst of work, again and again, and looks
 * whether all that was acknowledged is there, once, and whole.
 */
import { parseArgs } from 'node:util';
import { crash } from './crash/life.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } } });
const began = performance.now();
const told = await crash(Number(values.rounds), Number(values.seed), (line) => console.log(line));
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${told.rounds} rounds, ${told.acknowledged} things acknowledged in ${seconds} s: none lost, none doubled, none half`);
