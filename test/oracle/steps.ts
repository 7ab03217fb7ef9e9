import { fraction, halfUp, minus, plus, zero } from './fraction.ts';
import { share } from './intervals.ts';
import type { Step, Stretch } from './types.ts';

/** The part of a stretch that is inside a step. */
type Part = { readonly stretch: Stretch; readonly from: number; readonly to: number };

/** Use in each step between two neighbouring edges. */
export function cutSteps(stretches: readonly Stretch[], edges: readonly number[]): Step[] {
  const pieces = stretches.flatMap((stretch) => stretch.pieces.map(([from, to]) => ({ stretch, from, to })));
  return edges.slice(1).map((to, n) => cutStep(pieces, edges[n] ?? to, to));
}

function cutStep(pieces: readonly Part[], from: number, to: number): Step {
  const parts = pieces
    .filter((piece) => piece.from < to && piece.to > from)
    .map(({ stretch, ...piece }) => ({
      stretch,
      from: Math.max(from, piece.from),
      to: Math.min(to, piece.to),
    }));
  const seconds = parts.reduce((sum, part) => sum + part.to - part.from, 0);
  const step = { from, to, seconds, cuts: parts.reduce((sum, part) => sum + cutsOf(part), 0) };
  const estimated = parts.some(({ stretch }) => stretch.to - stretch.from > to - from);
  if (seconds === 0) return { ...step, exact: null, rounded: null, estimated };
  const exact = parts.reduce((sum, part) => plus(sum, exactUse(part)), zero);
  const rounded = parts.reduce((sum, part) => sum + roundedUse(part), 0n);
  return { ...step, exact, rounded, estimated };
}

function exactUse({ stretch, from, to }: Part) {
  return minus(share(stretch, to), share(stretch, from));
}

/** The difference of two rounded shares, so that pieces telescope. */
function roundedUse({ stretch, from, to }: Part): bigint {
  return halfUp(share(stretch, to)) - halfUp(share(stretch, from));
}

/** A stretch's own ends are not cuts: its shares there are nothing and all of it. */
function cutsOf({ stretch, from, to }: Part): number {
  return Number(from !== stretch.from) + Number(to !== stretch.to);
}

/** The exact use of all steps together. */
export function totalOf(steps: readonly Step[]) {
  return steps.reduce((sum, step) => plus(sum, step.exact ?? fraction(0)), zero);
}
