import { implement } from '@orpc/server';
import { type Finding, type Language, tell, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Commissioning } from './commissioning.ts';
import { commissioningContract } from './contract.ts';
import type { DueList } from './facts.ts';
import { readBand, readPrices } from './strategies/asked-text.ts';
import type { Strategy } from './strategies/strategies.ts';

const dueShown = ({ at, rows }: DueList) => ({ at, rows: rows.map((row) => ({ ...row })) });

/** A strategy as responses contain it, with its findings in words. */
function strategyShown(one: Strategy, say: (findings: readonly Finding[]) => Told[]) {
  const { kind, subject, name, equipment, state, carrier, unit, saved, use, hours, valued, judged, coverage, yuan, kgco2, figure } = one;
  return {
    ...{ kind, subject, name, equipment, state, carrier, unit, saved, use, hours, valued, judged, coverage, yuan, kgco2, figure },
    points: [...one.points],
    meters: [...one.meters],
    carbonIndicative: one.isCarbonIndicative,
    facts: one.facts.map((fact) => ({ ...fact })),
    findings: say(one.findings),
  };
}

type Told = ReturnType<typeof tell> & { evidence: Record<string, unknown> };

/**
 * Routes of the commissioning contract over its service.
 * @param words those of all slices
 */
export function commissioningRoutes(commissioning: Commissioning, words: Words) {
  const on = implement(commissioningContract).$context<RequestContext>();
  const sayIn = (language: Language) => (findings: readonly Finding[]) =>
    findings.map((one): Told => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  return on.router({
    add: on.add.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...action } = await commissioning.add(scope, input);
      return { ...action, findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })) };
    }),
    list: on.list.handler(async ({ input, context: { scope } }) => ({ actions: await commissioning.list(scope, input) })),
    effects: on.effects.handler(async ({ input, context: { scope } }) => ({
      actions: (await commissioning.effects(scope, input)).map(({ action, total, verdict, episode }) => ({
        ...action,
        total,
        verdict,
        repaired: episode,
      })),
    })),
    show: on.show.handler(async ({ input, context: { scope, language } }) => {
      const { action, episode, findings, ...told } = await commissioning.effect(scope, input);
      const said = findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
      return { ...action, ...told, repaired: episode, findings: said };
    }),
    interval: on.interval.handler(async ({ input, context: { scope } }) => dueShown(await commissioning.setInterval(scope, input))),
    due: on.due.handler(async ({ input, context: { scope } }) => dueShown(await commissioning.due(scope, input))),
    startAdvice: on.startAdvice.handler(async ({ input: { within, ...asked }, context: { scope, language } }) => {
      const { findings, days, ...told } = await commissioning.startAdvice(scope, { ...asked, ...readBand(within) });
      return { ...told, days: [...days], findings: findings.map((one) => tell(one, words, language)) };
    }),
    detectable: on.detectable.handler(async ({ input, context: { scope, language } }) => {
      const { findings, spans, ...told } = await commissioning.detectable(scope, input);
      return { ...told, spans: [...spans], findings: findings.map((one) => tell(one, words, language)) };
    }),
    strategies: on.strategies.handler(async ({ input: { within, prices, ...asked }, context: { scope, language } }) => {
      const given = { ...asked, prices: readPrices(prices), ...(within !== undefined && { band: readBand(within) }) };
      const { strategies, ...told } = await commissioning.strategies(scope, given);
      return { ...told, strategies: strategies.map((one) => strategyShown(one, sayIn(language))) };
    }),
    strategyHours: on.strategyHours.handler(async ({ input: { within, ...asked }, context: { scope, language } }) => {
      const given = { ...asked, ...(within !== undefined && { band: readBand(within) }) };
      const { strategy, ...told } = await commissioning.strategyHours(scope, given);
      const hours = strategy.rows.map(({ from, to, hit, use, saved }) => ({
        from: formatInstant(from),
        to: formatInstant(to),
        concerned: hit,
        use: toSteps(use),
        saved: toSteps(saved),
      }));
      return { ...told, strategy: strategyShown(strategy, sayIn(language)), hours };
    }),
    programme: on.programme.handler(async ({ input, context: { scope, language } }) => {
      const { rows, findings, ...told } = await commissioning.programme(scope, input);
      return {
        ...told,
        summary: { ...told.summary, verdicts: { ...told.summary.verdicts } },
        rows: rows.map((row) => ({
          ...row,
          actions: row.actions.map(({ action, total, verdict }) => ({ ...action, total, verdict })),
        })),
        findings: sayIn(language)(findings),
      };
    }),
    remove: on.remove.handler(({ input, context: { scope } }) => commissioning.remove(scope, input.id)),
  });
}

const toSteps = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);
