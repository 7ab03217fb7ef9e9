import type { Words } from '#kernel/finding.ts';

export const energyReportWords: Words = {
  'report-do-over': {
    zh: '{year} 年用能超出约束值 {percent}%。请查找用能偏高的原因（使用时间、设备运行、围护结构等），制定并落实节能措施。',
    en: 'The use of {year} is {percent} % over the constraint value. Find out why (hours of use, equipment, envelope) and plan measures.',
  },
  'report-do-over-indicative': {
    zh: '{year} 年用能超出约束值 {percent}%（参考）。所依据的限额或系数尚待核对标准原文，请先核对，再据以督促整改。',
    en: 'The use of {year} is {percent} % over the constraint value (indicative). A limit or factor is still to be checked against the printed standard: check it before acting on this.',
  },
  'report-do-judge': {
    zh: '{year} 年无法判定是否超出限额。请按下一条补全资料或读数。',
    en: 'Whether the quota of {year} is met cannot be judged. Complete the data named in the next line.',
  },
  'report-do-gaps': {
    zh: '有 {count} 段时间缺少数据，未按零计入。请补录读数，或说明停用原因。',
    en: 'Readings are missing for {count} periods; they do not count as zero. Import them, or explain why nothing was used.',
  },
  'report-do-findings': {
    zh: '有 {count} 条疑点待判定。请在“数据质量”中确认有效或无效。',
    en: '{count} findings wait for a decision. Confirm or reject them under data quality.',
  },
  'report-do-rise': {
    zh: '综合能耗比上年同期高 {percent}%。请对照气象条件和使用情况查找原因。',
    en: 'Energy use is {percent} % above the same period last year. Look for the reason in the weather and in how the building was used.',
  },
  'report-do-nothing': {
    zh: '没有需要处理的事项。请保持现有的运行管理，并继续按时报送读数。',
    en: 'No action is needed. Keep up the current operation and deliver readings on time.',
  },
  'report-question': {
    zh: '报告需要一栋建筑或一个地区（二者只给其一），以及一个月份或年份（如 2025-11、2025）。',
    en: 'A report needs either a building or a place, not both, and a month or a year (such as 2025-11 or 2025).',
  },
  'report-period-open': {
    zh: '{period} 尚未结束，不能签发报告；可先查看或导出草稿。',
    en: '{period} is not over: its report cannot be issued yet. It can be viewed and exported as a draft.',
  },
  'report-no-buildings': {
    zh: '{region} 没有建筑，没有可签发的报告。',
    en: 'There are no buildings in {region}: there is nothing to report.',
  },
};
