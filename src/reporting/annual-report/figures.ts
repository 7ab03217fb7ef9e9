import type { AsOf } from '#kernel/as-of.ts';
import type { Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import { indicatorTerms } from '#reporting/indicator/vocabulary.ts';
import { returnTerms } from '#reporting/return/vocabulary.ts';
import type { Both, ReportFigure } from './facts.ts';
import type { Returns } from '#reporting/return/return.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { namesSaid } from './owed-by-name.ts';

type At = { readonly region: string; readonly year: number; readonly known: AsOf };

const placed = /\{(?<what>carbon|indicator|return) (?<of>[^{}\s]+)(?: with unit)?\}/gu;

/**
 * The figures that a sentence of a template names: `indicator electricity-share`. Written `{carbon kg with unit}`, a figure is shown in the
 * size of its unit that people say.
 */
export const namedIn = ({ zh, en }: Both): readonly string[] => [
  ...new Set([zh, en].flatMap((text) => [...text.matchAll(placed)].map(({ groups }) => `${groups?.['what']} ${groups?.['of']}`))),
];

/** Replaces placeholders in braces with names and figures. */
export function filled(text: string, said: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([^{}]+)\}/gu, (whole, name: string) => said[name] ?? whole);
}

/** The figures that sentences name, each once. */
export async function figuresNamed(
  needs: AnnualReportNeeds,
  scope: Scope,
  at: At,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReportFigure>> {
  const of = (what: string) => names.filter((name) => name.startsWith(`${what} `)).map((name) => name.slice(what.length + 1));
  const all = await Promise.all([
    carbonFigures(needs, scope, at, of('carbon')),
    indicatorFigures(needs, scope, at, of('indicator')),
    returnFigures(needs, scope, at, of('return')),
  ]);
  return new Map(all.flat().map((one) => [one.code, one]));
}

const kinds = {
  carbon: { zh: '碳排放数值', en: 'carbon figure' },
  indicator: inSentence(indicatorTerms.indicator),
  return: inSentence(returnTerms.form),
};

/** A figure that a template names but that is unknown here, labelled by its kind. */
function unnamed(what: keyof typeof kinds, of: string): ReportFigure {
  const kind = kinds[what];
  const name = { zh: `${kind.zh}“${of}”`, en: `${kind.en} “${of}”` };
  return {
    code: `${what} ${of}`,
    name,
    value: null,
    unit: '',
    figure: null,
    indicative: false,
    findings: [{ code: 'annual-report-name', severity: 'warning', evidence: { name } }],
    knowledge: [],
  };
}

/** A form without such a field, or with one that is not totalled. */
function withoutField(code: string, form: Both, field: string): ReportFigure {
  const what = { zh: `${form.zh}“${field}”`, en: `“${field}” of ${form.en}` };
  const findings: Finding[] = [{ code: 'annual-report-field', severity: 'warning', evidence: { form, column: field } }];
  return { code, name: what, value: null, unit: '', figure: null, indicative: false, findings, knowledge: [] };
}

const carbonTerms: Readonly<Record<string, Both & { readonly unit: string; readonly of?: 'direct' | 'electricity' | 'heat' | 'perM2' }>> = {
  kg: { zh: '建筑二氧化碳排放量', en: 'carbon dioxide of buildings', unit: 'kgCO2' },
  kgPerM2: { zh: '单位面积二氧化碳排放量', en: 'carbon dioxide per square metre', unit: 'kgCO2/m2', of: 'perM2' },
  directKg: { zh: '直接二氧化碳排放量', en: 'direct carbon dioxide', unit: 'kgCO2', of: 'direct' },
  electricityKg: { zh: '用电二氧化碳排放量', en: 'carbon dioxide of electricity', unit: 'kgCO2', of: 'electricity' },
  heatKg: { zh: '用热二氧化碳排放量', en: 'carbon dioxide of heat', unit: 'kgCO2', of: 'heat' },
};

async function carbonFigures({ carbon }: AnnualReportNeeds, scope: Scope, at: At, names: readonly string[]): Promise<ReportFigure[]> {
  if (names.length === 0) return [];
  const asked = { ...at, basis: 'location' } as const;
  const { totals, kgPerM2, indicative, findings } = await carbon.inventory(scope, asked);
  const values: Readonly<Record<string, Exact | null>> = {
    kg: totals.all,
    kgPerM2,
    directKg: totals.direct,
    electricityKg: totals.electricity,
    heatKg: totals.heat,
  };
  return names.map((name) => {
    const code = `carbon ${name}`;
    const term = carbonTerms[name];
    if (term === undefined) return unnamed('carbon', name);
    const { unit, zh, en, of } = term;
    const figure = carbon.figureOf(asked, of);
    return { code, name: { zh, en }, value: numberOf(values[name] ?? null), unit, figure, indicative, findings, knowledge: [] };
  });
}

async function indicatorFigures(
  { indicators }: AnnualReportNeeds,
  scope: Scope,
  { year, ...at }: At,
  names: readonly string[],
): Promise<ReportFigure[]> {
  if (names.length === 0) return [];
  const inForce = indicators.inForce(year, at.known);
  const found = names.map((name) => inForce.find(({ id, standsFor }) => id === name || standsFor.includes(name)) ?? null);
  const known = found.flatMap((indicator) => indicator ?? []);
  const values = await indicators.values(
    scope,
    at,
    known.map((indicator) => ({ indicator, year, first: null })),
  );
  return names.map((name, index) => {
    const code = `indicator ${name}`;
    const indicator = found[index] ?? null;
    const value = values.find((one) => one.indicator === indicator);
    if (indicator === null || value === undefined) return unnamed('indicator', name);
    const { id, version, status, names: said, unit } = indicator;
    const { figure, indicative, findings } = value;
    const told = { unit, figure, indicative, findings, knowledge: [{ id, version, status }] };
    return { code, name: said ?? { zh: id, en: id }, value: numberOf(value.value), ...told, wants: [{ indicator, year }] };
  });
}

/** The units of a form whose returns are not accepted; null if none owes one. */
async function owingReturns(
  { returns }: Pick<AnnualReportNeeds, 'returns'>,
  scope: Scope,
  asked: Parameters<Returns['status']>[1],
): Promise<Both | null> {
  const { units } = await returns.status(scope, asked);
  const open = units.filter(({ found }) => found?.state !== 'accepted');
  return open.length === 0 ? null : namesSaid(new Map(open.map(({ name }) => [name, 1])), () => ({ zh: '', en: '' }));
}

async function returnFigures(needs: AnnualReportNeeds, scope: Scope, at: At, names: readonly string[]): Promise<ReportFigure[]> {
  const byForm = Map.groupBy(names, (name) => name.split('.')[0] ?? '');
  const all = await Promise.all(
    [...byForm].map(async ([form, own]) => {
      const asked = { form, period: String(at.year), region: at.region, known: at.known };
      const told = await needs.returns.total(scope, asked).catch((error: unknown) => {
        if (error instanceof Problem && (error.kind === 'not-found' || error.code === 'form-not-in-force')) return null;
        throw error;
      });
      const owing = told !== null && told.accepted === 0 ? await owingReturns(needs, scope, asked) : null;
      return own.map((name): ReportFigure => {
        const code = `return ${name}`;
        const field = name.slice(form.length + 1);
        const row = told?.rows.find((one) => one.field === field);
        if (told === null) return unnamed('return', name);
        const { id, version, status, fields, names: said } = told.form;
        const ofForm = said ?? { zh: id, en: id };
        if (row === undefined) return withoutField(code, ofForm, field);
        const label = fields[field]?.names ?? { zh: field, en: field };
        const owed: Finding = {
          code: 'annual-report-returns',
          severity: 'info',
          evidence: { form: ofForm, accepted: told.accepted, of: told.of },
        };
        return {
          code,
          name: { zh: `${ofForm.zh} ${label.zh}`, en: `${ofForm.en} ${label.en}` },
          value: told.accepted === 0 ? null : numberOf(row.value),
          unit: row.unit,
          figure: row.figure,
          indicative: false,
          findings: [owed, ...row.findings],
          ...(owing !== null && { owedBy: owing }),
          knowledge: [{ id, version, status }],
        };
      });
    }),
  );
  return all.flat();
}
