import type { ExplainedInput, Explanation } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { moneyOf } from '#kernel/money.ts';
import { heatChangeTerms, changeCauseTerms } from '../vocabulary.ts';
import type { ChangeAnswer, ClosedShown } from './answer.ts';

/** A change opens to its parts with the factor behind each, and to both bills. */
export function explainChange(change: ChangeAnswer, received: number): Explanation {
  const { household, figure, now, earlier, parts, findings } = change;
  const difference = now === null || earlier === null ? null : now.total - earlier.total;
  const bill = (of: ClosedShown | null, name: keyof typeof heatChangeTerms): ExplainedInput[] =>
    of === null ? [] : [{ name: of.season, value: moneyOf(of.total), unit: 'CNY', source: heatChangeTerms[name], figure: of.figure }];
  return {
    figure,
    result: { name: household, value: difference === null ? null : Number(moneyOf(difference)), unit: 'CNY' },
    formula: heatChangeTerms.formula,
    clause: null,
    inputs: [
      ...bill(now, 'now'),
      ...bill(earlier, 'before'),
      ...(parts ?? []).flatMap(({ cause, cents, before, now: after, unit }): ExplainedInput[] => [
        { name: cause, value: moneyOf(cents), unit: 'CNY', source: changeCauseTerms[cause] },
        ...(before === null && after === null
          ? []
          : [{ name: `${cause} factor`, value: `${before ?? '—'} → ${after ?? '—'}`, unit, source: changeCauseTerms[cause] }]),
      ]),
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings,
  };
}
