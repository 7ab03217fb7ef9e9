import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Ballot, Seats, Standing } from '../facts.ts';

/** A panel as it votes on what the case says now. */
export type JudgingSeats = {
  readonly seated: readonly string[];
  readonly recused: readonly string[];
  /** By code; of the papers as they stand, these alone count. */
  readonly votes: Readonly<Record<string, Ballot>>;
  /** Whose vote was of earlier papers: it stays in the record and does not count. */
  readonly earlier: readonly string[];
};

type Judged = { readonly procedure: Pick<Procedure, 'transitions'>; readonly standing: Pick<Standing, 'panels' | 'course'> };

export const nobody: Seats = { seated: [], recused: [], votes: {} };

/** A panel with the votes that count. @param id one that nobody was seated on is empty */
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

/**
 * The event after which a panel judges what the case says: the last one that brought fields, evidence or a report, or that led back into a
 * state of before, by when the case last stood where a step hangs on the panel; 0 where there was none. What a step that hangs on the panel
 * itself brings (its opinion) is no paper that it judges. What comes while nothing is asked of the panel leaves its last result as it was.
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
