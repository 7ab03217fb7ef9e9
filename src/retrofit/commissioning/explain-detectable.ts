import { carriers, type Carrier } from '#kernel/carrier.ts';
import { type Explanation, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Detectable, DetectableQuestion } from './detectable.ts';

const byOwnMethod = {
  zh: '本系统自有方法：把建筑自己过去的日子当作措施之后试算一遍（docs/decisions/0123）',
  en: 'own method: rehearsed on the past days of the building itself (docs/decisions/0123)',
};

/** Explains the least saving that could be seen after some days: the rehearsal that it comes from. */
export async function explainDetectable(
  detectable: (scope: Scope, asked: DetectableQuestion) => Promise<Detectable>,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const { building, carrier, on, days, received, recorded } = question;
  const named = carriers.find((one): one is Carrier => one === carrier);
  if (typeof building !== 'string' || typeof on !== 'string' || named === undefined) throw unknownFigure(figure);
  const told = await detectable(scope, { building, carrier: named, on, known: { received, recorded } });
  const span = told.spans.find((one) => one.days === days);
  if (span === undefined) throw unknownFigure(figure);
  const rehearsed = { zh: `试算 ${span.from} 至 ${span.to}（不含）`, en: `rehearsed on ${span.from} to ${span.to} (excluded)` };
  return {
    figure,
    result: {
      name: `detectable ${building} ${named} ${span.days} days`,
      value: span.share === null ? null : Math.round(span.share * 1e4) / 100,
      unit: '%',
    },
    formula: {
      zh: '(t₀.₉₉ + t₀.₉) × 合计的标准误 ÷ 期望用量：达到这一节约率，十次中有九次能判定“用量已降低”',
      en: '(t₀.₉₉ + t₀.₉) × standard error of the sum ÷ expected use: a saving of this share gets the verdict “use decreased” in nine of ten cases',
    },
    clause: byOwnMethod,
    inputs: [
      { name: 'amount', value: span.amount, unit: told.unit, source: rehearsed },
      { name: 'days that count', value: span.counted, unit: 'days', source: rehearsed },
      {
        name: 'days before',
        value: span.reference,
        unit: 'days',
        source: { zh: '试算期之前 365 天内可用', en: 'usable of the 365 before' },
      },
      { name: 'verdict', value: span.verdict, unit: '', source: { zh: '试算的判定', en: 'verdict of the rehearsal' } },
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: told.findings,
  };
}
