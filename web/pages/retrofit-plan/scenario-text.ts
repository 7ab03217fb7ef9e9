/** What is typed into the page of a scenario; amounts as they are typed, the server judges them. */
export type ScenarioRows = {
  readonly from: string;
  readonly to: string;
  readonly money: readonly { readonly source: string; readonly year: string; readonly yuan: string }[];
  readonly crews: readonly { readonly region: string; readonly trade: string; readonly crews: string }[];
  readonly floors: readonly { readonly resource: string; readonly year: string; readonly min: string }[];
};

type Scenario = Record<string, unknown> & { readonly limits?: readonly Record<string, unknown>[] };

/** So many years a scenario has at most. */
const mostYears = 50;

/** From the first year to the last; none where either is no year. */
export function yearsOf({ from, to }: Pick<ScenarioRows, 'from' | 'to'>): number[] {
  const [first, last] = [Number(from), Number(to)];
  if (!/^\d{4}$/u.test(from) || !/^\d{4}$/u.test(to) || last < first || last - first >= mostYears) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const scope = (year: string) => (year.trim() === '' ? {} : { years: [Number(year)] });
const suffix = (year: string) => (year.trim() === '' ? '' : `:${year.trim()}`);
const typed = (text: string): boolean => text.trim() !== '';

/**
 * A scenario as text: what stands in `before` stays, what the rows of the page say takes the place of what they said before. Rows without
 * an amount say nothing.
 */
export function scenarioText(before: string, rows: ScenarioRows): string {
  const held = objectOf(before);
  const kept = (held.limits ?? []).filter(({ id }) => !/^(?:money|floor):/u.test(String(id)));
  const money = rows.money
    .filter(({ source, yuan }) => typed(source) && typed(yuan))
    .map(({ source, year, yuan }) => ({
      id: `money:${source}${suffix(year)}`,
      resource: `fund:${source}`,
      max: yuan.trim(),
      ...scope(year),
    }));
  const floors = rows.floors
    .filter(({ resource, min }) => typed(resource) && typed(min))
    .map(({ resource, year, min }) => ({ id: `floor:${resource}${suffix(year)}`, resource, min: min.trim(), ...scope(year) }));
  const crews = rows.crews.filter(({ region, trade, crews: many }) => typed(region) && typed(trade) && typed(many));
  const scenario = {
    ...held,
    years: yearsOf(rows),
    objective: held['objective'] ?? { savingKgce: 1 },
    limits: [...kept, ...money, ...floors],
    ...(crews.length > 0 ? { crews } : {}),
  };
  return JSON.stringify(scenario, null, 2);
}

/** With the goals that documents set: those that stand there under the same name are replaced. */
export function withGoals(before: string, goals: Readonly<Record<string, unknown>>): string {
  const held = objectOf(before);
  const added = (goals['limits'] ?? []) as readonly Record<string, unknown>[];
  const ids = new Set(added.map(({ id }) => id));
  const limits = [...added, ...(held.limits ?? []).filter(({ id }) => !ids.has(id))];
  return JSON.stringify({ ...goals, ...held, limits }, null, 2);
}

/** What JSON the text is; an empty one where it is none (it may be YAML, which the server reads). */
function objectOf(text: string): Scenario {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Scenario) : {};
  } catch {
    return {};
  }
}
