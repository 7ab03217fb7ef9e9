import { type Language, tellPlain, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { StrategyKind } from '#platform/knowledge/facts.ts';
import type { Commissioning } from './commissioning.ts';
import type { ProgrammeQuestion } from './programme.ts';
import { readBand, readPrices } from './strategies/read-options.ts';
import type { StrategiesQuestion, Strategy } from './strategies/strategies.ts';

/** A question about strategies as the contract has it. */
type StrategiesInput = Pick<StrategiesQuestion, 'building' | 'from' | 'to' | 'knownAt'> & { readonly within?: string | undefined };

/**
 * Strategies and programme as responses contain them, with findings in words.
 * @param words those of all slices
 */
export function strategyAnswers(commissioning: Commissioning, words: Words) {
  const questionOf = ({ within, ...asked }: StrategiesInput) => ({ ...asked, ...(within !== undefined && { band: readBand(within) }) });
  return {
    async strategies(
      { prices, tariff, ...asked }: StrategiesInput & { readonly prices?: string | undefined; readonly tariff?: string | undefined },
      { scope, language }: RequestContext,
    ) {
      const { strategies, ...told } = await commissioning.strategies(scope, { ...questionOf(asked), prices: readPrices(prices), tariff });
      return { ...told, strategies: strategies.map((one) => strategyShown(one, words, language)) };
    },
    async strategyHours(
      { kind, subject, ...asked }: StrategiesInput & { readonly kind: StrategyKind; readonly subject: string },
      { scope, language }: RequestContext,
    ) {
      const { strategy, ...told } = await commissioning.strategyHours(scope, { ...questionOf(asked), kind, subject });
      const hours = strategy.rows.map(({ from, to, hit, use, saved }) => ({
        from: formatInstant(from),
        to: formatInstant(to),
        concerned: hit,
        use: toSteps(use),
        saved: toSteps(saved),
      }));
      return { ...told, strategy: strategyShown(strategy, words, language), hours };
    },
    async programme(asked: ProgrammeQuestion, { scope, language }: RequestContext) {
      const { rows, findings, ...told } = await commissioning.programme(scope, asked);
      return {
        ...told,
        summary: { ...told.summary, verdicts: { ...told.summary.verdicts } },
        rows: rows.map((row) => ({
          ...row,
          actions: row.actions.map(({ action, total, verdict }) => ({ ...action, total, verdict })),
        })),
        findings: findings.map((one) => tellPlain(one, words, language)),
      };
    },
  };
}

function strategyShown(one: Strategy, words: Words, language: Language) {
  return {
    kind: one.kind,
    subject: one.subject,
    name: one.name,
    equipment: one.equipment,
    points: [...one.points],
    meters: [...one.meters],
    state: one.state,
    carrier: one.carrier,
    unit: one.unit,
    saved: one.saved,
    use: one.use,
    hours: one.hours,
    valued: one.valued,
    judged: one.judged,
    coverage: one.coverage,
    yuan: one.yuan,
    periods: one.periods.map((period) => ({ ...period })),
    kgco2: one.kgco2,
    carbonIndicative: one.isCarbonIndicative,
    facts: one.facts.map((fact) => ({ ...fact })),
    figure: one.figure,
    findings: one.findings.map((finding) => tellPlain(finding, words, language)),
  };
}

const toSteps = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);
