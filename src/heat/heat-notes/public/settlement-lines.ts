import { decimalText } from '#kernel/exact-number.ts';
import type { Language } from '#kernel/finding.ts';
import type { NoteLine } from './note.ts';
import type { Rests } from './settlement.ts';

type Phrases = {
  readonly area: (price: string) => string;
  readonly basic: (price: string) => string;
  readonly metered: (price: string, per: string) => string;
  readonly days: (squared: string, days: number) => string;
  readonly stopped: (share: string, of: string) => string;
  readonly cold: (of: string) => string;
  readonly cap: (most: string | undefined, least: string | undefined) => string;
  /** The GJ of each unit. */
  readonly gigajoules: { readonly GJ: string; readonly MWh: string; readonly kWh: string };
};

const zh: Phrases = {
  area: (price) => `面积热价 ${price} 元/m²`,
  basic: (price) => `基本热价 ${price} 元/m²`,
  metered: (price, per) => `计量热价 ${price} 元/${per}`,
  days: (squared, days) => `${squared} m²·天 ÷ ${days} 天`,
  stopped: (share, of) => `停热期间收取${share}倍：${of} × ${share}`,
  cold: (of) => `室温不达标的日子减免：−${of}（面积已乘减免比例）`,
  cap: (most, least) => {
    const bounds = [most === undefined ? [] : [`不高于按面积计费的${most}倍`], least === undefined ? [] : [`不低于按面积计费的${least}倍`]];
    return `基本热费与计量热费之和${bounds.flat().join('、')}，差额在此调整`;
  },
  gigajoules: { GJ: '', MWh: '（1 MWh 为 3.6 GJ）', kWh: '（1 kWh 为 0.0036 GJ）' },
};

const en: Phrases = {
  area: (price) => `price by area ${price} yuan/m²`,
  basic: (price) => `basic price ${price} yuan/m²`,
  metered: (price, per) => `price of heat ${price} yuan/${per}`,
  days: (squared, days) => `${squared} m²·days ÷ ${days} days`,
  stopped: (share, of) => `${share} of the price while heating is stopped: ${of} × ${share}`,
  cold: (of) => `reduction for days with rooms too cold: −${of} (the area is already multiplied by the share of the reduction)`,
  cap: (most, least) => {
    const bounds = [most === undefined ? [] : [`at most ${most} times`], least === undefined ? [] : [`at least ${least} times`]];
    return `basic and metered price together are ${bounds.flat().join(' and ')} what it costs by area; the difference is adjusted here`;
  },
  gigajoules: { GJ: '', MWh: ' (1 MWh is 3.6 GJ)', kWh: ' (1 kWh is 0.0036 GJ)' },
};

const phrases: Readonly<Record<Language, Phrases>> = { zh, en };

/** How a line of a bill is calculated, in words, with its numbers; empty if it is zero. @param quantity GJ as text */
export function lineInWords(line: NoteLine, rests: Rests, quantity: string, language: Language = 'zh'): string {
  const { prices, squareMetreDays, tariff, nominalDays } = rests;
  const said = phrases[language];
  const of = (which: 'area' | 'basic', squared: bigint): string =>
    `${said[which](prices?.[which] ?? '—')} × ${said.days(squareMetres(squared), nominalDays)}`;
  switch (line) {
    case 'basic':
      return of('basic', squareMetreDays.metered);
    case 'area':
      return of('area', squareMetreDays.area);
    case 'metered': {
      const per = prices?.per ?? 'GJ';
      return `${said.metered(prices?.metered ?? '—', per)} × ${quantity} GJ${said.gigajoules[per]}`;
    }
    case 'stopped':
      return tariff.stopped === undefined ? '' : said.stopped(tariff.stopped.share, of(tariff.stopped.of, squareMetreDays.stopped));
    case 'cold':
      return tariff.cold === undefined ? '' : said.cold(of(tariff.cold.of, squareMetreDays.cold));
    case 'cap':
      return said.cap(tariff.cap, tariff.floor);
  }
}

/** 10⁻¹² m²·day in readable form: without trailing zeros. */
function squareMetres(squared: bigint): string {
  return decimalText(squared, 12).replace(/\.?0+$/u, '');
}

/** Ordered days as ranges. @example spansOf(['2026-01-05', '2026-01-06']) // '2026-01-05 至 2026-01-06（2 天）' */
export function spansOf(days: readonly string[], language: Language = 'zh'): string {
  const runs: string[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && Date.parse(day) - Date.parse(run.at(-1) ?? day) === 86_400_000) run.push(day);
    else runs.push([day]);
  }
  const said = runs.map((run) => {
    if (run.length === 1) return run[0];
    return language === 'zh' ? `${run[0]} 至 ${run.at(-1)}（${run.length} 天）` : `${run[0]} to ${run.at(-1)} (${run.length} days)`;
  });
  return said.join(language === 'zh' ? '，' : ', ');
}
