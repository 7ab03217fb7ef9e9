import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  use: {
    title: '用量',
    chart: (carrier: string, step: string) => `${carrier}用量，按${step}`,
    carrier: '能源',
    step: '步长',
    from: '起（含）',
    to: '止（不含）',
    earlier: '更早',
    later: '更晚',
    total: '合计',
    noMeter: '这栋建筑还没有表计',
    noMeterMeans: '导入表计或账单后，这里显示用量。命令行：yaodong import readings 文件.csv --create-meters',
    wrongRange: '起始日须早于截止日',
    name: '用量',
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
    meter: '表计',
    from: '起',
    to: '止',
    decision: '判定',
    open: '待判定',
    by: (who: string, when: string) => `${who}，${when}`,
    as: { rollover: '翻转', reset: '清零', good: '有效', bad: '无效', this: '采用此值' } as Readonly<Record<string, string>>,
    more: '还有更多，仅显示前 1000 条',
  },
};

const en: typeof zh = {
  use: {
    title: 'Use',
    chart: (carrier, step) => `Use of ${carrier.toLowerCase()} by ${step.toLowerCase()}`,
    carrier: 'Energy',
    step: 'Step',
    from: 'From (included)',
    to: 'To (not included)',
    earlier: 'Earlier',
    later: 'Later',
    total: 'Total',
    noMeter: 'This building has no meter yet',
    noMeterMeans: 'Import meters or bills and the use is shown here. Command line: yaodong import readings FILE.csv --create-meters',
    wrongRange: 'The first day must be before the last',
    name: 'Use',
  },
  coverage: {
    title: (year) => `Coverage ${year}`,
    table: 'Coverage by energy and month',
    carrier: 'Energy',
    none: 'no meter',
  },
  findings: {
    title: 'Doubtful readings',
    table: 'Doubtful readings and what was decided',
    none: 'Nothing is doubtful',
    what: 'What',
    meter: 'Meter',
    from: 'From',
    to: 'To',
    decision: 'Decision',
    open: 'undecided',
    by: (who, when) => `${who}, ${when}`,
    as: { rollover: 'rollover', reset: 'reset', good: 'good', bad: 'bad', this: 'this value' },
    more: 'There are more; the first 1000 are shown',
  },
};

export const meteringWords: PageWords<typeof zh> = { zh, en };
