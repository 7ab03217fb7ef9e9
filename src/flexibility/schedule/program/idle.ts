import { rangeOf } from './dc-range.ts';
import type { Scenario, Series } from './scenario.ts';

/** Powers that are always possible: each as close to zero as allowed, those on direct current shifted until their bus is balanced. */
export function idlePowers(scenario: Scenario): Series[] {
  const { resources, steps, baseDc, converter } = scenario;
  const all = resources.map(() => new Float64Array(steps));
  for (let step = 0; step < steps; step += 1) {
    let dc = baseDc[step] as number;
    for (const [at, one] of resources.entries()) {
      const [low, high] = rangeOf(one, step);
      const kw = Math.min(Math.max(0, low), high);
      (all[at] as Series)[step] = kw;
      if (one.bus === 'dc') dc += kw;
    }
    const most = converter?.kw[step] ?? 0;
    for (const [at, one] of resources.entries()) {
      if (one.bus !== 'dc' || one.kind === 'shift') continue;
      const [low, high] = rangeOf(one, step);
      const own = all[at] as Series;
      const wanted = Math.min(Math.max(dc, -most), (converter?.toDc ?? 0) * most) - dc;
      const kw = Math.min(Math.max((own[step] as number) + wanted, low), high);
      dc += kw - (own[step] as number);
      own[step] = kw;
    }
  }
  return all;
}
