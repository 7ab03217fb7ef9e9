import type { Classes } from './day-class.ts';
import { emptyTable, tenthsOf, type DegreeGrid, type DegreeTable } from './degree-grid.ts';
import type { SpanPoints } from './facts.ts';
import { rootOf, solve } from './linear.ts';
import { centred, meansOf, product, weightsOf } from './regression.ts';

/** A balance point is admitted only if at least three spans have more than 0.1 K of a term. */
const [leastSpans, leastTerm] = [3, 0.1];

/** The time-weighted mean degrees of each span's days below (`way` 1) or above (−1) a balance point. */
export function spanDegrees({ days }: SpanPoints, balance: number, way: 1 | -1): Float64Array {
  const means = new Float64Array(days.length);
  for (const [span, { t, share }] of days.entries()) {
    let sum = 0;
    for (let at = 0; at < t.length; at += 1) {
      const below = way * (balance - (t[at] as number));
      if (below > 0) sum += (share[at] as number) * below;
    }
    means[span] = sum;
  }
  return means;
}

/** Both terms of spans. A span can have both, so a row is the whole term, about its mean and the factors, times the root of its days. */
export function spanGrid(points: SpanPoints, classes: Classes, temperature: { min: number; max: number }): DegreeGrid | null {
  const { y, w, factors } = points;
  const input = { w, classes };
  const weights = weightsOf(input);
  const about = (values: Float64Array) => centred(values, classes, meansOf(values, input, weights));
  const z = factors.map(({ values }) => about(values));
  const root = rootOf(z.map((one) => z.map((other) => product(one, other, w))));
  if (root === null) return null;
  const free = (values: Float64Array): Float64Array => {
    const rest = about(values);
    const slopes = solve(
      root,
      z.map((one) => product(one, rest, w)),
    );
    for (const [k, one] of z.entries())
      for (let at = 0; at < rest.length; at += 1) rest[at]! -= (slopes[k] as number) * (one[at] as number);
    return rest;
  };
  const rest = free(y);
  const { first, many } = tenthsOf(temperature.min, temperature.max);
  const table = (way: 1 | -1) => tableOf({ points, first, many, rest, free, way });
  return { first, many, width: y.length, sign: 1, heating: table(1), cooling: table(-1), rest: product(rest, rest, w) };
}

type TableInput = {
  points: SpanPoints;
  first: number;
  many: number;
  rest: Float64Array;
  free: (values: Float64Array) => Float64Array;
  way: 1 | -1;
};

function tableOf({ points, first, many, rest, free, way }: TableInput): DegreeTable {
  const { w, y } = points;
  const table = { ...emptyTable(many, y.length), withY: new Float64Array(many) };
  for (let at = 0; at < many; at += 1) {
    const term = spanDegrees(points, (first + at) / 10, way);
    if (!hasTerm(term)) continue;
    const own = free(term);
    for (let span = 0; span < own.length; span += 1)
      table.rows[at * y.length + span] = (own[span] as number) * Math.sqrt(w[span] as number);
    table.self[at] = product(own, own, w);
    table.withY[at] = product(own, rest, w);
    table.admitted[at] = (table.self[at] as number) > 1e-10 * product(term, term, w) ? 1 : 0;
  }
  return table;
}

function hasTerm(term: Float64Array): boolean {
  let spans = 0;
  for (let at = 0; at < term.length; at += 1) if ((term[at] as number) > leastTerm) spans += 1;
  return spans >= leastSpans;
}
