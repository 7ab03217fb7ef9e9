import { implement } from '@orpc/server';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Indicator } from '#platform/knowledge/facts.ts';
import { firstYearOf, type PolicyService } from '#green-building/policy/policy.ts';
import { indicatorContract } from './contract.ts';
import { numberOf, type IndicatorFound, type IndicatorValue } from './facts.ts';
import type { Indicators } from './indicator.ts';
import { formulaOf } from './say.ts';

/** @param words those of all slices */
export function indicatorRoutes(indicators: Indicators, policy: Pick<PolicyService, 'document'>, words: Words) {
  const on = implement(indicatorContract).$context<RequestContext>();
  const checked = (found: readonly Indicator[]) => ({
    indicators: found.map(({ id, version, targets }) => ({ id, version, targets: targets.length })),
    findings: [],
  });
  return on.router({
    list: on.list.handler(() => ({ indicators: indicators.list().map(presentIndicator) })),
    show: on.show.handler(({ input }) => {
      const { indicator, versions } = indicators.show(input.id);
      return { ...presentIndicator(indicator), versions, held: { ...indicator } as Record<string, unknown> };
    }),
    check: on.check.handler(async ({ input }) => checked(await indicators.check(input))),
    add: on.add.handler(async ({ input, context: { scope } }) => checked(await indicators.add(scope, input))),
    value: on.value.handler(async ({ input: { knownAt, document, ...asked }, context: { scope, language } }) => {
      const first = document === undefined ? null : firstYearOf(policy.document(document).head);
      const found = await indicators.value(scope, { ...asked, first, known: indicators.knownAt(knownAt) });
      return presentValue(found, words, language);
    }),
  });
}

function presentIndicator(one: IndicatorFound) {
  const { id, version, names, unit, decimals, direction, status, source, targets, origin } = one;
  const { document, clause } = source;
  return { id, version, names, unit, decimals, direction, status, document, clause, targets, origin, formula: formulaOf(one.value) };
}

/** An indicator's value in responses. */
function presentValue(
  { indicator, value, coverage, indicative, parts, findings, figure }: IndicatorValue,
  words: Words,
  language: Language,
) {
  const { id, version, names, unit, decimals } = indicator;
  return {
    id,
    version,
    names,
    value: numberOf(value),
    unit,
    decimals,
    coverage,
    parts: parts.map((part) => ({
      say: textIn(part.say, language),
      value: numberOf(part.value),
      unit: part.unit,
      coverage: part.coverage,
      figure: part.figure,
    })),
    indicative,
    findings: findings.map((one) => tellPlain(one, words, language)),
    figure,
  };
}
