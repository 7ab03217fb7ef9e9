import { caseTerms } from '#cases/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  title: '定期填报',
  report: '填报事项',
  period: '期别',
  due: caseTerms.due.zh,
  given: '填报时间',
  owed: '未填报',
  values: '填报内容',
};

const en: typeof zh = {
  title: 'Reports by period',
  report: 'Report',
  period: 'Period',
  due: caseTerms.due.en,
  given: 'Given',
  owed: 'Not given',
  values: 'What it says',
};

export const reportWords: PageWords<typeof zh> = { zh, en };
