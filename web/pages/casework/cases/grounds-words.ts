import { caseTerms, groundsTerms } from '#casework/cases/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  open: groundsTerms.open.zh,
  title: (count: string) => `立案：${count} 栋建筑`,
  means: '每栋建筑立一件，写明期间、发现的情况和当时的数值；检查之前可在办件中取消。',
  procedure: caseTerms.procedure.zh,
  period: labels.zh.period,
  seen: '发现的情况',
  figures: '当时的数值',
  building: labels.zh.building,
  begin: (count: string) => `立案 ${count} 件`,
  begun: (count: string) => `已立案 ${count} 件。`,
  table: '立案预览',
  state: labels.zh.state,
  toBegin: '将立案',
  isOpen: '已有在办办件',
  another: '另立案的理由',
  reasonDue: '另立案须写明理由',
  beside: groundsTerms.beside.zh,
  close: labels.zh.close,
  grounds: '立案的由来',
  noFigures: '没有附数值。',
  back: '查看建筑',
};

type Words = typeof zh;

const en: Words = {
  open: groundsTerms.open.en,
  title: (count) => `Open a case: ${count} buildings`,
  means:
    'One case for each building, with the period, what was seen and its figures at the time; until the inspection it can be cancelled in the case.',
  procedure: caseTerms.procedure.en,
  period: labels.en.period,
  seen: 'What was seen',
  figures: 'Figures at the time',
  building: labels.en.building,
  begin: (count) => `Open ${count} ${count === '1' ? 'case' : 'cases'}`,
  begun: (count) => `${count} opened.`,
  table: 'Cases to be opened',
  state: labels.en.state,
  toBegin: 'To be opened',
  isOpen: 'Already open',
  another: 'Reason for another case',
  reasonDue: 'Another case requires a reason',
  beside: groundsTerms.beside.en,
  close: labels.en.close,
  grounds: 'Grounds of the case',
  noFigures: 'No figures were attached.',
  back: 'Show the building',
};

export const groundsWords: PageWords<Words> = { zh, en };
