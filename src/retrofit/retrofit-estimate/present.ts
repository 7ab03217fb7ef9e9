import type { Language } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Measure } from './facts.ts';
import type { CarrierYear } from './gather.ts';
import type { PackageEstimate } from './answer.ts';
import type { citing } from './cited.ts';
import type { MayWithMeasure } from './measure-values.ts';

/** A measure in the shape of the contract, with the names of its empty values. */
export function presentMeasure(
  { names, source, effect, cost, effort, life, ...one }: Measure,
  { may, cite }: { readonly may: MayWithMeasure; readonly cite: ReturnType<typeof citing> },
  language: Language,
) {
  const empty = { effect, cost, effort, life };
  return {
    measure: one.measure,
    version: one.version,
    name: textIn(names, language),
    source: `${source.document} ${source.clause}`,
    status: one.status,
    of: [...one.of],
    carrier: one.carrier ?? null,
    effect: effect as Record<string, unknown> | null,
    cost,
    effort,
    life,
    trade: one.trade,
    outOfSeason: one.outOfSeason,
    requires: [...one.requires],
    excludes: [...one.excludes],
    renews: [...one.renews],
    missing: Object.entries(empty).flatMap(([name, value]) => (value === null ? [name] : [])),
    region: one.region ?? null,
    entered: one.entered === undefined ? null : { by: one.entered.by, at: one.entered.at },
    agreed: one.agreed === undefined ? null : { ...one.agreed },
    may: { ...may },
    cited: textIn(cite(source), language),
  };
}

export function presentCarrier({ carrier, unit, measured, coverage: share, figure, leaves }: CarrierYear) {
  const coverage = Math.min(1, share);
  const parts = leaves?.parts ?? null;
  return {
    carrier,
    unit,
    measured: { value: measured, unit, coverage, figure },
    coverage,
    base: parts?.base ?? null,
    heating: parts?.heating ?? null,
    cooling: parts?.cooling ?? null,
    covariance: parts?.covariance?.map((row) => [...row]) ?? null,
    freedom: parts?.freedom ?? null,
    slices: (leaves?.slices ?? []).map((one) => ({ ...one })),
    weight: leaves?.kgce ?? null,
  };
}

export function presentPackage({ works: _works, findings: _findings, ...one }: PackageEstimate, language: Language) {
  return {
    ...one,
    measures: one.measures.map((measure) => ({ ...measure })),
    saving: one.saving.map((carrier) => ({ ...carrier })),
    gain: { ...one.gain, clause: one.gain.clause === null ? null : textIn(one.gain.clause, language) },
    figures: { ...one.figures },
    missing: [...one.missing],
    parts: one.parts.map(({ value, name, carriers, figure, measure }) => ({
      measure,
      name: textIn(name, language),
      value,
      unit: one.total.unit,
      figure,
      carriers: carriers.map((carrier) => ({ ...carrier })),
    })),
    after: { ...one.after, unit: one.total.unit },
  };
}
