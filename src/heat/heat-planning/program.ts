import type { Program, ProgramRow } from '#platform/solver/public/highs.ts';
import type { Link } from './links.ts';
import type { MatchCase } from './match-case.ts';
import { sparedPerKwh } from './worth.ts';

/** A link in a period: `most` kW is the maximum that its source can give and its demand can take. */
type Way = { readonly link: number; readonly period: number; readonly most: number };

export type Frame = {
  /** Links that can be worth their pipe. */
  readonly links: readonly Link[];
  readonly ways: readonly Way[];
  /** Yuan per unit of the objective. */
  readonly unit: number;
};

/** The links that can be worth building: no link can carry more than if it were the only one. */
export function frameOf(town: MatchCase, all: readonly Link[]): Frame {
  const links: Link[] = [];
  const ways: Way[] = [];
  let unit = 0;
  for (const link of all) {
    const spared = sparedPerKwh(town, link);
    const most = town.periods.map(({ hours }, at) => (hours > 0 && spared > 0 ? mostOver(town, link, at) : 0));
    const worth = town.periods.reduce((sum, { hours }, at) => sum + hours * spared * (most[at] ?? 0), 0);
    if (worth <= link.km * town.yuanPerKmYear) continue;
    for (const [period, kw] of most.entries()) if (kw > 0) ways.push({ link: links.length, period, most: kw });
    unit = Math.max(unit, worth);
    links.push(link);
  }
  return { links, ways, unit: unit === 0 ? 1 : unit };
}

const mostOver = ({ sources, demands }: MatchCase, link: Link, period: number): number =>
  Math.min(sources[link.source]?.kw[period] ?? 0, (demands[link.demand]?.kw[period] ?? 0) / link.yield);

/** The same with a subset of its links. */
export function withLinks({ links, ways, unit }: Frame, keep: readonly boolean[]): Frame {
  const kept = links.flatMap((_, at) => (keep[at] === true ? [at] : []));
  const now = new Map(kept.map((was, at) => [was, at]));
  return {
    links: kept.map((at) => links[at] as Link),
    ways: ways.flatMap(({ link, ...way }) => (now.has(link) ? [{ ...way, link: now.get(link) ?? 0 }] : [])),
    unit,
  };
}

/** The pipe cost of each link, in units. */
export const pipesOf = ({ yuanPerKmYear }: MatchCase, { links, unit }: Frame): number[] =>
  links.map(({ km }) => (km * yuanPerKmYear) / unit);

/**
 * The flow over links at least cost, if pipes cost nothing. For each way the variable is the share of its maximum, 0 to 1, and rows are
 * divided by their limits.
 */
export function flowProgram(town: MatchCase, frame: Frame): Program {
  const { links, ways, unit } = frame;
  const cost = ways.map(({ link, period, most }) => {
    const hours = town.periods[period]?.hours ?? 0;
    return (-hours * most * sparedPerKwh(town, links[link] as Link)) / unit;
  });
  return { cost, upper: cost.map(() => 1), whole: cost.map(() => false), rows: limitRows(town, frame) };
}

/**
 * Least cost compared with building nothing: the flows over the links, followed by whether each link is built. Each way is constrained by
 * its own link: the relaxation of this form is close to the answer.
 */
export function linkProgram(town: MatchCase, frame: Frame): Program {
  const { cost, upper, whole, rows } = flowProgram(town, frame);
  const held = frame.ways.map(({ link }, at) => ({
    indices: [at, cost.length + link],
    values: [1, -1],
    lower: -Infinity,
    upper: 0,
  }));
  return {
    cost: [...cost, ...pipesOf(town, frame)],
    upper: [...upper, ...frame.links.map(() => 1)],
    whole: [...whole, ...frame.links.map(() => true)],
    rows: [...rows, ...held],
  };
}

/** The limits of what a source gives and a demand takes, in each period; a single way is already limited by its own maximum. */
function limitRows({ sources, demands }: MatchCase, { links, ways }: Frame): ProgramRow[] {
  const terms = new Map<string, { readonly limit: number; readonly indices: number[]; readonly values: number[] }>();
  const add = (key: string, limit: number, at: number, taken: number): void => {
    const row = terms.get(key) ?? { limit, indices: [], values: [] };
    row.indices.push(at);
    row.values.push(taken / limit);
    terms.set(key, row);
  };
  for (const [at, { link, period, most }] of ways.entries()) {
    const { source, demand, yield: comes } = links[link] as Link;
    add(`s ${source} ${period}`, sources[source]?.kw[period] ?? 0, at, most);
    add(`d ${demand} ${period}`, demands[demand]?.kw[period] ?? 0, at, most * comes);
  }
  return [...terms.values()]
    .filter(({ indices }) => indices.length > 1)
    .map(({ indices, values }) => ({ indices, values, lower: -Infinity, upper: 1 }));
}
