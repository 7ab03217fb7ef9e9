import type { Words } from '#kernel/finding.ts';

/** What surveys on a phone say. */
export const retrofitSurveyWords: Words = {
  'no-such-retrofit-survey': { zh: '没有编号为 {survey} 的改造调查。', en: 'There is no retrofit survey {survey}.' },
  'retrofit-survey-accepted': { zh: '改造调查 {survey} 已经接收。', en: 'The retrofit survey {survey} has been accepted.' },
  'retrofit-survey-empty': {
    zh: '改造调查 {survey} 还没有收到任何填报。',
    en: 'Nothing has come in for the retrofit survey {survey} yet.',
  },
  'retrofit-survey-building': { zh: '这个链接不含建筑 {building}。', en: 'The link is not for building {building}.' },
  'retrofit-survey-fact': { zh: '调查不填 {field}。可填：{fields}。', en: 'The survey does not ask for {field}. It asks for: {fields}.' },
};
