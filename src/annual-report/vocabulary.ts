import { labelTerms } from '#kernel/label-terms.ts';
import { category } from '#kernel/vocabulary.ts';

/** What yearly reports are called. */
export const annualReportTerms = category({
  report: labelTerms.annualReport,
  template: { zh: '年度报告模板', en: 'Template of annual reports' },
  deadline: { zh: '报送截止日', en: 'To be handed in by' },
  missing: { zh: '尚缺的数据', en: 'Still missing' },
  who: { zh: '应由谁提供', en: 'Owed by' },
  what: { zh: '所缺内容', en: 'What is missing' },
});

export const annualReportVocabulary = { annualReport: annualReportTerms };
