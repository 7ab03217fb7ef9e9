import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The names of surveys, their parts and their numbers. */
export const surveyTerms = category({
  number: { zh: '问卷编号', en: 'Survey number' },
  ofStandard: { zh: '标准的体系编码', en: 'System code of the standard' },
  title: labelTerms.surveys,
  questionnaire: { zh: '问卷模板', en: 'Questionnaire' },
  group: { zh: '分组', en: 'Group' },
  invited: { zh: '邀请数', en: 'Invited' },
  answered: { zh: '答卷数', en: 'Answered' },
  hidden: { zh: '人数过少，不显示', en: 'Too few, not shown' },
  question: { zh: '题目', en: 'Question' },
  required: { zh: '必答', en: 'Required' },
  received: { zh: '已收到，谢谢。', en: 'Received. Thank you.' },
  n: { zh: '回答数', en: 'Answers' },
  mean: { zh: '均值', en: 'Mean' },
  counts: { zh: '各选项人数', en: 'By option' },
  words: { zh: '文字意见（次序随机）', en: 'Comments (in random order)' },
  everybody: { zh: '全体', en: 'All groups' },
  measured: { zh: '同期实测', en: 'Measured in the same period' },
  measuredUse: { zh: '实测用量', en: 'Measured use' },
  threshold: { zh: '最少显示人数', en: 'Minimum answers shown' },
});

export const surveyStateTerms = category({
  open: { zh: '填答中', en: 'Open' },
  closed: { zh: '已结束', en: 'Closed' },
});

export const surveysVocabulary = {
  survey: surveyTerms,
  surveyState: surveyStateTerms,
} as const satisfies Readonly<Record<string, Category>>;
