import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../i18n/language.tsx';

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
    total: labels.zh.total,
    noMeter: '这栋建筑还没有表计',
    noMeterMeans: '导入表计或账单后，这里显示用量。命令行：yaodong import readings 文件.csv --create-meters',
    wrongRange: '起始日须早于截止日',
    name: labels.zh.amount,
    spans: '时间范围',
    span: { decade: '十年', year: '一年', month: '一月', week: '一周', day: '一日' } as Readonly<Record<string, string>>,
    closer: '细看框选的这一段',
    longer: (asked: string, shown: string) => `按${asked}点数太多，已按${shown}绘制；缩短时间范围即按${asked}显示。`,
    temperature: '室外气温',
    showTemperature: '叠加室外气温',
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
    total: labels.en.total,
    noMeter: 'This building has no meter yet',
    noMeterMeans: 'Import meters or bills and the use is shown here. Command line: yaodong import readings FILE.csv --create-meters',
    wrongRange: 'The first day must be before the last',
    name: labels.en.amount,
    spans: 'Time',
    span: { decade: 'Ten years', year: 'A year', month: 'A month', week: 'A week', day: 'A day' },
    closer: 'Look closer at what is in view',
    longer: (asked, shown) =>
      `By ${asked.toLowerCase()} there are too many points: drawn by ${shown.toLowerCase()}. Of less time it is shown by ${asked.toLowerCase()}.`,
    temperature: 'Outdoor temperature',
    showTemperature: 'Outdoor temperature beside',
    station: (name) => `Temperature of the station ${name}`,
    stationAt: (name, km) => `Temperature of the station ${name}, ${km} km away`,
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
    none: 'Nothing is doubtful',
    what: 'What',
    meter: labels.en.meteringDevice,
    from: 'From',
    to: 'To',
    decision: 'Decision',
    open: labels.en.toDecide,
    by: (who, when) => `${who}, ${when}`,
    as: { rollover: labels.en.rollover, reset: labels.en.reset, good: 'good', bad: 'bad', this: 'this value' },
    more: 'There are more; the first 1000 are shown',
  },
};

export const meteringWords: PageWords<typeof zh> = { zh, en };
