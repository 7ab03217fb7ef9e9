import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { writtenEmpty } from '#kernel/written.ts';
import type { Form } from '#kernel/columns.ts';
import { buildingRoutes } from './building/building-routes.ts';
import type { CombinedStep } from './sums/combine.ts';
import { meteringContract } from './contract.ts';
import type { Metering, Use } from './metering.ts';
import { presentColumns } from './present-columns.ts';
import { presentCoverage } from './present-coverage.ts';
import { presentSteps } from './present-steps.ts';

/**
 * The contract of metering, implemented by its service.
 * @param words the words of all slices
 */
export function meteringRoutes(metering: Metering, words: Words) {
  const on = implement(meteringContract).$context<RequestContext>();
  const said = (findings: readonly Finding[], language: Language) =>
    findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  const toldUse = (use: Use, carrier: Carrier, as: Form, language: Language) => ({
    ...useInShort(use, carrier, as),
    findings: said(use.findings, language),
  });
  return on.router({
    typing: typingRoutes(metering, words),
    ...buildingRoutes(metering, words),
    useOfBuilding: on.useOfBuilding.handler(async ({ input, context }) => {
      const use = await metering.useOfBuilding(context.scope, input);
      return { building: use.building, ...toldUse(use, input.carrier, input.as, context.language) };
    }),
    useOfMeter: on.useOfMeter.handler(async ({ input, context }) => {
      const use = await metering.useOfMeter(context.scope, input);
      return { meter: use.meter, ...toldUse(use, use.carrier, input.as, context.language) };
    }),
    balance: on.balance.handler(async ({ input, context }) => {
      const found = await metering.balance(context.scope, input);
      const { unit, edges, above, below, rest } = found;
      return {
        meter: found.parent.code,
        unit,
        children: found.children.map(({ meter, total }) => ({
          meter: meter.code,
          item: meter.item,
          total: { ...figureOf(total, unit), figure: found.figure(meter) },
        })),
        steps: Array.from(rest.steps.coverage, (coverage, at) => ({
          start: formatInstant(edges[at] as number),
          end: formatInstant(edges[at + 1] as number),
          parent: above.steps[at]?.value ?? null,
          children: below.steps[at]?.value ?? null,
          remainder: knownOr(rest.steps.value[at]),
          coverage,
        })),
        total: {
          parent: { ...figureOf(above.total, unit), figure: found.figure(found.parent) },
          children: figureOf(below.total, unit),
          remainder: figureOf(rest.total, unit),
        },
        findings: said(found.findings, context.language),
      };
    }),
    completeness: on.completeness.handler(async ({ input, context }) => {
      const found = await metering.completeness(context.scope, input);
      const { edges, total, buildings, findings } = found;
      return {
        edges: [...edges].map(formatInstant),
        total,
        buildings: presentCoverage(buildings),
        findings: said(findings, context.language),
      };
    }),
  });
}

function useInShort({ unit, step, edges, steps, total }: Use, carrier: Carrier, as: Form) {
  const told = as === 'columns' ? { steps: writtenEmpty, columns: presentColumns(edges, steps) } : { steps: presentSteps(edges, steps) };
  return { carrier, unit, step, ...told, total: { ...figureOf(total, unit), figure: total.figure } };
}

/** Unknown values become null. */
function knownOr(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function figureOf(step: CombinedStep, unit: string) {
  return { value: step.value, unit, coverage: step.coverage };
}

function typingRoutes(metering: Metering, words: Words) {
  const on = implement(meteringContract.typing).$context<RequestContext>();
  return {
    sheet: on.sheet.handler(({ input, context }) => metering.typing.sheet(context.scope, input.building, input.month)),
    check: on.check.handler(async ({ input, context: { scope, language } }) => {
      const { checks, missing } = await metering.typing.check(scope, input.building, input.month, input.values);
      const told = (findings: readonly Finding[]) =>
        findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
      return { checks: checks.map((one) => ({ ...one, findings: told(one.findings) })), missing };
    }),
  };
}
