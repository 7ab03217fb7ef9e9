/**
 * Evaluates every plan of a small instance, based on `docs/retrofit.md` alone, and returns the result of the best one in the requested
 * order.
 */
type Amounts = Readonly<Record<string, number>>;
type Scope = { readonly years?: readonly number[]; readonly tags?: readonly string[] };
type WrittenProject = {
  readonly id: string;
  readonly tags: readonly string[];
  readonly block?: string;
  readonly dueBy?: number;
  readonly requires?: readonly string[];
  readonly options: readonly { readonly id: string; readonly amounts: Amounts }[];
};
export type Written = {
  readonly years: readonly number[];
  readonly objective: Amounts;
  readonly yearWeights: Readonly<Record<number, string>>;
  readonly projects: readonly WrittenProject[];
  readonly limits: readonly (Scope & {
    readonly id: string;
    readonly resource: string;
    readonly max?: number;
    readonly min?: number;
    readonly minShare?: string;
    readonly maxShare?: string;
  })[];
  readonly pins?: readonly { readonly project: string; readonly in: boolean; readonly year?: number }[];
  readonly previous?: readonly { readonly project: string; readonly option: string; readonly year: number }[];
  readonly giveUp?: number;
};
type Chosen = { readonly project: WrittenProject; readonly option: string; readonly amounts: Amounts; readonly year: number };
type Row = { readonly of: (one: Chosen) => number; readonly max: boolean; readonly amount: number };

export function bestPlan(written: Written) {
  const { projects, years } = written;
  const choices = projects.map((project): (Chosen | null)[] => [
    null,
    ...years
      .flatMap((year) => project.options.map(({ id, amounts }) => ({ project, option: id, amounts, year })))
      .filter((one) => !written.pins?.some((pin) => !pin.in && pin.project === project.id && (pin.year ?? one.year) === one.year)),
  ]);
  const rows = rowsOf(written);
  // the scale of a limit of 0 is its largest coefficient over the possible choices
  const able = choices.map((own, at) => own.filter((one) => one === null || mayBe(written, choices, at, one.year))).flat();
  const scales = rows.map(
    ({ of, amount }) => Math.abs(amount) || Math.max(0, ...able.map((one) => (one === null ? 0 : Math.abs(of(one))))) || 1,
  );
  const plans: { hard: number; soft: number; value: number; changes: number }[] = [];
  const walk = (at: number, plan: readonly Chosen[]): void => {
    if (at < choices.length) for (const one of choices[at] ?? []) walk(at + 1, one === null ? plan : [...plan, one]);
    else if (stands(written, plan)) {
      let hard = 0;
      let soft = 0;
      for (const [k, { of, max, amount }] of rows.entries()) {
        const used = plan.reduce((sum, one) => sum + of(one), 0);
        const breach = Math.max(0, max ? used - amount : amount - used) / (scales[k] ?? 1);
        if (max) hard += breach;
        else soft += breach;
      }
      const value = plan.reduce((sum, one) => sum + (one.amounts['kg'] ?? 0) * Number(written.yearWeights[one.year] ?? 1), 0);
      plans.push({ hard, soft, value, changes: changesOf(written, plan) });
    }
  };
  walk(0, []);
  const near = 1e-9;
  const least = Math.min(...plans.map(({ hard }) => hard));
  const some = plans.filter(({ hard }) => hard <= least + near);
  const softest = Math.min(...some.map(({ soft }) => soft));
  const kept = some.filter(({ soft }) => soft <= softest + near);
  const best = Math.max(...kept.map(({ value }) => value));
  if (written.previous === undefined) return { hard: least, soft: softest, best, value: best, changes: null };
  const enough = kept.filter(({ value }) => value >= best - (written.giveUp ?? 0) * Math.abs(best) - near);
  const changes = Math.min(...enough.map((one) => one.changes));
  return {
    hard: least,
    soft: softest,
    best,
    value: Math.max(...enough.filter((one) => one.changes === changes).map(({ value }) => value)),
    changes,
  };
}

/** Whether the others of a block have an option in that year. */
function mayBe({ projects }: Written, choices: readonly (readonly (Chosen | null)[])[], at: number, year: number): boolean {
  const block = projects[at]?.block;
  return projects.every((other, k) => block === undefined || other.block !== block || choices[k]?.some((one) => one?.year === year));
}

function rowsOf({ years, projects, limits, pins }: Written): Row[] {
  const inside = (one: Chosen, { years: only, tags }: Scope): boolean =>
    (only?.includes(one.year) ?? true) && (tags?.some((tag) => one.project.tags.includes(tag)) ?? true);
  return [
    ...limits.map(({ resource, max, min, minShare, maxShare, ...scope }): Row => {
      const share = Number(minShare ?? maxShare ?? 0);
      return {
        of: (one) => (one.amounts[resource] ?? 0) * ((inside(one, scope) ? 1 : 0) - share),
        max: max !== undefined || maxShare !== undefined,
        amount: max ?? min ?? 0,
      };
    }),
    ...projects
      .filter(({ dueBy }) => dueBy !== undefined && dueBy <= Math.max(...years))
      .map(({ id, dueBy = 0 }): Row => ({ of: (one) => (one.project.id === id && one.year <= dueBy ? 1 : 0), max: false, amount: 1 })),
    ...(pins ?? [])
      .filter((pin) => pin.in)
      .map(({ project, year }): Row => ({
        of: (one) => (one.project.id === project && (year ?? one.year) === one.year ? 1 : 0),
        max: false,
        amount: 1,
      })),
  ];
}

function stands({ projects }: Written, plan: readonly Chosen[]): boolean {
  const yearOf = (id: string): number => plan.find((one) => one.project.id === id)?.year ?? Infinity;
  return projects.every(
    ({ id, block, requires }) =>
      (requires ?? []).every((other) => yearOf(id) === Infinity || yearOf(other) <= yearOf(id)) &&
      projects.every((other) => block === undefined || other.block !== block || yearOf(other.id) === yearOf(id)),
  );
}

function changesOf({ projects, previous = [] }: Written, plan: readonly Chosen[]): number {
  return projects.filter(({ id, options }) => {
    const was = previous.find((one) => one.project === id && options.some((option) => option.id === one.option));
    const is = plan.find((one) => one.project.id === id);
    return was === undefined ? is !== undefined : is === undefined || is.option !== was.option || is.year !== was.year;
  }).length;
}
