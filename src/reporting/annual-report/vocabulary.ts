import { labelTerms } from '#kernel/label-terms.ts';
import { category } from '#kernel/vocabulary.ts';

/** Terms of yearly reports. */
export const annualReportTerms = category({
  report: labelTerms.annualReport,
  template: { zh: '年度报告模板', en: 'Annual report template' },
  deadline: { zh: '报送截止日', en: 'Due by' },
  missing: { zh: '尚缺的数据', en: 'Still missing' },
  who: { zh: '应由谁提供', en: 'To be provided by' },
  what: { zh: '所缺内容', en: 'What is missing' },
});

/** Terms of yearly report charts. */
export const annualReportChartTerms = category({
  carbonYears: { zh: '各年建筑二氧化碳排放量', en: 'Carbon dioxide of buildings by year' },
  carbonUse: { zh: '各类建筑二氧化碳排放量', en: 'Carbon dioxide by use of buildings' },
  carbonDistrict: { zh: '各地建筑二氧化碳排放量', en: 'Carbon dioxide by place' },
  targetsOfClause: { zh: '目标完成情况', en: 'Progress of the targets' },
  otherUse: { zh: '用途未登记', en: 'Use not registered' },
});

export const annualReportVocabulary = { annualReport: annualReportTerms, annualReportChart: annualReportChartTerms };
