import { isVerified } from '#kernel/source-status.ts';
import type { ScoreInput, Standard, Way } from './score-input.ts';

type Row = Standard['requirements'][number];

/** The state of a technical requirement for a star: null if unknown, and `needs` lists the values or facts that would decide. */
export type Requirement = {
  readonly id: string;
  readonly names: Row['names'];
  readonly clause: string;
  readonly status: string;
  readonly verified: boolean;
  /** False if it does not apply to this building or this star. */
  readonly asked: boolean | null;
  readonly met: boolean | null;
  readonly needs: readonly string[];
  readonly wanted: readonly {
    readonly key: string;
    readonly names: Way['names'];
    readonly unit: string;
    readonly value: string | number | boolean;
  }[];
};

/** The table of technical requirements, row by row, as one star requires it. */
export function requirementsFor(standard: Standard, star: number, input: ScoreInput): Requirement[] {
  return standard.requirements.map((row) => requirementFor(row, star, input));
}

function requirementFor(row: Row, star: number, input: ScoreInput): Requirement {
  const { id, names, clause, status } = row;
  const wanted = row.anyOf.flatMap(({ key, names: of, unit, stars }) => {
    const value = stars[star - 1] ?? null;
    return value === null ? [] : [{ key, names: of, unit, value }];
  });
  const told = { id, names, clause, status, verified: isVerified(status), wanted };
  const applies = wanted.length === 0 ? { asked: false, needs: [] } : appliesTo(row, input);
  if (applies.asked === false) return { ...told, asked: false, met: true, needs: [] };
  const { met, needs } = isMet(row, star, input);
  if (met === true) return { ...told, asked: applies.asked, met: true, needs: [] };
  if (applies.asked === null) return { ...told, asked: null, met: null, needs: [...applies.needs, ...needs] };
  return { ...told, asked: true, met, needs };
}

/** Whether the row applies to the building: one fact that rules it out is enough, an unknown fact leaves it open. */
function appliesTo({ when }: Row, input: ScoreInput): { asked: boolean | null; needs: string[] } {
  const needs: string[] = [];
  for (const fact of ['class', 'climate'] as const) {
    const wanted = when[fact];
    if (wanted === undefined) continue;
    const held = input[fact];
    if (held === null) needs.push(fact);
    else if (!wanted.includes(held)) return { asked: false, needs: [] };
  }
  return { asked: needs.length === 0 ? true : null, needs };
}

function isMet(row: Row, star: number, { values, claims }: ScoreInput): { met: boolean | null; needs: string[] } {
  const outcomes = row.anyOf.map((way) => passes(way, star, values.get(way.key)));
  if (outcomes.includes(true)) return { met: true, needs: [] };
  const claimed = claims.get(row.id) ?? claims.get('*');
  const open = row.anyOf.filter((_way, at) => outcomes[at] === null);
  if (open.length === 0) return { met: false, needs: [] };
  // a value counts more than a claim: if one alternative has a failing value, the claim applies to the others
  if (claimed !== undefined) return { met: star <= claimed, needs: [] };
  return { met: null, needs: open.map(({ key }) => key) };
}

function passes({ compare, levels = [], stars }: Way, star: number, held: number | string | boolean | undefined): boolean | null {
  const wanted = stars[star - 1] ?? null;
  if (wanted === null) return true;
  if (held === undefined) return null;
  if (compare === 'yes') return held === wanted;
  if (compare === 'more') return (held as number) >= (wanted as number);
  if (compare === 'less') return (held as number) <= (wanted as number);
  const place = (level: unknown): number => levels.findIndex((one) => one.level === level);
  return place(held) >= place(wanted);
}
