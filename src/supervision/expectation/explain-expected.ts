import { carriers, type Carrier } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { type ExplainedInput, type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { ExpectedAnswer, ExpectedQuestion, Subject } from './facts.ts';
import { ownMethod } from './own-method.ts';

/** Explains the expected use of a day: its similar days, each with its key, temperature, coverage and own figure. */
export async function explainExpected(
  expected: (scope: Scope, asked: ExpectedQuestion) => Promise<ExpectedAnswer>,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const { of, day } = subjectIn(figure, question);
  const before = typeof question['before'] === 'string' ? { before: question['before'] } : {};
  const known = { received: question.received, recorded: question.recorded };
  const answer = await expected(scope, { of, from: dayText(day), to: dayText(day + 1), known, ...before });
  const [told] = answer.days;
  const zone = createZone(answer.zone) as Zone;
  const useFigure = (on: number): string =>
    figureId({ kind: 'use', ...named(of, answer), from: zone.dayStart(on), to: zone.dayStart(on + 1), ...known });
  const similar = told?.similar ?? [];
  return {
    figure,
    result: { name: `expected ${answer.code} ${answer.carrier} ${dayText(day)}`, value: told?.value ?? null, unit: answer.unit },
    formula: {
      zh: '最相似的十天用量的中位数；差异度 = |日均温之差| + 相隔天数 ÷ 50，越小越相似',
      en: 'median of the use of the ten most similar days; key = |difference of daily temperature| + days apart ÷ 50, the least first',
    },
    clause: ownMethod,
    inputs: [
      { name: 'temperature', value: told?.temperature ?? null, unit: 'degC', source: stationText(answer.station) },
      ...similar.map((one): ExplainedInput => ({
        name: `similar ${one.day}`,
        value: one.use,
        unit: answer.unit,
        source: {
          zh: `差异度 ${keyText(one.key, '按最近')}，日均温 ${keyText(one.temperature, '未知')}，覆盖率 ${one.coverage}`,
          en: `key ${keyText(one.key, 'by date')}, daily temperature ${keyText(one.temperature, 'not known')}, coverage ${one.coverage}`,
        },
        figure: useFigure(parseDay(one.day) as number),
      })),
      { name: 'low', value: told?.low ?? null, unit: answer.unit, source: bandText },
      { name: 'high', value: told?.high ?? null, unit: answer.unit, source: bandText },
    ],
    meters: [],
    knownAt: formatInstant(known.received / 1000),
    findings: answer.findings,
  };
}

const bandText = {
  zh: '中位数 ∓ 3 s，s = max(1.4826 × 绝对离差的中位数, 中位数的 2%)',
  en: 'median ∓ 3 s, s = max(1.4826 × median absolute deviation, 2 % of the median)',
};

const stationText = (station: string | null) => ({
  zh: station === null ? '没有气象站' : `气象站 ${station}，当日开始的各小时的平均`,
  en: station === null ? 'no station' : `station ${station}, mean of the hours that begin in the day`,
});

const keyText = (value: number | null, none: string): string => (value === null ? none : String(value));

const named = (of: Subject, { code, carrier }: ExpectedAnswer) => ('meter' in of ? { meter: code } : { building: code, carrier });

function subjectIn(figure: string, { building, carrier, meter, day }: FigureQuestion): { readonly of: Subject; readonly day: number } {
  const on = typeof day === 'string' ? parseDay(day) : null;
  if (on === null) throw unknownFigure(figure);
  if (typeof meter === 'string') return { of: { meter }, day: on };
  const known = (carriers as readonly unknown[]).includes(carrier) ? (carrier as Carrier) : null;
  if (typeof building !== 'string' || known === null) throw unknownFigure(figure);
  return { of: { building, carrier: known }, day: on };
}
