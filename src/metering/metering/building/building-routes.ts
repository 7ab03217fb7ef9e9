import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import type { RowOfYears } from './building-views.ts';
import type { CombinedStep } from '../sums/combine.ts';
import { buildingContract } from './building-contract.ts';
import type { Metering } from '../metering.ts';
import type { TreeMeter } from './tree.ts';

/** Questions about one building as a whole. */
export function buildingRoutes(metering: Metering, words: Words) {
  const on = implement(buildingContract).$context<RequestContext>();
  const said = (findings: readonly Finding[], language: Language) =>
    findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  return {
    hours: on.hours.handler(async ({ input, context }) => {
      const { building, unit, days, span, total, findings } = await metering.hours(context.scope, input);
      return {
        building,
        carrier: input.carrier,
        unit,
        days: [...days],
        span,
        total: { ...presentStep(total, unit), figure: total.figure },
        findings: said(findings, context.language),
      };
    }),
    years: on.years.handler(async ({ input, context }) => {
      const { building, years, rows } = await metering.years(context.scope, input);
      return { building, years: [...years], rows: rows.map(presentYears) };
    }),
    meterTree: on.meterTree.handler(async ({ input, context }) => {
      const { building, meters, findings } = await metering.tree(context.scope, input);
      return { building, meters: meters.map((one) => presentMeter(one, building)), findings: said(findings, context.language) };
    }),
  };
}

function presentStep({ value, coverage }: CombinedStep, unit: string) {
  return { value, unit, coverage };
}

function presentYears({ carrier, item, years }: RowOfYears) {
  return {
    carrier,
    item,
    years: years.map(({ year, total, unit, figure, change, months }) => ({
      year,
      use: { ...presentStep(total, unit), figure },
      change,
      months: months.map(({ value, coverage, estimated }) => ({ value, coverage, ...(estimated ? { estimated } : {}) })),
    })),
  };
}

function presentMeter({ meter, depth, parent, hangsElsewhere, unit, use, balance }: TreeMeter, building: string) {
  return {
    meter: meter.code,
    depth,
    parent,
    hangsElsewhere,
    elsewhere: meter.building === building ? null : meter.building,
    carrier: meter.carrier,
    direction: meter.direction,
    item: meter.item,
    installed: meter.installed,
    removed: meter.removed,
    use: { ...presentStep(use, unit), figure: use.figure },
    balance: balance && {
      children: { ...presentStep(balance.children, balance.unit), figure: balance.children.figure },
      rest: { ...presentStep(balance.rest, balance.unit), figure: balance.rest.figure },
      share: balance.share,
      unmeasured: [...balance.rest.unmeasured],
    },
  };
}
