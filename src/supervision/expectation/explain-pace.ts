import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { type ExplainedInput, type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import type { Scope } from '#kernel/scope.ts';
import { ownMethod } from './own-method.ts';
import type { CarrierPace, PaceAnswer } from './paces.ts';

type PaceQuestion = { readonly building: string; readonly year: number; readonly at: string; readonly known: AsOf };

/** Explains the projected use of a year: the measured, filled and remaining parts, and the limit, with the figure of the quota below it. */
export async function explainPace(
  pace: (scope: Scope, asked: PaceQuestion) => Promise<PaceAnswer>,
  scope: Scope,
  figure: string,
  { building, year, at, received, recorded }: FigureQuestion,
): Promise<Explanation> {
  if (typeof building !== 'string' || !isKeptYear(year) || typeof at !== 'string' || parseDay(at) === null) throw unknownFigure(figure);
  const known = { received, recorded };
  const answer = await pace(scope, { building, year, at, known });
  const [first] = answer.parts;
  return {
    figure,
    result: { name: `pace ${answer.building} ${year}: ${answer.verdict}`, value: first?.forecast ?? null, unit: first?.unit ?? '' },
    formula: {
      zh: '全年预计 = 已用（当日覆盖率不低于 0.98）+ 补足（其余已过的日子，按相似日且不低于实测）+ 余下（按相似日）',
      en: 'forecast = used (days with coverage 0.98) + filled (other past days: as expected, at least as measured) + rest (as expected)',
    },
    clause: ownMethod,
    inputs: answer.parts.flatMap((part) => inputsOf(part, figureId({ kind: 'quota', building: answer.building, year, ...known }))),
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: answer.findings,
  };
}

function inputsOf(part: CarrierPace, quota: string): ExplainedInput[] {
  const days = (which: string): number => part.days.filter((one) => one.part === which).length;
  const input = (name: 'used' | 'filled' | 'rest' | 'low' | 'high'): ExplainedInput => ({
    name: `${name} ${part.carrier}`,
    value: part[name],
    unit: part.unit,
    source: name === 'low' || name === 'high' ? band : { zh: `${days(name)} 天`, en: `${days(name)} days` },
  });
  return [
    ...(['used', 'filled', 'rest', 'low', 'high'] as const).map(input),
    { name: `limit ${part.carrier}`, value: part.limit, unit: part.unit, source: limitText, figure: quota },
  ];
}

const band = { zh: '逐日下限、上限之和', en: 'the days’ lower and upper ends, added up' };
const limitText = { zh: '按用能限额判定时恰为约束值的用量', en: 'the use at which the quota verdict is exactly the constraint value' };
