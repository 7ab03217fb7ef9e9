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
  remove: '移出清单',
  removeMeans: '将这项措施移出清单；已出具的数值仍可打开。',
  removed: (by: string, at: string) => `已由 ${by} 于 ${at} 移出`,
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
  startBelow: '按相似日法推算：取与开门当日最相似的十天，求其中九天能在开门时达到室温范围的最晚开机时间，并算出通常开机多用的能源。',
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
    'Commissioning done on equipment and what it has saved since: the use expected from similar earlier days, corrected to the temperature of each day, less the measured use, with a 90 % interval for the total.',
  none: 'No actions are recorded yet.',
  list: 'Actions and their effect',
  first: 'The effects of the latest 100 actions are shown.',
  add: 'Record an action',
  actionHint: 'What was done, such as: exhaust fan now follows its schedule',
  episodeHint: 'Optional; with a warning number, the repair is verified automatically',
  equipmentHint: 'Optional',
  buildingHint: comfortPageWords.en.buildingHint,
  whole: 'All places',
  remove: 'Remove',
  removeMeans: 'Takes this action off the list; figures already issued can still be opened.',
  removed: (by, at) => `Removed by ${by} on ${at}`,
  intervalOf: (low, high, days) =>
    `${low} to ${high} (total of ${days} days; about ninety in a hundred such intervals contain the true saving)`,
  intervalLow: '90 % interval, lower end',
  intervalHigh: '90 % interval, upper end',
  detectableBelow:
    "Before you start: which saving could be detected after how many days. It is tried on the recent variation of this building's use; a saving of this size is detected in nine of ten cases.",
  measured: 'Measured in total',
  countedDays: (days, coverage) => `${days} days (${coverage} of them)`,
  notKnown: commissioningTerms.repairUnknown.en,
  again: (count) => `The rule found it ${Number(count) === 1 ? 'once' : `${count} times`} since`,
  episodeNo: (id) => `Warning ${id}`,
  chart: expectationPageWords.en.chart,
  forecastBand: expectationPageWords.en.forecastBand,
  effectSince: (day) => `Effect since ${day}`,
  report: 'Download the commissioning report (Word)',
  back: 'All actions',
  noDays: commissioningTerms.noDays.en,
  startBelow:
    'Similar-day method: from the ten days most similar to the opening day, the latest start with which nine of them reached the room temperature range by opening, and the extra energy that the usual start takes.',
  bandLow: 'Room temperature at least (°C)',
  bandHigh: 'Room temperature at most (°C)',
  mornings: 'Mornings of the similar days',
  beforeOpening: (clock, minutes) => `${clock} (${minutes} min before)`,
  costOfStart: (use, extra, days) => `${use} a day, of which ${extra} above the hour before the start (median of ${days} days)`,
};

export const commissioningPageWords: PageWords<typeof zh> = { zh, en };
