import type { Goal, LimitClass } from './scenario.ts';

/** What is added up: goals in yuan, kg, kWh, and what is broken of each class. */
export type FormName = Goal | LimitClass;

/** A sum over columns, and what it is beside them. */
export type Form = { readonly columns: number[]; readonly by: number[]; constant: number };

/** Two groups of columns of which one has to be 0: each binary takes `most` of its group away. */
export type Pair = {
  /** Which of import and export, charge and discharge, to and from direct current. */
  readonly group: string;
  readonly one: readonly number[];
  readonly other: readonly number[];
  readonly oneMost: number;
  readonly otherMost: number;
  /** What counts of each where only their difference is kept. */
  readonly oneBy: number;
  readonly otherBy: number;
};

/** What balances a bus in a step, as columns and their factors. */
export type Balance = { readonly indices: number[]; readonly values: number[]; base: number };

export type Sheet = ReturnType<typeof createSheet>;

/** A linear programme as it is written down, column by column and row by row. */
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
    /** @returns its place */
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
