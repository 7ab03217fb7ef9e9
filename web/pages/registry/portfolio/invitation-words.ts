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
  question: (when: string, kw: number, direction: 'down' | 'up') =>
    `${when} 能否${direction === 'down' ? '降低' : '增加'}用电 ${kw} 千瓦？`,
  answered: (answer: string, reason: string | null) => `您已答复：${answer}${reason === null ? '' : `（${reason}）`}`,
  reasonHint: '可不填；随答复保存，聚合商能看到',
  yes: '能，参加',
  no: '不能，不参加',
  more: '查看本次事件和结算',
};

const en: typeof zh = {
  ...termsIn('en'),
  title: 'Your answer, please',
  question: (when, kw, direction) => `${when}: can you ${direction === 'down' ? 'reduce' : 'increase'} your load by ${kw} kW?`,
  answered: (answer, reason) => `You answered: ${answer}${reason === null ? '' : ` (${reason})`}`,
  reasonHint: 'Optional; saved with the answer and visible to the aggregator',
  yes: 'Yes, take part',
  no: 'No, do not take part',
  more: 'See the event and the settlement',
};

export const invitationWords: PageWords<typeof zh> = { zh, en };
