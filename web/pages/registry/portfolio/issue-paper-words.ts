import { wordsIn } from '#kernel/vocabulary.ts';
import { settlementPaperTerms } from '#flexibility/settlement-papers/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = { ...wordsIn(settlementPaperTerms, 'zh'), papers: '本张结算单的文书' };

const en: typeof zh = { ...wordsIn(settlementPaperTerms, 'en'), papers: 'Papers about this issue' };

export const issuePaperWords: PageWords<typeof zh> = { zh, en };
