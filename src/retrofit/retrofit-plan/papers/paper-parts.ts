import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Block } from '#platform/docx/block.ts';
import { amountText, plainAmount } from '../amount.ts';
import { amountsOf } from '../compare.ts';
import { fundSources, type Amounts, type ScenarioLimit } from '../facts.ts';
import { namesOf } from '../limit-names.ts';
import type { PlanShown } from '../shown.ts';
import { resourceText, resourceUnit, type Called } from '../vocabulary.ts';

/** A plan with the further content of its document. */
export type PaperPlan = PlanShown & {
  /** The name of the place, and of the place of each project. */
  readonly place: string;
  readonly placeNames: ReadonlyMap<string, string>;
  readonly scenario: { readonly limits: readonly ScenarioLimit[]; readonly heatingSeason: string | null };
};

export const text = (said: string): Block => ({ kind: 'text', text: said });

export const table = (header: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Block => ({
  kind: 'table',
  header,
  rows,
  widths,
});

/** The symbol of an amount's unit; empty if it has none. */
export const unitOf = (resource: string): string => unitSign(resourceUnit(resource));

/** Names of places, projects, packages and goals in the document of a plan. */
export const calledIn = ({ placeNames, beside, packages, scenario }: Omit<PaperPlan, 'place'>): Called => ({
  place: (code) => placeNames.get(code) ?? code,
  project: (code) => beside.names[code]?.name ?? code,
  package: (code) => packages.get(code)?.zh ?? code,
  limit: (id) => namesOf({ id }, scenario.limits)?.zh,
});

/** Heading of a column that counts projects. */
export const projectCount = '项目数';

/** A heading with its unit. */
export const headed = (resource: string): string => {
  const unit = unitOf(resource);
  return unit === '' ? resourceText(resource) : `${resourceText(resource)}（${unit}）`;
};

/** A project in the plan, with what it takes and gives. */
export type Row = { readonly project: string; readonly option: string; readonly year: number; readonly amounts: Amounts };

/** Projects in the plan, by year and code. */
export function rowsOf({ answer, instance }: PaperPlan): Row[] {
  const byId = new Map(instance.projects.map((one) => [one.id, one]));
  return answer.chosen
    .map(({ project, option, year }) => ({ project, option, year, amounts: amountsOf(byId, { project, option, year }) }))
    .toSorted((a, b) => a.year - b.year || (a.project < b.project ? -1 : 1));
}

export const sumOf = (rows: readonly Row[], resource: string): string =>
  amountText(
    resource,
    rows.reduce<Exact>((total, { amounts }) => total.add(exact(amounts[resource] ?? '0')), exact(0n)),
  );

/** Sources in the order of a budget; custom sources after them. */
export function sourcesOf(rows: readonly Row[]): string[] {
  const named = fundSources.map((source) => `fund:${source}`);
  const found = [...new Set(rows.flatMap(({ amounts }) => Object.keys(amounts).filter((name) => name.startsWith('fund:'))))];
  return [...named.filter((one) => found.includes(one)), ...found.filter((one) => !named.includes(one)).toSorted()];
}

/** The name of a project's place. */
export const placeOf = ({ beside, placeNames }: PaperPlan, project: string): string => {
  const region = beside.names[project]?.region ?? '';
  return placeNames.get(region) ?? region;
};

/** The solver's demands on single projects, in addition to the limits of the scenario. */
export const ofOneKinds = { due: '2030 年前完成', pin: '须列入', requires: '先后次序' } as const;

export const isOfOne = (id: string): boolean => Object.keys(ofOneKinds).some((kind) => id.startsWith(`${kind}:`));

/**
 * A number for people: with thousands separators, two decimals at most from a hundred on; unknown is a dash.
 * @example figureText('1234567.80') // '1,234,567.80'
 */
export function figureText(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return '—';
  const text = typeof value === 'number' ? plainAmount(exactOf(value)) : value;
  const isLong = /^-?\d{3,}\.\d{3,}$/u.test(text);
  const [whole = '', rest] = (isLong ? rounded(exact(text), 2) : text).split('.');
  return `${whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')}${rest === undefined ? '' : `.${rest}`}`;
}
