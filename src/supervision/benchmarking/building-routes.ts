import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { fill, tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Benchmarking } from './benchmarking.ts';
import { buildingContract } from './building-contract.ts';
import type { CoalNode } from './building-views.ts';
import type { FlowFigure } from './flow.ts';

/** Questions about one building. @param words those of all slices */
export function buildingRoutes(benchmarking: Benchmarking, words: Words) {
  const os = implement(buildingContract).$context<RequestContext>();
  const said = (findings: readonly Finding[], language: Language) =>
    findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  return {
    flow: os.flow.handler(async ({ input: { building, year, knownAt }, context }) => {
      const told = await benchmarking.flow(context.scope, { building, year, known: benchmarking.knownAt(knownAt) });
      return {
        building: told.building,
        year,
        carriers: told.carriers.map(({ carrier, unit, coefficient, nodes, unmeasured }) => ({
          carrier,
          unit,
          coefficient: coefficient && { ...coefficient, source: textIn(coefficient.source, context.language) },
          nodes: nodes.map((node) => presentNode(node, unit)),
          unmeasured: [...unmeasured],
        })),
        total: { ...told.total, unit: 'kgce' },
        findings: said(told.findings, context.language),
      };
    }),
    performance: os.performance.handler(async ({ input: { knownAt, ...asked }, context: { scope, language } }) => {
      const told = await benchmarking.performance(scope, { ...asked, known: benchmarking.knownAt(knownAt) });
      return {
        ...told,
        items: told.items.map(({ need, needs, name, ...item }) => ({
          ...item,
          name: textIn(name, language),
          needs: needs === null ? (need === null ? null : (words[`need=${need}`]?.[language] ?? need)) : textIn(needs, language),
        })),
        findings: said(told.findings, language),
      };
    }),
    standing: os.standing.handler(async ({ input: { building, year, carrier, knownAt }, context: { scope, language } }) => {
      const told = await benchmarking.standing(scope, { building, year, measure: carrier, known: benchmarking.knownAt(knownAt) });
      const { own, out, distribution, findings, ...rest } = told;
      return {
        ...rest,
        own: own && { value: own.intensity, unit: told.unit, coverage: own.coverage, figure: own.figure },
        out: out && {
          reason: out.reason,
          detail: fill(words[`excluded-${out.reason}`]?.[language] ?? out.reason, out.evidence, language, words),
        },
        distribution: distribution && { ...distribution, bins: [...distribution.bins] },
        findings: said(findings, language),
      };
    }),
  };
}

function presentNode({ item, parent, use, rest, coal, restCoal }: CoalNode, unit: string) {
  return {
    item,
    parent,
    use: presentFlow(use, unit),
    rest: rest && presentFlow(rest, unit),
    coal: coal && presentFlow(coal, 'kgce'),
    restCoal: restCoal && presentFlow(restCoal, 'kgce'),
  };
}

function presentFlow({ value, coverage, figure }: FlowFigure, unit: string) {
  return { value, unit, coverage, figure };
}
