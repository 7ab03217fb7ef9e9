import { type Carrier, carriers } from '#kernel/carrier.ts';
import { type ExplainedInput, type Explanation, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import type { StartAdvice, StartQuestion } from './start-advice.ts';

const byOwnMethod = {
  zh: '本系统自有方法：十个相似日中九天能达到的最晚开机（docs/decisions/0064）',
  en: 'own method: the latest start that was enough on nine of ten similar days (docs/decisions/0064)',
};

/** Explains an advised start by the similar days, each with how long it took. */
export async function explainStart(
  advice: (scope: Scope, asked: StartQuestion) => Promise<StartAdvice>,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const { building, day, low, high, carrier, equipment, received, recorded } = question;
  if (typeof building !== 'string' || typeof day !== 'string' || typeof low !== 'number' || typeof high !== 'number')
    throw unknownFigure(figure);
  const named = carriers.find((one): one is Carrier => one === carrier);
  if (named === undefined) throw unknownFigure(figure);
  const asked = { building, day, low, high, carrier: named, known: { received, recorded } };
  const told = await advice(scope, { ...asked, ...(typeof equipment === 'string' && { equipment }) });
  return {
    figure,
    result: { name: `start ${building} ${day}`, value: told.advised?.lead ?? null, unit: 'min', coverage: told.days.length / 10 },
    formula: {
      zh: '各相似日从开机到室温达到并保持至开门的分钟数，由小到大取第 ⌈0.9 × 天数⌉ 个',
      en: 'minutes from start until the rooms were in range and stayed so up to opening; the ⌈0.9 × days⌉th of the similar days in ascending order',
    },
    clause: byOwnMethod,
    inputs: told.days.map((one): ExplainedInput => ({
      name: `need ${one.day}`,
      value: one.need,
      unit: 'min',
      source: { zh: `${one.started} 开机，${one.opens} 开门`, en: `started ${one.started}, opened ${one.opens}` },
      ...(one.figure !== null && { figure: one.figure }),
    })),
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: told.findings,
  };
}
