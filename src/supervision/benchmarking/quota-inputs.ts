import type { ExplainedInput } from '#kernel/figure.ts';
import { textIn } from '#kernel/localized-text.ts';
import { sourceShown } from './known-rules.ts';
import type { QuotaPart } from './quota.ts';

/** The steps of one judgement, in the order they are made: measured, factors, corrected, limits. */
export function quotaInputs({ measured, corrected, constraint, leading, unit, corrections, source }: QuotaPart): ExplainedInput[] {
  const table = sourceShown(source);
  return [
    { name: 'measured', value: measured, unit, source: { zh: '用量 ÷ 除数', en: 'use / divisor' } },
    ...corrections.map(({ symbol, factor, why, ground }): ExplainedInput => ({
      name: symbol,
      value: factor,
      unit: '',
      source: {
        zh: `${textIn(sourceShown(ground), 'zh')}；${why.field} = ${why.value} ${why.unit}，基准 ${why.base}`,
        en: `${textIn(sourceShown(ground), 'en')}; ${why.field} = ${why.value} ${why.unit}, base ${why.base}`,
      },
    })),
    { name: 'corrected', value: corrected, unit, source: { zh: '实测值 × 各项修正系数', en: 'measured × factors' } },
    { name: 'constraint', value: constraint, unit, source: table },
    { name: 'leading', value: leading, unit, source: table },
  ];
}
