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

type Transitions = Pick<Procedure, 'transitions'>;

const hangsOn = (panel: string, rule: Procedure['transitions'][string] | undefined): boolean => rule?.panel?.[panel] !== undefined;

/** The states in which a panel is asked: some step out of them depends on it. */
const statesAsking = ({ transitions }: Transitions, panel: string): ReadonlySet<string> =>
  new Set(
    Object.values(transitions)
      .filter((rule) => hangsOn(panel, rule))
      .flatMap(({ from }) => from),
  );

/** Whether a panel sits in a state: it is asked there. One on which no step depends sits in every state. */
export function sits(procedure: Transitions, panel: string, state: string): boolean {
  const asked = statesAsking(procedure, panel);
  return asked.size === 0 || asked.has(state);
}

/**
 * The event after which a panel judges the content of the case: the last one that brought fields, evidence or a report, or that led back to
 * an earlier state, by the time the case was last in a state with a step that depends on the panel; 0 if there was none. What a step that
 * depends on the panel itself brings (its opinion) is not a paper that the panel judges. What arrives while no step depends on the panel
 * leaves its last result unchanged.
 */
export function judgedSince(procedure: Transitions, course: Standing['course'], panel: string): number {
  const asked = statesAsking(procedure, panel);
  let [brought, since] = [0, 0];
  for (const { n, name, to, brings, again } of course) {
    if (again || (brings && !hangsOn(panel, procedure.transitions[name]))) brought = n;
    if (asked.has(to)) since = brought;
  }
  return since;
}
