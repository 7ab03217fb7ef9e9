import { answerTerms, flexibilityTerms, progressPhaseTerms } from '#flexibility/flexibility/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  of: wordsIn(flexibilityTerms, language),
  answer: wordsIn(answerTerms, language),
  phase: wordsIn(progressPhaseTerms, language),
});

const zh = {
  ...termsIn('zh'),
  title: '请您答复',
  question: (when: string, kw: number, direction: 'down' | 'up') => `${when} 能${direction === 'down' ? '降' : '升'} ${kw} 千瓦吗？`,
  answered: (answer: string, reason: string | null) => `您已答复：${answer}${reason === null ? '' : `（${reason}）`}`,
  reasonHint: '可不填；随答复保存，聚合商能看到',
  yes: '能，参加',
  no: '不能，不参加',
  more: '看这次事件与我的结算',
};

const en: typeof zh = {
  ...termsIn('en'),
  title: 'Your answer, please',
  question: (when, kw, direction) => `${when}: can you ${direction === 'down' ? 'lower' : 'raise'} ${kw} kW?`,
  answered: (answer, reason) => `You answered: ${answer}${reason === null ? '' : ` (${reason})`}`,
  reasonHint: 'May be left out; it is kept with the answer, and the aggregator sees it',
  yes: 'Yes, in',
  no: 'No, out',
  more: 'The event and what I get',
};

export const invitationWords: PageWords<typeof zh> = { zh, en };
