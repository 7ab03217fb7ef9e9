/** How many of a stratum are drawn, as typed: a share and a minimum, or a number. */
export type StratumRow = {
  readonly key: number;
  readonly stratum: string;
  readonly by: 'rate' | 'count';
  readonly amount: string;
  readonly atLeast: string;
};

/** How many people of a group each object gets. */
export type GroupRow = { readonly key: number; readonly group: string; readonly count: string };

/** A plan as typed; an empty text is an absent field. */
export type PlanForm = {
  readonly name: string;
  readonly region: string;
  readonly strata: readonly StratumRow[];
  readonly each: string;
  readonly most: string;
  readonly groups: readonly GroupRow[];
  readonly source: string;
  readonly knownFrom: string;
};

export const emptyPlan: PlanForm = {
  name: '',
  region: '',
  strata: [{ key: 0, stratum: '', by: 'rate', amount: '', atLeast: '' }],
  each: '',
  most: '',
  groups: [],
  source: '',
  knownFrom: '',
};

/** A key above all existing ones: rows keep theirs while others come and go. */
export const nextKey = (rows: readonly { readonly key: number }[]): number => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

/**
 * The plan as a file: YAML, in the order of its fields. Anything that is not a number is written unchanged, so that it is refused at its
 * place.
 */
export function planText({ name, region, strata, each, most, groups, source, knownFrom }: PlanForm): string {
  const rules = strata.map(({ stratum, by, amount, atLeast }) => {
    const rule = by === 'count' ? { count: countOf(amount) } : { rate: amount.trim(), ...given('atLeast', atLeast) };
    return `  ${text(stratum)}: ${JSON.stringify(rule)}\n`;
  });
  const ofGroups = groups.map(({ group, count }) => [group.trim(), countOf(count)] as const);
  const people = {
    ...given('each', each),
    ...(ofGroups.length > 0 && { groups: Object.fromEntries(ofGroups), groupOrder: ofGroups.map(([group]) => group) }),
    ...given('most', most),
  };
  return [
    `name: ${text(name)}\n`,
    `region: ${text(region)}\n`,
    rules.length === 0 ? 'objects: {}\n' : `objects:\n${rules.join('')}`,
    Object.keys(people).length === 0 ? '' : `people: ${JSON.stringify(people)}\n`,
    `source: ${text(source)}\n`,
    `knownFrom: ${text(knownFrom)}\n`,
  ].join('');
}

const text = (typed: string): string => JSON.stringify(typed.trim());

const countOf = (typed: string): number | string => (/^\d{1,9}$/u.test(typed.trim()) ? Number(typed) : typed.trim());

function given(field: string, typed: string): Readonly<Record<string, number | string>> {
  return typed.trim() === '' ? {} : { [field]: countOf(typed) };
}

/** Faults that only the form can find: a duplicate name would become one rule of the file, and an empty name none. */
export function ownFaults({ strata, groups }: PlanForm): readonly string[] {
  return [
    ...wrongNames(strata.map(({ key, stratum }) => [`strata.${key}`, stratum] as const)),
    ...wrongNames(groups.map(({ key, group }) => [`groups.${key}`, group] as const)),
  ];
}

function wrongNames(rows: readonly (readonly [string, string])[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap(([field, typed]) => {
    const name = typed.trim();
    const isWrong = name === '' || name === '__proto__' || seen.has(name);
    seen.add(name);
    return isWrong ? [field] : [];
  });
}

/** Whether one of the fields is this one, or inside it. */
export function isAtFault(fields: readonly string[], field: string): boolean {
  return fields.some((one) => one === field || one.startsWith(`${field}.`));
}
