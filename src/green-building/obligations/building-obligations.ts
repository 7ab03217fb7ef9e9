import type { Requirement, Undecided, Verdict } from '#green-building/policy/policy.ts';
import { fieldDeciding } from './project.ts';

/** When it applies: in operation, on retrofit, or since construction. */
export type When = 'operation' | 'retrofit' | 'construction';

export type Obligation = Requirement & { readonly when: When };

/** `decidedBy`: fields of the registry that would decide it; `needs` may name facts that no field holds. */
export type OpenObligation = Undecided & { readonly when: When; readonly decidedBy: readonly string[] };

export type Obligations = { readonly owed: readonly Obligation[]; readonly open: readonly OpenObligation[] };

/** Judges kinds of work on the requested day, or on the last day of the year in which a building was built. */
export type Judge = (work: 'operate' | 'retrofit' | 'new', day: string) => Verdict | null;

/** Indices of a design that a standing building continues to owe: those that are certain and apply to the building itself. */
type IsIndex = (item: string) => boolean;

/**
 * The obligations of a standing building: in operation, on retrofit, and those that already applied when it was built. If its year is
 * unknown, what applies to new buildings today is open, and the year decides.
 * @param yearBuilt null if unknown
 */
export function obligationsOf(judge: Judge, day: string, yearBuilt: number | null, isIndex: IsIndex): Obligations {
  const running = judge('operate', day);
  const known = new Set([...(running?.requirements ?? []), ...(running?.undecided ?? [])].map(({ rule }) => rule));
  const retrofit = judge('retrofit', day);
  const built = builtDuties(judge, day, yearBuilt, isIndex);
  return {
    owed: [
      ...ofBuildings(running?.requirements ?? []).map((one) => ({ ...one, when: 'operation' as const })),
      ...ofBuildings(retrofit?.requirements ?? [])
        .filter(({ rule }) => !known.has(rule))
        .map((one) => ({ ...one, when: 'retrofit' as const })),
      ...built.owed,
    ],
    open: [
      ...ofBuildings(running?.undecided ?? []).map((one) => openOf(one, 'operation')),
      ...ofBuildings(retrofit?.undecided ?? [])
        .filter(({ rule }) => !known.has(rule))
        .map((one) => openOf(one, 'retrofit')),
      ...built.open,
    ],
  };
}

function builtDuties(judge: Judge, day: string, yearBuilt: number | null, isIndex: IsIndex): Obligations {
  const whole = yearBuilt === null ? judge('new', day) : judge('new', `${yearBuilt}-12-31`);
  const before = yearBuilt === null ? null : judge('new', `${yearBuilt - 1}-12-31`);
  if (whole === null) return { owed: [], open: [] };
  const lasting = ({ strength, item }: { strength: string; item: string }): boolean => strength === 'must' && isIndex(item);
  const owed = ofBuildings(whole.requirements).filter(
    (one): one is Extract<Requirement, { item: string }> => 'item' in one && lasting(one),
  );
  const sure = new Set(before?.requirements.map(({ rule }) => rule) ?? []);
  const [held, young] = [owed.filter(({ rule }) => sure.has(rule)), owed.filter(({ rule }) => !sure.has(rule))];
  return {
    owed: held.map((one) => ({ ...one, when: 'construction' })),
    open: [
      // the document was issued in that very year, or the year is unknown, so the year alone does not decide
      ...young.map((one) => openOf({ ...one, needs: [yearBuilt === null ? 'yearBuilt' : 'dayOfPermit'] }, 'construction')),
      ...ofBuildings(whole.undecided)
        .filter(lasting)
        .map((one) => openOf(yearBuilt === null ? { ...one, needs: ['yearBuilt', ...one.needs] } : one, 'construction')),
    ],
  };
}

function ofBuildings<T extends { readonly binds: string }>(list: readonly T[]): T[] {
  return list.filter(({ binds }) => binds === 'building' || binds === 'project');
}

function openOf(one: Undecided, when: When): OpenObligation {
  const fields = one.needs.map(fieldDeciding).filter((field) => field !== null);
  return { ...one, when, decidedBy: [...new Set(fields)] };
}
