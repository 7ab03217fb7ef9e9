import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(caseTerms, 'zh'),
  label: {
    state: labels.zh.state,
    place: labels.zh.place,
    organisation: labels.zh.organisation,
    building: labels.zh.building,
    all: labels.zh.all,
    choose: labels.zh.choose,
    show: labels.zh.show,
  },
  below: '按办事流程受理的申请、审查、评审、公示和发证；期限按工作日历计算。',
  none: '没有符合条件的办件。',
  beginHint: '办件按受理当日有效的流程版本办理，此后流程修改不影响本办件。',
  at: '纸质办理时间（补录）',
  atHint: '如 2026-03-01T10:00:00+08:00；不填即现在。',
  for: '代何人办理（账户或 key:名称）',
  paper: '补录纸质办理',
  indicative: labels.zh.indicative,
};

const en: typeof zh = {
  term: wordsIn(caseTerms, 'en'),
  label: {
    state: labels.en.state,
    place: labels.en.place,
    organisation: labels.en.organisation,
    building: labels.en.building,
    all: labels.en.all,
    choose: labels.en.choose,
    show: labels.en.show,
  },
  below: 'Applications, reviews, inspections, notices and certificates, by procedure. Time limits follow the workday calendar.',
  none: 'No cases match.',
  beginHint: 'A case keeps the version of its procedure that is in force on the day it is opened.',
  at: 'Date and time on paper',
  atHint: 'For example 2026-03-01T10:00:00+08:00. Leave empty for now.',
  for: 'On behalf of (account, or key:NAME)',
  paper: 'Enter a paper record',
  indicative: labels.en.indicative,
};

export const casesListWords: PageWords<typeof zh> = { zh, en };
