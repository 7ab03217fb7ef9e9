import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangePart } from './compared.ts';
import { changeCauses } from './divide.ts';
import { changeSentences, type ChangeSummary } from './sentences.ts';

const part = (cause: ChangePart['cause'], cents: bigint, more: Partial<ChangePart> = {}): ChangePart => ({
  cause,
  which: null,
  cents,
  before: null,
  now: null,
  unit: '',
  ...more,
});

const told = (parts: readonly ChangePart[] | null, more: Partial<ChangeSummary> = {}): ChangeSummary => {
  const change = (parts ?? []).reduce((sum, { cents }) => sum + cents, 0n);
  return {
    season: '2025–2026',
    before: '2024–2025',
    isNext: true,
    total: 211_910n + change,
    totalBefore: 211_910n,
    parts,
    whyNot: null,
    shared: false,
    byDegrees: true,
    metered: true,
    estimated: { days: 0, now: '0.0000', before: '0.0000' },
    indicative: false,
    ...more,
  };
};

const dearer = told([
  part('area', -3000n, { before: '105', now: '100' }),
  part('heat-days', 6230n, { before: '151', now: '155' }),
  part('weather', 12_010n),
  part('heat-price', 16_000n, { before: '45', now: '48.5' }),
]);

describe('a changed bill is told', () => {
  test('with the largest cause first, and what went the other way after it', () => {
    expect(changeSentences(dearer, 'zh')).toEqual([
      '您家 2025–2026 采暖季热费 2,431.50 元，比上一采暖季（2024–2025）多 312.40 元。',
      '其中每 GJ 计量热价由 45 元变为 48.5 元，多 160.00 元；天气更冷约多 120.10 元；按热量计费的天数由 151 天变为 155 天，多 62.30 元。',
      '另一方面，收费面积由 105 m² 变为 100 m²，少 30.00 元。',
    ]);
    expect(changeSentences(dearer, 'en')).toEqual([
      'Your heating in the season 2025–2026 costs 2,431.50 yuan: 312.40 yuan more than in the season before (2024–2025).',
      'The reasons: the price of heat went from 45 to 48.5 yuan per GJ, 160.00 yuan more; colder weather, about 120.10 yuan more; ' +
        'the number of days charged by heat went from 151 to 155, 62.30 yuan more.',
      'On the other hand: the charged area went from 105 to 100 m², 30.00 yuan less.',
    ]);
  });

  test('cheaper: what made it cheaper comes first', () => {
    const cheaper = told([part('weather', -12_010n), part('use', 2000n), part('cold', -500n)]);
    expect(changeSentences(cheaper, 'zh')).toEqual([
      '您家 2025–2026 采暖季热费 2,014.00 元，比上一采暖季（2024–2025）少 105.10 元。',
      '其中天气更暖约少 120.10 元；室温不达标的减免增加少 5.00 元。',
      '另一方面，自家用热更多约多 20.00 元。',
    ]);
    expect(changeSentences(cheaper, 'en').slice(1)).toEqual([
      'The reasons: milder weather, about 120.10 yuan less; a larger reduction for cold rooms, 5.00 yuan less.',
      'On the other hand: more heat used at home, about 20.00 yuan more.',
    ]);
  });

  test('the same, beside an earlier season, and with what could not be told apart', () => {
    const same = told([part('use', 1500n), part('share', -1500n, { before: '6.1', now: '5.8' })], {
      isNext: false,
      shared: true,
      byDegrees: false,
      indicative: true,
      estimated: { days: 12, now: '1.2500', before: '0.0000' },
    });
    expect(changeSentences(same, 'zh')).toEqual([
      '您家 2025–2026 采暖季热费 2,119.10 元，与 2024–2025 采暖季相同。',
      '其中共用热量表的各户合计用热更多（含天气影响）约多 15.00 元。',
      '另一方面，您家分摊的比例由 6.1% 变为 5.8%，少 15.00 元。',
      '本季有 12 天读数不完整，按规则估算了 1.2500 GJ；2024–2025 采暖季估算 0.0000 GJ。',
      '热价或检定周期尚未与正式文件核对，金额仅供参考。',
    ]);
    expect(changeSentences(same, 'en')).toHaveLength(5);
  });

  test('without its causes if the seasons cannot be compared: both amounts, and why not', () => {
    const whyNot = '两季的计量方法不同，不能逐项比较。';
    expect(changeSentences(told(null, { total: 200_000n, whyNot }), 'zh')).toEqual([
      '您家 2025–2026 采暖季热费 2,000.00 元，比上一采暖季（2024–2025）少 119.10 元。',
      whyNot,
    ]);
  });

  test('never in more than five sentences, and its amounts add up to the change', () => {
    const some = fc
      .uniqueArray(fc.constantFrom(...changeCauses), { minLength: 1 })
      .chain((causes) =>
        fc.tuple(...causes.map((cause) => fc.bigInt(-90_000n, 90_000n).map((cents) => part(cause, cents === 0n ? 1n : cents)))),
      );
    fc.assert(
      fc.property(some, (parts) => {
        const of = told(parts, { total: 0n, totalBefore: -parts.reduce((sum, { cents }) => sum + cents, 0n) });
        const said = changeSentences(of, 'zh');
        expect(said.length).toBeLessThanOrEqual(5);
        const amounts = said.slice(1).flatMap((one) => [...one.matchAll(/([多少]) ([\d,]+)\.(\d{2}) 元/gu)]);
        const sum = amounts.reduce((all, [, way, whole = '', rest]) => {
          const cents = BigInt(`${whole.replaceAll(',', '')}${rest}`);
          return way === '多' ? all + cents : all - cents;
        }, 0n);
        expect(sum).toBe(of.total - of.totalBefore);
      }),
    );
  });
});
