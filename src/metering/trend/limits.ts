import { Problem } from '#kernel/problem.ts';
import type { Limits } from '#metering/counter-line/counter-line.ts';

const form = /^\s*(-?\d{1,9}(?:\.\d{1,6})?)?\s*:\s*(-?\d{1,9}(?:\.\d{1,6})?)?\s*$/u;

/**
 * `LO:HI` in 0.0001 of the unit; either may lack. Throws `bad-within`.
 * @example readWithin('20:26') // { low: 200_000, high: 260_000 }
 */
export function readWithin(text: string): Limits {
  const found = form.exec(text);
  const [, low, high] = found ?? [];
  if (found === null || (low === undefined && high === undefined)) throw new Problem('bad-input', 'bad-within', { text });
  const limits = { low: low === undefined ? -Infinity : Number(low) * 1e4, high: high === undefined ? Infinity : Number(high) * 1e4 };
  if (limits.low > limits.high) throw new Problem('bad-input', 'bad-within', { text });
  return limits;
}
