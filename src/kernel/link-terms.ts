import { category } from './vocabulary.ts';

/** What is asked for by a link, without an account. */
export const linkTerms = category({
  retrofitSurvey: { zh: '改造调查', en: 'Retrofit survey' },
  unclear: { zh: '不清楚', en: 'Not clear' },
  linkValidDays: { zh: '链接有效几天（默认 14）', en: 'For how many days (default 14)' },
  linkSender: { zh: '发给您链接的人', en: 'Whoever sent it' },
  makeLink: { zh: '生成链接', en: 'Create link' },
});
