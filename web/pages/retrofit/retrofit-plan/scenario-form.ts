/** How the amount of a limit is meant: at most, at least, or a share of the total. */
export const senses = ['max', 'min', 'maxShare', 'minShare'] as const;
export type Sense = (typeof senses)[number];

/** The section of a limit on the page: goals of documents, money, floors, everything else. */
export const limitKinds = ['goal', 'money', 'floor', 'other'] as const;
export type LimitKind = (typeof limitKinds)[number];

/** A limit as typed; `rest` holds its other properties (`clause`, `lapsed`, `of` …). */
export type LimitRow = {
  readonly kind: LimitKind;
  readonly id: string;
  readonly resource: string;
  readonly sense: Sense;
  readonly amount: string;
  /** Separated by spaces. */
  readonly years: string;
  readonly regions: string;
  readonly tags: string;
  /** `yes`, `no`; empty: the default. */
  readonly hard: string;
  readonly weight: string;
  readonly rest: Readonly<Record<string, unknown>>;
};

/** How a source pays: by the square metre, a share, yuan, years of savings, or all that is left. */
export const bases = ['perM2', 'share', 'yuan', 'savingYears', 'rest'] as const;
export type SourceRow = { readonly source: string; readonly by: (typeof bases)[number]; readonly amount: string; readonly max: string };
export type ModeRow = { readonly mode: string; readonly tags: string; readonly sources: readonly SourceRow[] };
export type CrewRow = { readonly region: string; readonly trade: string; readonly crews: string };
export type PairRow = { readonly name: string; readonly value: string };

/** A scenario as typed into its page: all amounts as text, the server judges them. */
export type ScenarioForm = {
  readonly from: string;
  readonly to: string;
  readonly objective: readonly PairRow[];
  readonly yearWeights: readonly PairRow[];
  readonly limits: readonly LimitRow[];
  readonly crews: readonly CrewRow[];
  readonly packages: readonly string[];
  readonly funding: readonly ModeRow[];
  readonly prices: readonly PairRow[];
  readonly rate: string;
  readonly rateYears: string;
  readonly season: string;
  /** What the page has no box for: pins, previous, exact …. */
  readonly rest: Readonly<Record<string, unknown>>;
};

type Given = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value as string));
const recordOf = (value: unknown): Given => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const wordsOf = (value: unknown): string => listOf(value).map(textOf).join(' ');
const splitWords = (text: string): string[] => text.split(/[\s,，;；、]+/u).filter((one) => one !== '');

/** The maximum number of years of a scenario. */
const mostYears = 50;

