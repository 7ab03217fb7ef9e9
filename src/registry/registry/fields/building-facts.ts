import type { BuildingFacts, Dated } from '../facts.ts';
import { lineOf, type Point, type State } from '#platform/ledger/fold.ts';
import type { UsePart } from './uses.ts';
import { defaultZone } from './zone.ts';

/** A building's facts from its state. */
export function buildingFactsOf(id: number, code: string, state: State): BuildingFacts {
  const text = (field: string): string => (typeof state.fields[field] === 'string' ? state.fields[field] : '');
  return {
    id,
    code,
    name: text('name') || code,
    region: text('region'),
    zone: text('zone') || defaultZone,
    uses: usesOf(state),
    floorAreaM2: lineOf(state, 'floorArea').map(({ from, value }) => ({ from, value: (value as number | null) ?? null })),
    fields: state.fields,
    dated: state.dated,
  };
}

/**
 * The uses over time: on each day on which the main use or the parts change. Parts without a definite main use are older than it and do not
 * count.
 */
function usesOf(state: State): Dated<readonly UsePart[]>[] {
  const [main, parts] = [lineOf(state, 'use'), lineOf(state, 'uses')];
  const days = [...new Set([...main, ...parts].map((point) => point.from))].toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
  return days.map((from) => {
    const use = at(main, from) as string | null;
    const several = at(parts, from) as readonly UsePart[] | null;
    if (several !== null && several.length > 0 && (use === null || use === 'mixed' || several.some((part) => part.use === use)))
      return { from, value: several };
    return { from, value: use === null ? [] : [{ use, areaM2: null }] };
  });
}

function at(line: readonly Point[], day: string | null): unknown {
  return line.findLast((point) => point.from === null || (day !== null && point.from <= day))?.value ?? null;
}
