import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Ballot, Seats, Standing } from '../facts.ts';

/** A panel voting on the current content of the case. */
export type JudgingSeats = {
  readonly seated: readonly string[];
  readonly recused: readonly string[];
  /** By code; only votes on the current papers count. */
  readonly votes: Readonly<Record<string, Ballot>>;
  /** Members whose vote was on earlier papers: it stays in the record and does not count. */
  readonly earlier: readonly string[];
};

type Judged = { readonly procedure: Pick<Procedure, 'transitions'>; readonly standing: Pick<Standing, 'panels' | 'course'> };

export const nobody: Seats = { seated: [], recused: [], votes: {} };

/** A panel with the votes that count. @param id a panel without seats is empty */
export function seatsOf({ procedure, standing }: Judged, id: string): JudgingSeats {
  const { seated, recused, votes } = standing.panels[id] ?? nobody;
  const since = judgedSince(procedure, standing.course, id);
  const all = Object.entries(votes);
  return {
    seated,
    recused,
    votes: Object.fromEntries(all.flatMap(([code, { ballot, n }]) => (n > since ? [[code, ballot]] : []))),
    earlier: all.flatMap(([code, { n }]) => (n > since ? [] : [code])),
  };
}

/** Whether a panel sits in a state: some step out of it depends on the panel. One on which no step depends sits in every state. */
export function sits({ transitions }: Pick<Procedure, 'transitions'>, panel: string, state: string): boolean {
  const depending = Object.values(transitions).filter((rule) => rule.panel?.[panel] !== undefined);
  return depending.length === 0 || depending.some(({ from }) => [from].flat().includes(state));
}

/**
 * The event after which a panel judges the content of the case: the last one that brought fields, evidence or a report, or that led back to
 * an earlier state, by the time the case was last in a state with a step that depends on the panel; 0 if there was none. What a step that
 * depends on the panel itself brings (its opinion) is not a paper that the panel judges. What arrives while no step depends on the panel
 * leaves its last result unchanged.
 */
export function judgedSince({ transitions }: Pick<Procedure, 'transitions'>, course: Standing['course'], panel: string): number {
  const hangs = (rule: Procedure['transitions'][string] | undefined): boolean => rule?.panel?.[panel] !== undefined;
  const asked = new Set(
    Object.values(transitions)
      .filter(hangs)
      .flatMap(({ from }) => from),
  );
  let [brought, since] = [0, 0];
  for (const { n, name, to, brings, again } of course) {
    if (again || (brings && !hangs(transitions[name]))) brought = n;
    if (asked.has(to)) since = brought;
  }
  return since;
}
