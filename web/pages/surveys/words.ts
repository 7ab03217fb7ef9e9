import { labels } from '#kernel/label-terms.ts';
import { carrierTerms, wordsIn } from '#kernel/vocabulary.ts';
import { surveyStateTerms, surveyTerms } from '#surveys/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  term: wordsIn(surveyTerms, language),
  state: wordsIn(surveyStateTerms, language),
  carrier: wordsIn(carrierTerms, language),
});

const zh = {
  ...termsIn('zh'),
  label: {
    number: labels.zh.number,
    name: labels.zh.name,
    state: labels.zh.state,
    place: labels.zh.place,
    building: labels.zh.building,
    choose: labels.zh.choose,
    result: labels.zh.result,
    carrier: labels.zh.energy,
    coverage: labels.zh.coverage,
  },
  below: '按建筑征求用户意见。每个链接只能填答一次，答卷不与个人对应；结束后才有结果，人数过少的分组不显示。',
  none: '尚无问卷。',
  newSurvey: '新建问卷',
  file: '问卷内容',
  fileHint: '编号、地区、最少显示人数（不小于 5）和问题；题型为单选、量表或文字。',
  save: '保存问卷',
  saved: (survey: string) => `已保存问卷 ${survey}。`,
  inviting: '发放链接',
  people: '名单（编码、分组）',
  peopleHint: '每人一个链接，只显示这一次；请立即下载，程序不保存链接。',
  make: '生成链接',
  made: (count: string, already: string) => `已生成 ${count} 个链接；另有 ${already} 人已有链接。`,
  download: '下载链接',
  closing: '结束问卷',
  closeMeans: '结束后不再接受答卷，不能恢复。',
  waits: '问卷尚未结束；结束之前不显示任何结果。',
  energy: '查看这栋建筑的用能',
  between: (from: string, to: string) => `${from} 至 ${to}（不含）`,
  nobody: '人数过少，不显示结果。',
  publicTitle: labels.zh.surveys,
  publicMeans: '答卷不记录姓名，只按分组汇总；人数过少的分组不显示。每个链接只能提交一次。',
  noLink: '请使用收到的完整链接打开本页。',
  send: '提交',
  signIn: labels.zh.staffSignIn,
  skip: '不回答',
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    number: labels.en.number,
    name: labels.en.name,
    state: labels.en.state,
    place: labels.en.place,
    building: labels.en.building,
    choose: labels.en.choose,
    result: labels.en.result,
    carrier: labels.en.energy,
    coverage: labels.en.coverage,
  },
  below:
    'What the users of a building say. Each link can be used once, and answers are anonymous. Results appear once the survey is closed; small groups are not shown.',
  none: 'There are no surveys yet.',
  newSurvey: 'New survey',
  file: 'Content of the survey',
  fileHint: 'Number, region, smallest group shown (5 or more) and questions: a choice, a scale or free text.',
  save: 'Save survey',
  saved: (survey) => `Survey ${survey} is saved.`,
  inviting: 'Links',
  people: 'List (code, group)',
  peopleHint: 'One link per person, shown only once. Download them now: they are not stored.',
  make: 'Create links',
  made: (count, already) => `${count} links created; ${already} people already have one.`,
  download: 'Download links',
  closing: 'Close survey',
  closeMeans: 'No more answers are accepted, and the survey cannot be reopened.',
  waits: 'The survey is open. Results appear once it is closed.',
  energy: 'Energy use of this building',
  between: (from, to) => `${from} to ${to} (not included)`,
  nobody: 'Too few answers to show results.',
  publicTitle: labels.en.surveys,
  publicMeans: 'Answers are anonymous and counted by group; small groups are not shown. Each link can be used once.',
  noLink: 'Open this page with the complete link you received.',
  send: 'Submit',
  signIn: labels.en.staffSignIn,
  skip: 'No answer',
};

export const surveysPageWords: PageWords<typeof zh> = { zh, en };