/** From the first year to the last; empty if either is not a year. */
export function yearsOf({ from, to }: Pick<ScenarioForm, 'from' | 'to'>): number[] {
  const [first, last] = [Number(from), Number(to)];
  if (!/^\d{4}$/u.test(from) || !/^\d{4}$/u.test(to) || last < first || last - first >= mostYears) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** A scenario as the form of its page. What it has no box for is kept and sent again. */
export function formOf(scenario: Given): ScenarioForm {
  const { years, objective, yearWeights, limits, crews, packages, funding, prices, discount, heatingSeason, ...rest } = scenario;
  const numbers = listOf(years).map(Number);
  const pairs = (value: unknown): PairRow[] => Object.entries(recordOf(value)).map(([name, one]) => ({ name, value: textOf(one) }));
  const rate = recordOf(discount);
  return {
    from: numbers.length === 0 ? '' : String(Math.min(...numbers)),
    to: numbers.length === 0 ? '' : String(Math.max(...numbers)),
    objective: pairs(objective),
    yearWeights: pairs(yearWeights),
    limits: listOf(limits).map((one) => limitRow(recordOf(one))),
    crews: listOf(crews).map((one) => {
      const { region, trade, crews: many } = recordOf(one);
      return { region: textOf(region), trade: textOf(trade), crews: textOf(many) };
    }),
    packages: listOf(packages).map(textOf),
    funding: listOf(funding).map((one) => modeRow(recordOf(one))),
    prices: pairs(prices),
    rate: textOf(rate['rate']),
    rateYears: textOf(rate['years']),
    season: textOf(heatingSeason),
    rest,
  };
}

function limitRow(limit: Given): LimitRow {
  const { id, resource, max, min, maxShare, minShare, years, regions, tags, hard, weight, ...rest } = limit;
  const given = { max, min, maxShare, minShare };
  const sense = senses.find((one) => given[one] !== undefined) ?? 'max';
  const row = {
    id: textOf(id),
    resource: textOf(resource),
    sense,
    amount: textOf(given[sense]),
    years: wordsOf(years),
    regions: wordsOf(regions),
    tags: wordsOf(tags),
    hard: hard === true ? 'yes' : hard === false ? 'no' : '',
    weight: textOf(weight),
    rest,
  };
  return { ...row, kind: kindOf(row) };
}

function kindOf({ id, resource, sense, rest }: Omit<LimitRow, 'kind'>): LimitKind {
  if (typeof rest['clause'] === 'string') return 'goal';
  if (resource.startsWith('fund:') && sense === 'max') return 'money';
  return id.startsWith('floor:') && (sense === 'min' || sense === 'minShare') ? 'floor' : 'other';
}

function modeRow({ mode, tags, sources }: Given): ModeRow {
  return {
    mode: textOf(mode),
    tags: wordsOf(tags),
    sources: listOf(sources).map((one) => {
      const source = recordOf(one);
      const by = bases.find((basis) => source[basis] !== undefined) ?? 'rest';
      const amount = by === 'rest' ? '' : textOf(source[by]);
      return { source: textOf(source['source']), by, amount, max: textOf(source['max']) };
    }),
  };
}

/** The scenario for a form; its rows are in the order of the form, so that the path of a fault names its row. */
export function scenarioOf(form: ScenarioForm): Record<string, unknown> {
  const pairs = (rows: readonly PairRow[]) => Object.fromEntries(rows.map(({ name, value }) => [name, value.trim()]));
  return {
    ...form.rest,
    years: yearsOf(form),
    objective: pairs(form.objective),
    ...(form.yearWeights.length > 0 && { yearWeights: pairs(form.yearWeights) }),
    limits: form.limits.map(limitOf),
    ...(form.crews.length > 0 && { crews: form.crews.map((one) => ({ ...one, crews: one.crews.trim() })) }),
    ...(form.packages.length > 0 && { packages: form.packages }),
    funding: form.funding.map(({ mode, tags, sources }) => ({
      mode,
      ...(tags.trim() !== '' && { tags: splitWords(tags) }),
      sources: sources.map(sourceOf),
    })),
    ...(form.prices.length > 0 && { prices: pairs(form.prices) }),
    ...(form.rate.trim() + form.rateYears.trim() !== '' && { discount: { rate: form.rate.trim(), years: form.rateYears.trim() } }),
    ...(form.season.trim() !== '' && { heatingSeason: form.season.trim() }),
  };
}

function limitOf({ kind, id, resource, sense, amount, years, regions, tags, hard, weight, rest }: LimitRow): Record<string, unknown> {
  const scope = { years: splitWords(years), regions: splitWords(regions), tags: splitWords(tags) };
  const plain = { id: '', resource, sense, years, regions, tags };
  return {
    ...rest,
    id: kind === 'money' || kind === 'floor' ? (id === '' ? idOf(kind, plain) : id) : id,
    resource,
    [sense]: amount.trim(),
    ...(scope.years.length > 0 && { years: scope.years.map((year) => (/^\d{4}$/u.test(year) ? Number(year) : year)) }),
    ...(scope.regions.length > 0 && { regions: scope.regions }),
    ...(scope.tags.length > 0 && { tags: scope.tags }),
    ...(hard !== '' && { hard: hard === 'yes' }),
    ...(weight.trim() !== '' && { weight: weight.trim() }),
  };
}

/** The default name of a row: its subject and where it applies. @example idOf('money', row) // 'money:county:2026' */
function idOf(
  kind: 'money' | 'floor',
  { resource, years, regions, tags }: Pick<LimitRow, 'resource' | 'years' | 'regions' | 'tags'>,
): string {
  const of = kind === 'money' ? resource.replace(/^fund:/u, '') : resource;
  return [kind, of, ...[years, regions, tags].map((one) => splitWords(one).join(' ')).filter((one) => one !== '')].join(':');
}

const sourceOf = ({ source, by, amount, max }: SourceRow): Record<string, unknown> =>
  by === 'rest' ? { source, rest: true } : { source, [by]: amount.trim(), ...(max.trim() !== '' && { max: max.trim() }) };

/** Adds the goals that documents set; existing ones of the same name are replaced. */
export function withGoals(form: ScenarioForm, goals: Given): ScenarioForm {
  const drafted = formOf(goals);
  const ids = new Set(drafted.limits.map(({ id }) => id));
  const objective = form.objective.length > 0 ? form.objective : drafted.objective;
  return { ...form, objective, limits: [...drafted.limits, ...form.limits.filter(({ id }) => !ids.has(id) || id === '')] };
}
