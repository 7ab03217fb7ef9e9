import type { Goal, LimitClass } from './scenario.ts';

/** The sums that are tracked: goals in yuan, kg, kWh, and breaches by class. */
export type FormName = Goal | LimitClass;

/** A sum over columns, plus a constant. */
export type Form = { readonly columns: number[]; readonly by: number[]; constant: number };

/** Two groups of columns one of which has to be 0: each binary variable takes `most` away from its group. */
export type Pair = {
  /** Which of import/export, charge/discharge, to/from direct current. */
  readonly group: string;
  readonly one: readonly number[];
  readonly other: readonly number[];
  readonly oneMost: number;
  readonly otherMost: number;
  /** The factor of each side where only their difference is kept. */
  readonly oneBy: number;
  readonly otherBy: number;
};

/** The balance of a bus in a step, as columns and their factors. */
export type Balance = { readonly indices: number[]; readonly values: number[]; base: number };

export type Sheet = ReturnType<typeof createSheet>;

/** A linear programme, written column by column and row by row. */
export function createSheet() {
  const lower: number[] = [];
  const upper: number[] = [];
  const whole: number[] = [];
  const rows: { readonly indices: number[]; readonly values: number[]; readonly lower: number; readonly upper: number }[] = [];
  const forms = new Map<FormName, Form>();
  const pairs: Pair[] = [];
  const form = (name: FormName): Form => {
    const one = forms.get(name) ?? { columns: [], by: [], constant: 0 };
    forms.set(name, one);
    return one;
  };
  return {
    lower,
    upper,
    whole,
    rows,
    pairs,
    form,
    /** @returns its index */
    column(least: number, most: number, isWhole = false): number {
      lower.push(least);
      upper.push(most);
      if (isWhole) whole.push(lower.length - 1);
      return lower.length - 1;
    },
    row(indices: number[], values: number[], least: number, most: number): number {
      rows.push({ indices, values, lower: least, upper: most });
      return rows.length - 1;
    },
    count(name: FormName, column: number, by: number): void {
      if (by === 0) return;
      const { columns, by: all } = form(name);
      columns.push(column);
      all.push(by);
    },
    always(name: FormName, by: number): void {
      form(name).constant += by;
    },
  };
}
