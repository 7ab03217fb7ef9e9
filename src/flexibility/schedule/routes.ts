import { implement } from '@orpc/server';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { figureId } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { scheduleContract } from './contract.ts';
import type { ScheduleAnswer } from './program/answer.ts';
import { keptMost, standingDays } from './kept-plans.ts';
import type { KeptHead, PlanBody, Standing } from './plan-store.ts';
import { replayFigure } from './replay/explain-replay.ts';
import type { ReplayAnswer } from './replay/replay-answer.ts';
import type { Schedule } from './schedule.ts';

/** @param words those of all slices */
export function scheduleRoutes(schedule: Schedule, words: Words) {
  const on = implement(scheduleContract).$context<RequestContext>();
  return on.router({
    fitThermal: on.fitThermal.handler(async ({ input: { text, zone }, context: { language }, signal }) => {
      const { errors, findings, ...told } = await schedule.fitThermal(text, { zone, signal });
      return { ...told, errors: { ...errors }, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    prices: on.prices.handler(({ input, context: { scope } }) => ({ steps: schedule.tariffs.prices(scope, input).steps })),
    building: on.building.handler(async ({ input, context: { scope, language }, signal }) => {
      return presentBody(await schedule.planOfBuilding(scope, input, signal), words, language);
    }),
    keep: on.keep.handler(async ({ input, context: { scope, language }, signal }) => {
      const kept = await schedule.plans.keep(scope, input, signal);
      return { ...presentHead(kept), ...presentBody(kept, words, language) };
    }),
    plans: on.plans.handler(async ({ input: { building, limit, offset }, context: { scope, language } }) => {
      const { plans, total, standing } = await schedule.plans.list(scope, building, { limit, offset });
      return {
        plans: plans.map(presentHead),
        total,
        standing: presentStanding(standing, words, language),
        kept: { standingDays, most: keptMost },
      };
    }),
    plan: on.plan.handler(async ({ input: { number }, context: { scope, language } }) => {
      const kept = await schedule.plans.get(scope, number);
      return { ...presentHead(kept), ...presentBody(kept, words, language) };
    }),
    stand: on.stand.handler(async ({ input, context: { scope, language } }) => ({
      standing: presentStanding(await schedule.plans.stand(scope, input), words, language),
    })),
    replay: on.replay.handler(async ({ input, context: { scope } }) => ({ job: await schedule.replay.begin(scope, input) })),
    replayShown: on.replayShown.handler(async ({ input: { job }, context: { scope, language } }) => {
      return presentReplay(await schedule.replay.show(scope, job), { job, words, language });
    }),
    // nothing is stored, so the solve ends when the client disconnects
    solve: on.solve.handler(async ({ input: { scenario, text, seconds }, context: { language }, signal }) => {
      const told = await schedule.solve(text ?? scenario, { seconds, signal });
      return Array.isArray(told) ? told.map((answer) => spokenAnswer(answer, words, language)) : spokenAnswer(told, words, language);
    }),
  });
}

function presentReplay(
  { months, total, findings, known, zone: _zone, meters: _meters, batteries: _batteries, ...told }: ReplayAnswer,
  { job, words, language }: { readonly job: string; readonly words: Words; readonly language: Language },
) {
  const figure = (month: string): string => figureId({ kind: replayFigure, job, month, ...known });
  return {
    ...told,
    knownAt: formatInstant(Math.floor(known.received / 1000)),
    total: { ...total, figure: figure('') },
    months: months.map((one) => ({ ...one, figure: figure(one.month) })),
    findings: findings.map((one) => tellPlain(one, words, language)),
  };
}

const spokenAnswer = (answer: ScheduleAnswer, words: Words, language: Language) => ({
  ...answer,
  findings: answer.findings.map((one) => tellPlain(one, words, language)),
});

/** @returns a plan without the parts that are not shown */
const presentBody = ({ scenario, answer, zone, forecast }: PlanBody, words: Words, language: Language) => ({
  scenario: { ...scenario },
  answer: spokenAnswer(answer, words, language),
  zone,
  forecast,
});

function presentHead({ number, building, tariff, starts, made, knownAt, standing, by, status, total, breaches }: KeptHead) {
  const instant = (at: Date): string => formatInstant(Math.floor(at.getTime() / 1000));
  const times = { starts: instant(starts), made: instant(made), knownAt: instant(knownAt) };
  return { number, building, tariff, ...times, standing, by, status, total, breaches };
}

function presentStanding(standing: Standing | null, words: Words, language: Language) {
  if (standing === null) return null;
  const { tariff, since, by, problem } = standing;
  const told = problem === null ? null : tellPlain({ ...problem, severity: 'error' }, words, language).detail;
  return { tariff, since: formatInstant(Math.floor(since.getTime() / 1000)), by, problem: told };
}
