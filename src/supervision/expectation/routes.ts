import { implement } from '@orpc/server';
import { dayText } from '#kernel/day.ts';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { expectationContract } from './contract.ts';
import type { ExpectedAnswer, Expectation } from './expectation.ts';
import { paceVerdicts } from './pace.ts';
import type { CarrierPace, PaceAnswer } from './paces.ts';

/** Routes of the expected use contract over its service. @param words those of all slices */
export function expectationRoutes(expectation: Expectation, words: Words) {
  const on = implement(expectationContract).$context<RequestContext>();
  return on.router({
    expectedOfBuilding: on.expectedOfBuilding.handler(async ({ input, context: { scope, language } }) => {
      const { building, carrier, details, ...asked } = input;
      const { code, findings, ...told } = await expectation.expected(scope, { ...asked, of: { building, carrier } });
      return { ...presentExpected(told, details), building: code, findings: findings.map((one) => tell(one, words, language)) };
    }),
    expectedOfMeter: on.expectedOfMeter.handler(async ({ input, context: { scope, language } }) => {
      const { meter, details, ...asked } = input;
      const { code, findings, ...told } = await expectation.expected(scope, { ...asked, of: { meter } });
      return { ...presentExpected(told, details), meter: code, findings: findings.map((one) => tell(one, words, language)) };
    }),
    pace: on.pace.handler(async ({ input, context: { scope, language } }) => {
      const { knownAt, days: inDays, ...asked } = input;
      const answer = await expectation.pace(scope, { ...asked, known: expectation.knownAt(knownAt) });
      const parts = answer.parts.map(({ days, ...part }) => ({
        ...part,
        ...(inDays === true && { days: days.map(presentPaceDay) }),
      }));
      return { ...presentPace(answer), zone: answer.zone, parts, findings: answer.findings.map((one) => tell(one, words, language)) };
    }),
    paces: on.paces.handler(async ({ input, context }) => {
      const { knownAt, verdict, limit, offset, ...asked } = input;
      const all = await expectation.paces(context.scope, { ...asked, known: expectation.knownAt(knownAt) });
      const wanted = verdict === undefined ? all : all.filter((one) => one.verdict === verdict);
      const verdicts = paceVerdicts.map((one) => ({ verdict: one, count: all.filter((pace) => pace.verdict === one).length }));
      return { total: wanted.length, verdicts, buildings: wanted.slice(offset, offset + limit).map(presentPace) };
    }),
  });
}

function presentExpected({ days, reference: _, ...told }: Omit<ExpectedAnswer, 'code' | 'findings'>, details = false) {
  return {
    ...told,
    days: days.map(({ similar, ...day }) => ({
      ...day,
      similar: similar.map((one) => one.day),
      ...(details && { details: [...similar] }),
    })),
  };
}

/** In the unit, from 0.0001 of it. */
const inUnit = (whole: number | null): number | null => (whole === null ? null : whole / 1e4);

const presentPaceDay = ({ day, part, value, low, high }: CarrierPace['days'][number]) => ({
  day: dayText(day),
  part,
  value: inUnit(value),
  low: inUnit(low),
  high: inUnit(high),
});

/** The first carrier represents the whole, with the verdict of all. */
function presentPace({ building, name, year, at, verdict, indicative, parts, figure }: PaceAnswer) {
  const { days: _, ...first } = parts[0] as CarrierPace;
  return { ...first, building, name, year, at, verdict, indicative, figure };
}
