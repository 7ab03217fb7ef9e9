import type { Explanation } from '#kernel/figure.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';

/** A figure of a report that is explained at its end. */
export type SourcedFigure = { readonly name: string; readonly figure: string | null };

/** The origin of a figure, as stated at the end of the report, in Chinese. */
export type FigureSource = {
  readonly note: number;
  readonly name: string;
  readonly formula: string;
  readonly clause: string;
  /** Its inputs, with value, unit and source. */
  readonly inputs: readonly string[];
  readonly meters: readonly { readonly code: string; readonly coverage: number }[];
};

/** Opens each figure once; figures without a known value have no source. */
export async function sourcesOf(
  explain: (scope: Scope, figure: string) => Promise<Explanation>,
  scope: Scope,
  figures: readonly SourcedFigure[],
): Promise<FigureSource[]> {
  const known = figures.flatMap(({ name, figure }) => (figure === null ? [] : [{ name, figure }]));
  return Promise.all(
    known.map(async ({ name, figure }, at): Promise<FigureSource> => {
      const { formula, clause, inputs, meters } = await explain(scope, figure);
      return {
        note: at + 1,
        name,
        formula: textIn(formula, 'zh'),
        clause: clause === null ? '' : textIn(clause, 'zh'),
        inputs: inputs.slice(0, mostInputs).map((one) => textIn(one.source, 'zh')),
        meters: meters.map(({ code, coverage }) => ({ code, coverage })),
      };
    }),
  );
}

const mostInputs = 8;
