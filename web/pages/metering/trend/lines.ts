import type { Line, Point } from '../../../chart/points.ts';

/** What is drawn for a point: its name, its unit and the answer. */
export type PointAnswer = {
  readonly name: string;
  readonly unit: string;
  readonly steps?: readonly {
    readonly start: string;
    readonly mean: number | null;
    readonly min: number | null;
    readonly max: number | null;
    readonly coverage: number | null;
  }[];
  readonly values?: readonly { readonly at: string; readonly until: string; readonly value: number }[];
};

/** The names of the minimum and the maximum of a step. */
type Names = { readonly min: string; readonly max: string };

/**
 * Means of points step by step, a gap where no value holds; for a single point also the minimum and maximum. Points with other units than
 * the first have their own panels.
 */
export function stepLines(answers: readonly PointAnswer[], names: Names): Line[] {
  return answers.flatMap((one, index): Line[] => {
    const { name, unit, steps = [] } = one;
    const pointsOf = (value: (step: (typeof steps)[number]) => number | null): Point[] =>
      steps.map((step) => ({ at: Date.parse(step.start), value: value(step) }));
    const mean = steps.map(({ start, mean: value, coverage }) => ({ at: Date.parse(start), value, coverage }));
    const own: Line = { name, unit, points: mean, ...beside(answers, index) };
    if (answers.length > 1) return [own];
    return [
      own,
      { name: names.min, unit, points: pointsOf(({ min }) => min) },
      { name: names.max, unit, points: pointsOf(({ max }) => max) },
    ];
  });
}

/** Values as received: at every instant at which one of them starts or ends to hold, the value of each point; a gap where none holds. */
export function rawLines(answers: readonly PointAnswer[]): Line[] {
  const told = answers.map(({ values = [] }) =>
    values.map(({ at, until, value }) => ({ from: Date.parse(at), to: Date.parse(until), value })),
  );
  const instants = [...new Set(told.flat().flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  return answers.map(({ name, unit }, index): Line => {
    const held = told[index] ?? [];
    let next = 0;
    const points = instants.map((at) => {
      while ((held[next]?.to ?? Infinity) <= at) next += 1;
      const one = held[next];
      return { at, value: one !== undefined && one.from <= at ? one.value : null };
    });
    return { name, unit, points, shape: 'steps', ...beside(answers, index) };
  });
}

const beside = (answers: readonly PointAnswer[], index: number): { beside?: true } =>
  answers[index]?.unit === answers[0]?.unit ? {} : { beside: true };
