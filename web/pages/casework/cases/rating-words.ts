import { caseTerms, gradeTerms, ratingMeetsTerms } from '#casework/cases/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(caseTerms, 'zh'),
  meets: wordsIn(ratingMeetsTerms, 'zh'),
  grade: (star: number): string => gradeTerms[star]?.zh ?? String(star),
  stages: { pre: labels.zh.beforeCompletion, final: labels.zh.afterCompletion },
  notLoaded: '未载入',
  hint: '“绿色建筑评分”页保存的 JSON 文件，或填好的评分表（xlsx、csv）。办理时按标准评分。',
  there: '已有一份评分文件；选新的即替换。',
};

const en: typeof zh = {
  term: wordsIn(caseTerms, 'en'),
  meets: wordsIn(ratingMeetsTerms, 'en'),
  grade: (star) => gradeTerms[star]?.en ?? String(star),
  stages: { pre: labels.en.beforeCompletion, final: labels.en.afterCompletion },
  notLoaded: 'Not loaded',
  hint: 'The JSON saved on the score page, or a filled-in score sheet (xlsx, csv). It is scored against the standard when the step is taken.',
  there: 'There is already a score file; choosing another one replaces it.',
};

export const ratingWords: PageWords<typeof zh> = { zh, en };
