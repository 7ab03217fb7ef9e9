import { groundsTerms } from '#casework/cases/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { letterTerms } from '#casework/statement/vocabulary.ts';
import { retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  notify: letterTerms.notify.zh,
  case: groundsTerms.open.zh,
  pool: retrofitTerms.intoPool.zh,
  most: (count: string) => `一次最多 ${count} 栋`,
  over: (share: string) => `超约束值 ${share}`,
  intensity: (year: string, figure: string) => `${year} 年单位面积用量 ${figure}`,
  intensityName: labels.zh.intensity,
  excessName: '超出约束值的比例',
  indicative: '参考，限额待核对',
  marks: '通知和办件',
  open: '在办的办件',
  answered: letterTerms.answered.zh,
  unanswered: letterTerms.unanswered.zh,
  withdrawn: letterTerms.withdrawn.zh,
  sent: (day: string, kind: string) => `${day} 已发${kind}`,
  papersNone: '没有签发过文件。在页首“发通知”，或在“定额与同类”签发告知书后，列在这里。',
  casesNone: '没有办件。在页首“立案”后，列在这里。',
  papers: '签发的文件',
  files: labels.zh.cases,
};

type Words = typeof zh;

const en: Words = {
  notify: letterTerms.notify.en,
  case: groundsTerms.open.en,
  pool: retrofitTerms.intoPool.en,
  most: (count) => `At most ${count} at once`,
  over: (share) => `${share} over the constraint value`,
  intensity: (year, figure) => `${figure} in ${year}`,
  intensityName: labels.en.intensity,
  excessName: 'Over the constraint value',
  indicative: 'indicative: the limit is to be checked',
  marks: 'Notices and cases',
  open: 'Open cases',
  answered: letterTerms.answered.en,
  unanswered: letterTerms.unanswered.en,
  withdrawn: letterTerms.withdrawn.en,
  sent: (day, kind) => `${kind} sent on ${day}`,
  papersNone: 'No statements have been issued. They appear here after “Send a notice” above, or after a quota notice is issued.',
  casesNone: 'There are no cases. They appear here after “Open a case” above.',
  papers: 'Issued statements',
  files: labels.en.cases,
};

export const actWords: PageWords<Words> = { zh, en };
