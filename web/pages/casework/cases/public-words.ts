import { caseTerms } from '#casework/cases/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(caseTerms, 'zh'),
  label: {
    state: labels.zh.state,
    day: labels.zh.day,
    remarks: labels.zh.remarks,
    building: labels.zh.building,
    organisation: labels.zh.organisation,
  },
  signIn: labels.zh.staffSignIn,
  title: caseTerms.published.zh,
  means: '办件依法公示的事项和结果；只列公示的内容。',
  number: '文号',
  published: '公示时间',
  none: caseTerms.nonePublished.zh,
  seals: '每日封存',
  sealsMean:
    '每天有变动的办件的摘要值合成一个封存值，与前一日的相连：事后改动任何办件的记录，都与当日的封存值对不上。封存值不透露任何办件。',
  cases: '办件数',
  seal: '封存值',
  more: '更多',
};

const en: typeof zh = {
  term: wordsIn(caseTerms, 'en'),
  label: {
    state: labels.en.state,
    day: labels.en.day,
    remarks: labels.en.remarks,
    building: labels.en.building,
    organisation: labels.en.organisation,
  },
  signIn: labels.en.staffSignIn,
  title: caseTerms.published.en,
  means: 'Matters and results that are published by law.',
  number: 'Number',
  published: 'Published',
  none: caseTerms.nonePublished.en,
  seals: 'Daily seals',
  sealsMean:
    'Each day one seal is made from the hashes of the cases that changed, linked to the seal of the day before. A record altered afterwards no longer matches. A seal reveals nothing about a case.',
  cases: 'Cases',
  seal: 'Seal',
  more: 'More',
};

export const publicCasesWords: PageWords<typeof zh> = { zh, en };
