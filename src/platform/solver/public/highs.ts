import loadHighs, { type Highs } from 'highs';

/** Rows of a programme: sums of terms between two numbers. */
export type ProgramRow = {
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
};

/** Minimizes `cost` over columns between 0 and `upper`; `whole` marks integer columns. */
export type Program = {
  readonly cost: readonly number[];
  readonly upper: readonly number[];
  readonly whole: readonly boolean[];
  readonly rows: readonly ProgramRow[];
};

export type Solved = {
  readonly status: 'optimal' | 'infeasible' | 'stopped' | 'nothing';
  readonly x: Float64Array;
  /** For each row; 0 for integer programmes. */
  readonly duals: Float64Array;
  readonly objective: number;
  /** A lower bound on the cost of any solution. */
  readonly bound: number;
};

export type Effort = {
  readonly relaxed?: boolean;
  readonly gap?: number;
  readonly gapAtAll?: number;
  readonly nodes?: number;
  readonly seconds: number;
};

export type Solver = { readonly name: string; readonly run: (program: Program, effort: Effort) => Solved };

let loaded: Promise<Highs> | undefined;

/** HiGHS, loaded once for each thread. */
export async function openHighs(): Promise<Solver> {
  const highs = await (loaded ??= loadHighs());
  return { name: 'HiGHS', run: (program, effort) => run(highs, program, effort) };
}

function run(
  highs: Highs,
  { cost, upper, whole, rows }: Program,
  { relaxed = false, gap = 0, nodes = 2_147_483_647, seconds }: Effort,
): Solved {
  const starts = new Int32Array(rows.length + 1);
  for (const [at, { indices }] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + indices.length;
  const model = highs.createModel({
    numCols: cost.length,
    numRows: rows.length,
    colCost: Float64Array.from(cost),
    colLower: new Float64Array(cost.length),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: cost.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ indices }) => indices)),
      values: Float64Array.from(rows.flatMap(({ values }) => values)),
    },
    ...(!relaxed && { integrality: Int32Array.from(whole, (one) => (one ? 1 : 0)) }),
  });
  try {
    model.options.set({
      output_flag: false,
      time_limit: Math.max(0.05, seconds),
      random_seed: 0,
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
    });
    if (!relaxed) model.options.set({ mip_rel_gap: gap, mip_abs_gap: 0, mip_max_nodes: nodes, mip_feasibility_tolerance: 1e-9 });
    model.run();
    return answerOf(highs.constants.modelStatus, model, relaxed);
  } finally {
    model.dispose();
  }
}

function answerOf(modelStatus: Highs['constants']['modelStatus'], model: ReturnType<Highs['createModel']>, relaxed: boolean): Solved {
  const status = model.getModelStatus();
  const none = { x: new Float64Array(), duals: new Float64Array(), objective: Number.NaN, bound: -Infinity };
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { status: 'infeasible', ...none };
  const objective = model.getObjectiveValue();
  const bound = relaxed ? objective : Number(model.info.get('mip_dual_bound'));
  const hasPlan = Number(model.info.get('primal_solution_status')) === 2;
  if (!hasPlan) return { status: 'nothing', ...none, bound };
  const { colValue, rowDual } = model.getSolution();
  return { status: status === modelStatus.optimal ? 'optimal' : 'stopped', x: colValue, duals: rowDual, objective, bound };
}

/** A persistent programme: solved again after changes of its objective, bounds or rows, from its current state. */
export type Standing = {
  readonly goal: (cost: Float64Array) => void;
  readonly row: (row: ProgramRow) => void;
  readonly bound: (column: number, lower: number, upper: number) => void;
  /** The current upper bound of a column. */
  readonly most: (column: number) => number;
  /** A 0/1 column. @returns its index */
  readonly choice: () => number;
  readonly run: (effort: Effort) => Solved;
  readonly end: () => void;
};

export type Standable = {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly whole: readonly number[];
  readonly rows: readonly ProgramRow[];
};

/** Opens a programme that is to be solved several times. It occupies memory until `end`. */
export async function standProgram({ lower, upper, whole, rows }: Standable): Promise<Standing> {
  const highs = await (loaded ??= loadHighs());
  const starts = new Int32Array(rows.length + 1);
  for (const [at, { indices }] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + indices.length;
  const size = starts[rows.length] as number;
  const [indices, values] = [new Int32Array(size), new Float64Array(size)];
  for (const [at, row] of rows.entries()) {
    indices.set(row.indices, starts[at]);
    values.set(row.values, starts[at]);
  }
  const model = highs.createModel({
    numCols: lower.length,
    numRows: rows.length,
    colCost: new Float64Array(lower.length),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: { format: 'csr', numRows: rows.length, numCols: lower.length, starts, indices, values },
  });
  model.options.set({ output_flag: false, random_seed: 0, primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
  let columns = lower.length;
  const tops = [...upper];
  const { integer } = highs.constants.variableType;
  for (const column of whole) model.changeColIntegrality(column, integer);
  let isWhole = whole.length > 0;
  return {
    goal(cost) {
      const all = new Float64Array(columns);
      all.set(cost);
      model.changeColsCost({ kind: 'range', from: 0, to: columns - 1 }, all);
    },
    row: (row) => void model.addRow(row.lower, row.upper, { indices: Int32Array.from(row.indices), values: Float64Array.from(row.values) }),
    most: (column) => tops[column] ?? 1,
    bound(column, least, most) {
      tops[column] = most;
      model.changeColBounds(column, least, most);
    },
    choice() {
      model.addCol(0, 0, 1, { indices: new Int32Array(), values: new Float64Array() });
      model.changeColIntegrality(columns, integer);
      isWhole = true;
      columns += 1;
      return columns - 1;
    },
    run: (effort) => runStanding(highs, model, isWhole, effort),
    end: () => model.dispose(),
  };
}

function runStanding(
  { constants: { modelStatus } }: Highs,
  model: ReturnType<Highs['createModel']>,
  isWhole: boolean,
  { gap = 0, gapAtAll = 1e-6, seconds }: Effort,
): Solved {
  model.zeroAllClocks();
  model.options.set({ time_limit: Math.max(0.05, seconds) });
  if (isWhole) model.options.set({ mip_rel_gap: gap, mip_abs_gap: gapAtAll, mip_feasibility_tolerance: 1e-9 });
  const tried = (): Solved => {
    try {
      model.run();
      return answerOf(modelStatus, model, !isWhole);
    } catch {
      return { status: 'nothing', x: new Float64Array(), duals: new Float64Array(), objective: Number.NaN, bound: -Infinity };
    }
  };
  const solved = tried();
  const isOver = ([modelStatus.timeLimit, modelStatus.interrupted] as number[]).includes(model.getModelStatus());
  if (solved.status !== 'nothing' || isOver) return solved;
  // numerical trouble: solve from scratch, less precisely
  model.clearSolver();
  model.options.set({ primal_feasibility_tolerance: 1e-7, dual_feasibility_tolerance: 1e-7 });
  return tried();
}
