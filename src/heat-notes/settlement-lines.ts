import { decimalText } from '#kernel/exact-number.ts';
import type { NoteLine } from './note.ts';
import type { Settlement } from './settlement.ts';

type Rests = NonNullable<Settlement['rests']>;

/** How a line of a bill comes about, in words, with its numbers; empty where it is nothing. @param quantity GJ as text */
export function lineInWords(line: NoteLine, rests: Rests, quantity: string): string {
  const { prices, squareMetreDays, tariff, nominalDays } = rests;
  const byArea = (price: string, squared: bigint): string => `${price} × ${squareMetres(squared)} m²·天 ÷ ${nominalDays} 天`;
  const of = (which: 'area' | 'basic'): string =>
    which === 'area' ? `面积热价 ${prices?.area ?? '—'} 元/m²` : `基本热价 ${prices?.basic ?? '—'} 元/m²`;
  switch (line) {
    case 'basic':
      return byArea(of('basic'), squareMetreDays.metered);
    case 'area':
      return byArea(of('area'), squareMetreDays.area);
    case 'metered':
      return `计量热价 ${prices?.metered ?? '—'} 元/${prices?.per ?? 'GJ'} × ${quantity} GJ${inGigajoules[prices?.per ?? 'GJ']}`;
    case 'stopped':
      return tariff.stopped === undefined
        ? ''
        : `停热期间收取${tariff.stopped.share}倍：${byArea(of(tariff.stopped.of), squareMetreDays.stopped)} × ${tariff.stopped.share}`;
    case 'cold':
      return tariff.cold === undefined
        ? ''
        : `室温不达标的日子减免：−${byArea(of(tariff.cold.of), squareMetreDays.cold)}（面积已乘减免比例）`;
    case 'cap':
      return capInWords(tariff);
  }
}

const inGigajoules = { GJ: '', MWh: '（1 MWh 为 3.6 GJ）', kWh: '（1 kWh 为 0.0036 GJ）' } as const;

function capInWords({ cap, floor }: Rests['tariff']): string {
  const bounds = [cap === undefined ? [] : [`不高于按面积计费的${cap}倍`], floor === undefined ? [] : [`不低于按面积计费的${floor}倍`]];
  return `基本热费与计量热费之和${bounds.flat().join('、')}，差额在此调整`;
}

/** 10⁻¹² m²·day as people read it: without zeros at the end. */
function squareMetres(squared: bigint): string {
  return decimalText(squared, 12).replace(/\.?0+$/u, '');
}

/** Days in their order as stretches. @example spansOf(['2026-01-05', '2026-01-06']) // '2026-01-05 至 2026-01-06（2 天）' */
export function spansOf(days: readonly string[]): string {
  const runs: string[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && Date.parse(day) - Date.parse(run.at(-1) ?? day) === 86_400_000) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length === 1 ? run[0] : `${run[0]} 至 ${run.at(-1)}（${run.length} 天）`)).join('，');
}
