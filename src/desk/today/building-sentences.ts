import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { monthsInWords } from '#kernel/months-in-words.ts';
import { percentText } from '#kernel/percent.ts';
import { amountText } from './amount-text.ts';
import { carrierName, levelOf, type OwnBuilding, reasonOf, type SoFar } from './own-building.ts';
import { levelTerms } from './vocabulary.ts';
import { joined, opening, type Part, type Sentence, sentence } from './part.ts';

const enough = 0.95;

const more = (change: number, language: Language): string => {
  const text = percentText(Math.abs(change));
  if (text === '0%') return language === 'zh' ? '基本持平' : 'about the same';
  return language === 'zh' ? `${change < 0 ? '减少' : '增加'} ${text}` : `${text} ${change < 0 ? 'less' : 'more'}`;
};
const perSquareMetre = (value: number, unit: string, language: Language): string => amountText(value, unit.replace('/m2', ''), language);
const ended = (text: string, language: Language): string => (/[。.！!]$/u.test(text) ? text : `${text}${language === 'zh' ? '。' : '.'}`);
const at = (one: OwnBuilding, tab: string): string => `/buildings/${encodeURIComponent(one.code)}?tab=${tab}&year=${one.year}`;

/** Whether a building uses much, what it used against the year before, why, and how this year goes. */
export function buildingSentences(one: OwnBuilding, language: Language): Sentence[] {
  const told = language === 'zh' ? zh : en;
  return [told.verdict(one), told.use(one), told.reason(one), one.soFar && told.soFar(one.soFar)].filter((part) => part !== null);
}

/** What its owner does first: look after an open warning, otherwise the measures that save most; unknown is said as unknown. */
export function firstOf(one: OwnBuilding, language: Language): Sentence {
  return (language === 'zh' ? zh : en).first(one);
}

/** Which months of which carrier are owed; null if none are. */
export function owedOf({ owed }: Pick<OwnBuilding, 'owed'>, language: Language): Sentence | null {
  if (owed.length === 0) return null;
  const lists = owed.map(({ carrier, months }) => {
    const words = monthsInWords(months, language).join(language === 'zh' ? '、' : ', ');
    return language === 'zh' ? `${words} 的${carrierName(carrier, 'zh')}` : `${carrierName(carrier, 'en')} of ${words}`;
  });
  return sentence([language === 'zh' ? `还缺 ${lists.join('；')}账单。` : `Bills still missing: ${lists.join('; ')}.`], '/imports');
}

/** `79.8 万 kWh`, of the carriers that are measured well, each opening. */
const wellMeasured = ({ uses }: OwnBuilding, language: Language): Part[] =>
  uses.flatMap(({ carrier, unit, value, coverage, figure }) => {
    if (value === null || coverage < enough) return [];
    const text = amountText(value, unit, language);
    return opening(language === 'zh' ? `${carrierName(carrier, 'zh')} ${text}` : `${text} of ${carrierName(carrier, 'en')}`, figure);
  });

const poorlyMeasured = ({ uses }: OwnBuilding, language: Language): string[] =>
  uses.flatMap(({ carrier, value, coverage }) => {
    if (value !== null && coverage >= enough) return [];
    const share = percentText(coverage);
    return language === 'zh'
      ? `${carrierName(carrier, 'zh')}只计量了 ${share}`
      : `${carrierName(carrier, 'en')} was measured for only ${share}`;
  });

