import { termKindTerms } from '#casework/workdays/vocabulary.ts';
import type { KnownRule } from '#flexibility/flexibility/flexibility.ts';
import type { Pay } from '#flexibility/settlement/settlement.ts';

const typeOf = {
  'same-type': '与事件日类型相同（同为工作日或同为休息日）的日',
  workday: termKindTerms.workdays.zh,
  any: '任意日',
} as const;

/** How a baseline is computed, as text. */
export function ruleText({ pool, choose, by, of, gap, before, lookback, days, adjust }: KnownRule): string {
  const least = gap === 0 ? '' : `，不含前 ${gap} 日`;
  const told = before === 'notice' ? '，且在通知日之前' : '';
  const picked =
    choose === pool
      ? `这 ${pool} 日都用`
      : by === 'latest'
        ? `用其中最近的 ${choose} 日`
        : `用其中${of === 'day' ? '全天' : '事件时段'}用电${by === 'highest' ? '最多' : '最少'}的 ${choose} 日`;
  return `取事件日前 ${lookback} 日内${least}${told}最近的 ${pool} 个${typeOf[days]}，没有响应事件且读数完整；${picked}，同一时刻取平均。${adjustText(adjust)}`;
}

function adjustText(adjust: KnownRule['adjust']): string {
  if (adjust.kind === 'none') return '不作修正。';
  const window = `事件前 ${adjust.ends + adjust.hours} 小时至前 ${adjust.ends} 小时`;
  const most =
    adjust.cap === undefined ? '' : adjust.kind === 'additive' ? `，不超过基线平均值的 ${adjust.cap} 倍` : `，在 1±${adjust.cap} 以内`;
  return adjust.kind === 'additive'
    ? `再按${window}实际与所选日的平均差值逐步加减${most}。`
    : `再乘以${window}实际与所选日的用电之比${most}。`;
}

/** What a programme pays, as text. */
export function payText({ unit, price, floor, ceiling, penalty }: Pay): string {
  const per = unit === 'kWh' ? '每 kWh' : '每 kW（按事件时段平均）';
  return [
    `${per} ${price} 元`,
    ...(floor === undefined ? [] : [`响应不足承诺的 ${floor} 倍时不付费`]),
    ...(ceiling === undefined ? [] : [`超过承诺 ${ceiling} 倍的部分不付费`]),
    ...(penalty === undefined ? [] : [`不足承诺 ${floor ?? '0'} 倍的部分${per}扣减 ${penalty} 元`]),
  ].join('；');
}
