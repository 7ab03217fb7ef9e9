import { exact, type Exact } from '#kernel/exact-number.ts';
import type { StratumRule } from './facts.ts';

const decimal = /^\d{1,10}(?:\.\d{1,20})?$/u;

/** A share as written, `0.05`, `1/3`, `5%`; null for any other text and for values outside 0 to 1. */
export function rateOf(text: string): Exact | null {
  const bare = text.trim();
  const percent = bare.endsWith('%') ? bare.slice(0, -1).trim() : null;
  const [above = '', below] = percent === null ? bare.split('/', 2).map((part) => part.trim()) : [percent, '100'];
  if (!decimal.test(above) || (below !== undefined && !decimal.test(below)) || bare.split('/').length > 2) return null;
  const divisor = exact(below ?? '1');
  if (divisor.n === 0n) return null;
  const rate = exact(above).div(divisor);
  return rate.compare(exact('1')) > 0 ? null : rate;
}

/** How many of `n` objects a rule draws: ⌈rate·n⌉ with a minimum, or a number; never more than exist. */
export function drawnOf(rule: StratumRule, n: number): number {
  if ('count' in rule) return Math.min(rule.count, n);
  const share = (rateOf(rule.rate) ?? exact('0')).mul(exact(BigInt(n)));
  const whole = Number((share.n + share.d - 1n) / share.d);
  return Math.min(Math.max(rule.atLeast ?? 0, whole), n);
}