const zh = {
  verdict(one: OwnBuilding): Sentence {
    const { level, by } = levelOf(one);
    if (level === 'unknown')
      return sentence([`${one.year}年暂不能判断用能高低：${ended(unknownWhy(one) ?? '数据不足', 'zh')}`], at(one, 'quota'));
    const { intensity, limit, peers, year } = one;
    const each =
      intensity.value === null ? [] : ['每平方米 ', opening(perSquareMetre(intensity.value, intensity.unit, 'zh'), intensity.figure), '，'];
    const head = [`${year}年${levelTerms[level].zh}：`, ...each];
    if (by === 'peers') {
      const where = { high: '高于四分之三的同类建筑', normal: '处于同类建筑的中间水平', low: '低于四分之三的同类建筑' }[level];
      return sentence([...head, opening(where, peers.figure), '（尚无可用限额，与本地同类比较）。'], at(one, 'quota'));
    }
    const how = {
      high: limit.excess === null ? verdictTerms.over.zh : `${verdictTerms.over.zh} ${percentText(limit.excess)}`,
      normal: '未超过约束值',
      low: verdictTerms.leading.zh,
    }[level];
    return sentence([...head, opening(how, limit.figure), limit.indicative ? '（参考，限额待核对）。' : '。'], at(one, 'quota'));
  },
  use(one: OwnBuilding): Sentence {
    const [well, poor] = [joined(wellMeasured(one, 'zh'), '、'), poorlyMeasured(one, 'zh')];
    const { change, changeAtWeather } = one.intensity;
    const compared = change === null ? '；上年或本年数据不全，暂不能同比' : `，单位面积用能比上年${more(change, 'zh')}`;
    const weather = change === null || changeAtWeather === null ? '' : `（天气相同时${more(changeAtWeather, 'zh')}）`;
    if (well.length === 0)
      return sentence(
        [poor.length === 0 ? `${one.year}年没有计量数据。` : `${one.year}年${poor.join('，')}，不足以给出用量。`],
        at(one, 'use'),
      );
    return sentence(['全年共', ...well, `${compared}${weather}${poor.length === 0 ? '' : `；${poor.join('，')}`}。`], at(one, 'use'));
  },
  reason(one: OwnBuilding): Sentence | null {
    const reason = reasonOf(one);
    switch (reason?.kind) {
      case 'warning':
        return sentence(
          [`已知原因：“${reason.warning.name.zh}”预警自${chineseDay(reason.warning.since)}起未解除。`],
          warningAt(reason.warning),
        );
      case 'weather':
        return sentence([`主要原因是天气：若天气与上年相同，单位面积用能${more(reason.atWeather, 'zh')}。`]);
      case 'carrier':
        return sentence(
          [
            '增长最多的是',
            opening(carrierName(reason.use.carrier, 'zh'), reason.use.figure),
            `，比上年增加 ${percentText(reason.change)}。`,
          ],
          at(one, 'flow'),
        );
      case 'unknown':
        return sentence(['具体原因未知，可从用能构成查起。'], at(one, 'flow'));
      case undefined:
        return null;
    }
  },
  soFar: ({ carrier, unit, year, month, value, change, figure }: SoFar): Sentence =>
    sentence([
      `${year}年${month === 1 ? '1月' : `1至${month}月`}${carrierName(carrier, 'zh')} `,
      opening(amountText(value, unit, 'zh'), figure),
      `，比上年同期${more(change, 'zh')}。`,
    ]),
  first(one: OwnBuilding): Sentence {
    if (one.warning !== null) return sentence([`先核实“${one.warning.name.zh}”预警，多数不需投资。`], warningAt(one.warning));
    const { measure } = one;
    if (measure === null) return sentence(['改造措施的节能量未知：计量或措施数据不足，可从测算页查看缺什么。'], estimateAt(one));
    const range = measure.low === null || measure.high === null ? '' : `（${rangeText(measure, 'zh')}）`;
    return sentence(
      [
        `先做“${measure.name.zh}”，每年约节约 `,
        opening(amountText(measure.kgce, 'kgce', 'zh'), measure.figure),
        `${range}${measure.indicative ? '（参考）' : ''}。`,
      ],
      estimateAt(one),
    );
  },
};

