import { caseTerms } from '#casework/cases/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: caseTerms.reports.zh,
  report: '填报事项',
  period: caseTerms.period.zh,
  due: caseTerms.due.zh,
  given: caseTerms.reported.zh,
  owed: '未填报',
  values: caseTerms.reportedValues.zh,
  earlier: caseTerms.reportedEarlier.zh,
};

const en: typeof zh = {
  title: caseTerms.reports.en,
  report: 'Report',
  period: caseTerms.period.en,
  due: caseTerms.due.en,
  given: caseTerms.reported.en,
  owed: 'Not reported',
  values: caseTerms.reportedValues.en,
  earlier: caseTerms.reportedEarlier.en,
};

export const reportWords: PageWords<typeof zh> = { zh, en };
