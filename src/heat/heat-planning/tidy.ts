import type { Link } from './links.ts';
import type { MatchCase } from './match-case.ts';
import type { Flows } from './worth.ts';

/** Less than this is not heat but what a solver leaves of a zero. */
const trace = 1e-9;
/** Numbers this close, relative to their size, are equal. */
const alike = 1e-11;

/**
 * Removes what a solver's tolerance let pass: more than a source gives, more than a demand takes, traces of zero. A link that carries
 * nothing in any period is not built.
 */
export function tidied({ sources, demands }: MatchCase, flows: Flows): Flows {
  const kept = new Map<Link, number[]>([...flows].map(([link, kw]) => [link, kw.map((x) => (x < trace ? 0 : rounded(x)))]));
  const links = [...kept.keys()];
  for (const [source, { kw }] of sources.entries())
    hold(
      kept,
      links.filter((link) => link.source === source),
      kw,
      () => 1,
    );
  for (const [demand, { kw }] of demands.entries())
    hold(
      kept,
      links.filter((link) => link.demand === demand),
      kw,
      (link) => link.yield,
    );
  return new Map([...kept].filter(([, kw]) => kw.some((x) => x > 0)));
}

/** 49.999999999999 is 50. */
function rounded(x: number): number {
  const near = Math.round(x * 1e6) / 1e6;
  return Math.abs(near - x) <= alike * x ? near : x;
}

/** Any excess over a limit is taken from the links that carry the most. */
function hold(flows: Map<Link, number[]>, links: readonly Link[], limits: readonly number[], weight: (link: Link) => number): void {
  for (const [at, limit] of limits.entries()) {
    const carried = (link: Link): number => (flows.get(link)?.[at] ?? 0) * weight(link);
    let over = links.reduce((sum, link) => sum + carried(link), 0) - limit;
    for (const link of links.toSorted((a, b) => carried(b) - carried(a))) {
      if (over <= 0) break;
      const less = Math.min(over, carried(link));
      const own = flows.get(link) as number[];
      own[at] = Math.max(0, (own[at] ?? 0) - less / weight(link));
      over -= less;
    }
  }
}