const en: typeof zh = {
  verdict(one) {
    const { level, by } = levelOf(one);
    if (level === 'unknown')
      return sentence(
        [`Whether ${one.year} was high or low cannot be judged: ${ended(unknownWhy(one) ?? 'too little is known', 'en')}`],
        at(one, 'quota'),
      );
    const { intensity, limit, peers, year } = one;
    const name = { high: 'high', normal: 'normal', low: 'low' }[level];
    const each =
      intensity.value === null
        ? []
        : [opening(perSquareMetre(intensity.value, intensity.unit, 'en'), intensity.figure), ' per square metre, '];
    const head = [`Energy use in ${year} was ${name}: `, ...each];
    if (by === 'peers') {
      const where = {
        high: 'above three quarters of similar buildings',
        normal: 'in the middle half of similar buildings',
        low: 'below three quarters of similar buildings',
      }[level];
      return sentence([...head, opening(where, peers.figure), ' nearby (no limit is available).'], at(one, 'quota'));
    }
    const how = {
      high: limit.excess === null ? 'over the constraint value' : `${percentText(limit.excess)} over the constraint value`,
      normal: 'within the constraint value',
      low: 'at or below the target value',
    }[level];
    return sentence(
      [...head, opening(how, limit.figure), limit.indicative ? ' (indicative: the limit is still to be checked).' : '.'],
      at(one, 'quota'),
    );
  },
  use(one) {
    const [well, poor] = [joined(wellMeasured(one, 'en'), ', '), poorlyMeasured(one, 'en')];
    const { change, changeAtWeather } = one.intensity;
    const compared =
      change === null ? '; the two years cannot be compared' : `; per square metre ${more(change, 'en')}${sameAs(change)} the year before`;
    const weather = change === null || changeAtWeather === null ? '' : ` (${more(changeAtWeather, 'en')} in the same weather)`;
    if (well.length === 0)
      return sentence(
        [poor.length === 0 ? `Nothing was measured in ${one.year}.` : `In ${one.year} ${poor.join(', ')}: too little to state the use.`],
        at(one, 'use'),
      );
    return sentence(['In the year ', ...well, `${compared}${weather}${poor.length === 0 ? '' : `; ${poor.join(', ')}`}.`], at(one, 'use'));
  },
  reason(one) {
    const reason = reasonOf(one);
    switch (reason?.kind) {
      case 'warning':
        return sentence(
          [`Known reason: the warning “${reason.warning.name.en}” has been open since ${reason.warning.since}.`],
          warningAt(reason.warning),
        );
      case 'weather':
        return sentence([`Mostly the weather: in the same weather the use per square metre would be ${more(reason.atWeather, 'en')}.`]);
      case 'carrier':
        return sentence(
          ['What grew most is ', opening(carrierName(reason.use.carrier, 'en'), reason.use.figure), `, by ${percentText(reason.change)}.`],
          at(one, 'flow'),
        );
      case 'unknown':
        return sentence(['The reason is not known; begin with where the energy goes.'], at(one, 'flow'));
      case undefined:
        return null;
    }
  },
  soFar: ({ carrier, unit, year, month, value, change, figure }) =>
    sentence([
      `In ${year} up to the end of ${monthNames.format(Date.UTC(year, month - 1, 1))} `,
      opening(amountText(value, unit, 'en'), figure),
      ` of ${carrierName(carrier, 'en')}, ${more(change, 'en')}${sameAs(change)} the same months last year.`,
    ]),
  first(one) {
    if (one.warning !== null)
      return sentence(
        [`First check the warning “${one.warning.name.en}”: in most cases this needs no investment.`],
        warningAt(one.warning),
      );
    const { measure } = one;
    if (measure === null)
      return sentence(['The savings of measures are not known: the estimate shows which data are missing.'], estimateAt(one));
    const range = measure.low === null || measure.high === null ? '' : ` (${rangeText(measure, 'en')})`;
    return sentence(
      [
        `First: “${measure.name.en}”, which saves about `,
        opening(amountText(measure.kgce, 'kgce', 'en'), measure.figure),
        ` a year${range}${measure.indicative ? ', indicative' : ''}.`,
      ],
      estimateAt(one),
    );
  },
};

const monthNames = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
const sameAs = (change: number): string => (percentText(Math.abs(change)) === '0%' ? ' as' : ' than');
const warningAt = ({ id }: { readonly id: number }): string => `/warnings?episode=${id}`;
const estimateAt = (one: OwnBuilding): string => `/retrofit/estimate?building=${encodeURIComponent(one.code)}&year=${one.year}`;

/** The limits first: a building that has one is judged by it. */
const unknownWhy = ({ intensity, limit, peers }: OwnBuilding): string | null => intensity.missing ?? limit.missing ?? peers.missing;

/** Both ends, the unit once if it is the same. */
function rangeText({ low, high }: { readonly low: number | null; readonly high: number | null }, language: Language): string {
  const [from, to] = [amountText(low ?? 0, 'kgce', language), amountText(high ?? 0, 'kgce', language)];
  const [number = '', ...unit] = from.split(' ');
  const shown = to.endsWith(` ${unit.join(' ')}`) ? number : from;
  return language === 'zh' ? `${shown} 至 ${to}` : `${shown} to ${to}`;
}
