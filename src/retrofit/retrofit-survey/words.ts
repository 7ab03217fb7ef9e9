import type { Words } from '#kernel/finding.ts';

/** Messages of phone surveys. */
export const retrofitSurveyWords: Words = {
  'no-such-retrofit-survey': { zh: '没有编号为 {survey} 的改造调查。', en: 'There is no retrofit survey {survey}.' },
  'retrofit-survey-accepted': { zh: '改造调查 {survey} 已经接收。', en: 'The retrofit survey {survey} has been accepted.' },
  'retrofit-survey-empty': {
    zh: '改造调查 {survey} 还没有收到任何填报。',
    en: 'No entries have been received for the retrofit survey {survey} yet.',
  },
  'retrofit-survey-full': { zh: '这次调查最多收 {most} 条填报。', en: 'A survey accepts at most {most} entries.' },
  'retrofit-survey-not-picture': {
    zh: '“{name}”不是完整的图片，没有收下，请重拍。',
    en: '“{name}” is not a complete picture and was not saved. Take it again.',
  },
  'retrofit-survey-photos-full': {
    zh: '这次调查最多收 {most} 张照片，“{name}”没有收下。',
    en: 'A survey accepts at most {most} photos; “{name}” was not saved.',
  },
  'no-such-retrofit-survey-photo': { zh: '没有编号为 {photo} 的调查照片。', en: 'There is no photo {photo} of a survey.' },
  'retrofit-survey-photo-lost': {
    zh: '改造调查 {survey} 的照片“{name}”不在数据目录的 files 中，或大小不符。请从备份恢复。',
    en: 'The photo “{name}” of retrofit survey {survey} is not in the data directory, or its size is wrong. Restore the directory “files” from a backup.',
  },
  'retrofit-survey-building': { zh: '这个链接不含建筑 {building}。', en: 'The link is not for building {building}.' },
  'retrofit-survey-fact': { zh: '调查不填 {field}。可填：{fields}。', en: 'The survey does not ask for {field}. It asks for: {fields}.' },
};
