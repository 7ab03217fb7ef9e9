import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { beginningTerms, beginningTextTerms, nothingToDo } from '#desk/todo/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.toDo,
  below: '按您的权限范围列出；处理完即自动消失',
  nothing: nothingToDo.zh,
  today: '今天要办',
  beginning: beginningTextTerms.title.zh,
  step: wordsIn(beginningTerms, 'zh'),
  done: beginningTextTerms.done.zh,
  open: beginningTextTerms.open.zh,
  hide: '不再显示',
  news: (count: string) => `新消息 ${count} 条`,
  newsList: '新消息',
  allNews: '更多通知',
  byState: '按状态',
  standing: (procedure: string, state: string, count: string) => `${procedure} · ${state} ${count} 件`,
  allCases: '全部在办件',
  count: (count: string) => `${count} 件`,
  kinds: (count: string) => `${count} 项工作`,
  since: (day: string) => `最早 ${day}`,
};

const en: typeof zh = {
  title: labels.en.toDo,
  below: 'Within your scope; finished items disappear by themselves',
  nothing: nothingToDo.en,
  today: 'To do today',
  beginning: beginningTextTerms.title.en,
  step: wordsIn(beginningTerms, 'en'),
  done: beginningTextTerms.done.en,
  open: beginningTextTerms.open.en,
  hide: 'Do not show again',
  news: (count) => `New notices: ${count}`,
  newsList: 'New notices',
  allNews: 'More notices',
  byState: 'By state',
  standing: (procedure, state, count) => `${procedure} · ${state}: ${count}`,
  allCases: 'All open cases',
  count: (count) => count,
  kinds: (count) => count,
  since: (day) => `since ${day}`,
};

export const todoWords: PageWords<typeof zh> = { zh, en };
