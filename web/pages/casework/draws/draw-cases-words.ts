import { caseTerms } from '#casework/cases/vocabulary.ts';
import { drawTerms } from '#casework/draws/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '抽中后的立案',
  object: drawTerms.object.zh,
  case: caseTerms.case.zh,
  remarks: labels.zh.remarks,
  gone: caseTerms.replaced.zh,
};

const en: typeof zh = {
  title: 'Cases opened by this draw',
  object: drawTerms.object.en,
  case: caseTerms.case.en,
  remarks: labels.en.remarks,
  gone: caseTerms.replaced.en,
};

export const drawCasesWords: PageWords<typeof zh> = { zh, en };
