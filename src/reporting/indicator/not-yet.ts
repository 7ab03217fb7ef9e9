import { visitExpression, type Expression } from '#platform/knowledge/facts.ts';
import type { BuildingThen } from './building-then.ts';
import { lastDayOf, type Town } from './town.ts';
import { countable, knownOf, type Weigh } from './evaluate.ts';

/** A building or project that does not count in an indicator yet, and how much it would count if known. */
export type NotYet = {
  readonly code: string;
  readonly name: string;
  readonly size: number | null;
  /** It is a project of the pool of retrofits. */
  readonly pool: boolean;
};

/** What is still to be done for an indicator: the buildings or projects, largest first; `unit` is that of their sizes. */
export type NotYetList = { readonly of: 'buildings' | 'projects'; readonly unit: string; readonly rows: readonly NotYet[] };

type Leaf = Extract<Expression, { of: 'buildings' | 'projects' }>;

/** What an expression counts: the first buildings or projects that it names, for a share those in the numerator; null if it names none. */
export function countedBy(expression: Expression): Leaf | null {
  const leaves: Leaf[] = [];
  visitExpression(expression, (one) => {
    if (one.of === 'buildings' || one.of === 'projects') leaves.push(one);
  });
  return leaves[0] ?? null;
}

/**
 * Those of a place that do not count yet: buildings for which the condition does not hold or is unknown; projects that are not at the stage
 * by the end of the year and for which the condition holds or is unknown.
 */
export function notYet(leaf: Leaf, town: Town, weigh: Weigh): NotYetList {
  if (leaf.of === 'buildings') {
    const open = leaf.where === null ? [] : town.buildings.filter(({ known }) => weigh(leaf.where, known).truth !== true);
    const sizeOf = ({ floorArea, roofArea }: BuildingThen) => (leaf.sum === 'roofArea' ? roofArea : floorArea);
    return {
      of: 'buildings',
      unit: 'm2',
      rows: bySize(open.map((one) => ({ code: one.code, name: one.name, size: sizeOf(one), pool: false }))),
    };
  }
  const end = lastDayOf(town);
  const fact = leaf.sum === 'area' || leaf.sum === 'count' ? 'projectAreaM2' : leaf.sum;
  const waiting = countable(leaf, town).filter((one) => {
    if (one.alsoIn !== null) return false;
    const on = one.life.find(({ stage }) => stage === leaf.reached)?.on ?? null;
    return (on === null || on > end) && weigh(leaf.where, knownOf(one)).truth !== false;
  });
  const rows = waiting.map(({ code, name, facts, pool }) => ({
    code,
    name,
    size: typeof facts[fact] === 'number' ? facts[fact] : null,
    pool,
  }));
  return { of: 'projects', unit: fact === 'projectAreaM2' ? 'm2' : '', rows: bySize(rows) };
}

const bySize = (rows: readonly NotYet[]): NotYet[] =>
  rows.toSorted((a, b) => (b.size ?? -1) - (a.size ?? -1) || (a.code < b.code ? -1 : 1));
