import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { uploadWords } from '../upload/words.ts';

const zh = {
  use: {
    title: labels.zh.amount,
    chart: (carrier: string, step: string) => `${carrier}用量，按${step}`,
    carrier: labels.zh.energy,
    step: '统计粒度',
    from: '起始日期',
    to: '截止日期（不含）',
    earlier: '上一期',
    later: '下一期',
    more: '粒度与日期',
    total: labels.zh.total,
    noMeter: '这栋建筑尚无表计',
    noMeterMeans: '导入计量点或账单后，这里显示用量。',
    wrongRange: '起始日须早于截止日',
    name: labels.zh.amount,
    spans: '时间范围',
    span: { decade: '十年', year: '一年', month: uploadWords.zh.spans.month, week: '一周', day: '一天' } as Readonly<
      Record<string, string>
    >,
    closer: '放大查看框选的时段',
    longer: (asked: string, shown: string) => `按${asked}点数太多，已按${shown}绘制；缩短时间范围即按${asked}显示。`,
    temperature: '室外气温',
    showTemperature: '叠加室外气温',
    showOthers: '同时显示其他能源',
    station: (name: string) => `气温取自气象站 ${name}`,
    stationAt: (name: string, km: string) => `气温取自气象站 ${name}，相距 ${km} km`,
  },
  coverage: {
    title: (year: string) => `${year} 年计量覆盖率`,
    table: '各能源逐月计量覆盖率',
    carrier: '能源',
    none: '无表计',
  },
  findings: {
    title: '存疑的读数',
    table: '存疑的读数与判定',
    none: '没有存疑的读数',
    what: '情况',
    meter: labels.zh.meteringDevice,
    from: '起',
    to: '止',
    decision: '判定',
    open: labels.zh.toDecide,
    by: (who: string, when: string) => `${who}，${when}`,
    as: { rollover: labels.zh.rollover, reset: labels.zh.reset, good: '有效', bad: '无效', this: '采用此值' } as Readonly<
      Record<string, string>
    >,
    more: '还有更多，仅显示前 1000 条',
  },
};

const en: typeof zh = {
  use: {
    title: labels.en.amount,
    chart: (carrier, step) => `Use of ${carrier.toLowerCase()} by ${step.toLowerCase()}`,
    carrier: 'Energy',
    step: 'Step',
    from: 'From (included)',
    to: 'To (not included)',
    earlier: 'Earlier',
    later: 'Later',
    more: 'Step and days',
    total: labels.en.total,
    noMeter: 'This building has no meter yet',
    noMeterMeans: 'Import metering points or bills, and the use is shown here.',
    wrongRange: 'The first day must be before the last',
    name: labels.en.amount,
    spans: 'Time',
    span: { decade: 'Ten years', year: 'A year', month: 'A month', week: 'A week', day: 'A day' },
    closer: 'Show what is in view in finer steps',
    longer: (asked, shown) =>
      `Too many points by ${asked.toLowerCase()}: drawn by ${shown.toLowerCase()}. Shorten the period to see it by ${asked.toLowerCase()}.`,
    temperature: 'Outdoor temperature',
    showTemperature: 'Show outdoor temperature',
    showOthers: 'Show other energy as well',
    station: (name) => `Temperature of weather station ${name}`,
    stationAt: (name, km) => `Temperature of weather station ${name}, ${km} km away`,
  },
  coverage: {
    title: (year) => `Coverage ${year}`,
    table: 'Coverage by energy and month',
    carrier: labels.en.energy,
    none: 'no meter',
  },
  findings: {
    title: 'Doubtful readings',
    table: 'Doubtful readings and what was decided',
    none: 'No doubtful readings',
    what: 'What happened',
    meter: labels.en.meteringDevice,
    from: 'From',
    to: 'To',
    decision: 'Decision',
    open: labels.en.toDecide,
    by: (who, when) => `${who}, ${when}`,
    as: { rollover: labels.en.rollover, reset: labels.en.reset, good: 'valid', bad: 'invalid', this: 'this value' },
    more: 'There are more; the first 1000 are shown',
  },
};

export const meteringWords: PageWords<typeof zh> = { zh, en };
