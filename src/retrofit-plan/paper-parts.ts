import { unitSign } from '#kernel/unit-sign.ts';
import type { Block } from '#docx/block.ts';
import type { ScenarioLimit } from './facts.ts';
import { namesOf } from './limit-names.ts';
import type { PlanShown } from './shown.ts';
import { resourceUnit, type Called } from './vocabulary.ts';

/** A plan with what its paper says beside it. */
export type PaperPlan = PlanShown & {
  /** The name of the place, and of each place in which a project lies. */
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

/** The sign of the unit of an amount; empty where it has none. */
export const unitOf = (resource: string): string => unitSign(resourceUnit(resource));

/** What the paper of a plan calls places, projects, packages and goals. */
export const calledIn = ({ placeNames, beside, packages, scenario }: Omit<PaperPlan, 'place'>): Called => ({
  place: (code) => placeNames.get(code) ?? code,
  project: (code) => beside.names[code]?.name ?? code,
  package: (code) => packages.get(code)?.zh ?? code,
  limit: (id) => namesOf({ id }, scenario.limits)?.zh,
});

/** A number as it is told; what is not known is a dash. */
export const told = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : String(value as string);
