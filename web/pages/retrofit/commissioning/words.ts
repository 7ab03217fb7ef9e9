import { commissioningTerms, effectVerdictTerms } from '#retrofit/commissioning/vocabulary.ts';
import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { expectationTerms } from '#supervision/expectation/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { comfortPageWords } from '../../supervision/comfort/words.ts';
import { expectationPageWords } from '../../supervision/expectation/words.ts';

const zh = {
  term: wordsIn(commissioningTerms, 'zh'),
  verdict: wordsIn(effectVerdictTerms, 'zh'),
  expected: wordsIn(expectationTerms, 'zh'),
  label: {
    number: labels.zh.number,
    building: labels.zh.building,
    place: labels.zh.place,
    carrier: meterFieldTerms.carrier.zh,
    equipment: equipmentFieldTerms.code.zh,
    coverage: labels.zh.coverage,
    verdict: labels.zh.verdict,
    day: labels.zh.day,
  },
  below: '登记对设备做过的调适，用此前的相似日推算本应使用的能源并订正到当日气温，减去实测，得到此后的节约量；合计附 90% 区间。',
  none: '还没有登记调适措施。',
  list: '调适措施与效果',
  first: '效果最多列出最近 100 项。',
  add: '登记调适措施',
  actionHint: '做了什么，如：排风机改为随时间表运行',
  episodeHint: '可不填；填写预警编号后，自动核对修复是否有效',
  equipmentHint: '可不填',
  buildingHint: comfortPageWords.zh.buildingHint,
  whole: '不限地区',
  remove: '去掉',
  removeMeans: '从清单中去掉这项措施；已出具的数字仍可打开。',
  removed: (by: string, at: string) => `已由 ${by} 于 ${at} 去掉`,
  intervalOf: (low: string, high: string, days: string) =>
    `${low} 至 ${high}（${days} 天合计；一百次这样的计算中，约九十次包含真实的节约量）`,
  intervalLow: '90% 区间下限',
  intervalHigh: '90% 区间上限',
  detectableBelow: '开始之前，先看多少天以后能看出多少节约：按这栋建筑最近的用量起伏试算，十次中有九次能判定“用量已降低”。',
  measured: '实测合计',
  countedDays: (days: string, coverage: string) => `${days} 天（占 ${coverage}）`,
  notKnown: commissioningTerms.repairUnknown.zh,
  again: (count: string) => `此后同一规则又发现 ${count} 次`,
  episodeNo: (id: string) => `预警 ${id}`,
  chart: expectationPageWords.zh.chart,
  forecastBand: expectationPageWords.zh.forecastBand,
  effectSince: (day: string) => `${day} 以来的效果`,
  report: '下载调适报告（Word）',
  back: '全部措施',
  noDays: commissioningTerms.noDays.zh,
  startBelow: '看与要开门的那天最相似的十天：最晚提前多久开机，十天中有九天能在开门时达到室温范围；再看通常的开机多用了多少。',
  bandLow: '室温不低于（°C）',
  bandHigh: '室温不高于（°C）',
  mornings: '各相似日的早晨',
  beforeOpening: (clock: string, minutes: string) => `${clock}（提前 ${minutes} 分钟）`,
  costOfStart: (use: string, extra: string, days: string) => `每天 ${use}，其中高于开机前 ${extra}（${days} 天的中位数）`,
};

const en: typeof zh = {
  term: wordsIn(commissioningTerms, 'en'),
  verdict: wordsIn(effectVerdictTerms, 'en'),
  expected: wordsIn(expectationTerms, 'en'),
  label: {
    number: labels.en.number,
    building: labels.en.building,
    place: labels.en.place,
    carrier: meterFieldTerms.carrier.en,
    equipment: equipmentFieldTerms.code.en,
    coverage: labels.en.coverage,
    verdict: labels.en.verdict,
    day: labels.en.day,
  },
  below:
    'What was done to equipment, and what was saved since: what the similar days before it let expect at the temperature of each day, less what was measured, with the interval of the sum.',
  none: 'No action is written down yet.',
  list: 'Actions and their effect',
  first: 'Effects of the hundred latest are shown.',
  add: 'Write an action down',
  actionHint: 'What was done, such as: exhaust fan follows its schedule',
  episodeHint: 'May be empty; with the number of a warning its repair is verified',
  equipmentHint: 'May be empty',
  buildingHint: comfortPageWords.en.buildingHint,
  whole: 'All places',
  remove: 'Remove',
  removeMeans: 'It is taken off the list; figures that were given out still open.',
  removed: (by, at) => `Removed by ${by} on ${at}`,
  intervalOf: (low, high, days) => `${low} to ${high} (of ${days} days together; of a hundred such intervals ninety hold the true saving)`,
  intervalLow: 'Interval of 90 %, from',
  intervalHigh: 'Interval of 90 %, to',
  detectableBelow:
    'Before you start: what saving could be seen after how many days, rehearsed on how the use of this building scattered lately; it is seen in nine of ten cases.',
  measured: 'Measured in all',
  countedDays: (days, coverage) => `${days} days (${coverage} of them)`,
  notKnown: commissioningTerms.repairUnknown.en,
  again: (count) => `The rule found it ${Number(count) === 1 ? 'once' : `${count} times`} since`,
  episodeNo: (id) => `Warning ${id}`,
  chart: expectationPageWords.en.chart,
  forecastBand: expectationPageWords.en.forecastBand,
  effectSince: (day) => `Effect since ${day}`,
  report: 'Report (Word)',
  back: 'All actions',
  noDays: commissioningTerms.noDays.en,
  startBelow:
    'From the ten days most like the one to come: the latest start with which nine of them had their rooms right by opening, and what the usual start uses more.',
  bandLow: 'Rooms not below (°C)',
  bandHigh: 'Rooms not above (°C)',
  mornings: 'Mornings of the similar days',
  beforeOpening: (clock, minutes) => `${clock} (${minutes} min before)`,
  costOfStart: (use, extra, days) => `${use} a day, of it ${extra} above the hour before the start (median of ${days} days)`,
};

export const commissioningPageWords: PageWords<typeof zh> = { zh, en };
