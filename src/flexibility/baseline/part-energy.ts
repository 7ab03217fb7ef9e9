import { type DayQuestion, chooseDays } from './candidates.ts';
import { sumByClock, sumOver } from './load.ts';
import { clocksOf } from './part.ts';

/**
 * The sum of `partBaseline` over the whole part, 0.0001 kWh, in doubles: for trials of very many parts, whose results are rounded. Payments
 * use `partBaseline`, which is exact. Null: too few days.
 */
export function partEnergy(ask: Omit<DayQuestion, 'window'>): number | null {
  const { rule, part, load, events } = ask;
  const { adjust } = rule;
  const end = adjust.kind === 'none' ? 0 : part.from - adjust.ends * 3600;
  const span = adjust.kind === 'none' ? null : { from: end - adjust.hours * 3600, to: end };
  const window = span === null ? [] : clocksOf(load.zone, part.day, span, load.step);
  const { chosen } = chooseDays({ ...ask, window });
  if (chosen.length === 0) return null;
  const mean = (clocks: readonly number[]): number => chosen.reduce((all, day) => all + sumByClock(load, day, clocks), 0) / chosen.length;
  const plain = mean(part.clocks);
  if (adjust.kind === 'none' || span === null) return plain;
  const measured = sumOver(load, span.from, span.to);
  if (Number.isNaN(measured) || events.some((one) => one.from < span.to && one.to > span.from)) return plain;
  const usual = mean(window);
  if (usual <= 0) return plain;
  const cap = adjust.cap === undefined ? Infinity : Number(adjust.cap);
  if (adjust.kind === 'ratio') return plain * Math.min(1 + cap, Math.max(1 - cap, measured / usual));
  const bound = cap * Math.abs(plain);
  return plain + Math.min(bound, Math.max(-bound, ((measured - usual) / window.length) * part.clocks.length));
}
