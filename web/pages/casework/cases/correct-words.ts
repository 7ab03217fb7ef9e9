import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(caseTerms, 'zh'),
  label: { reason: labels.zh.reason, by: labels.zh.who, day: labels.zh.day },
  means:
    '这些步骤改动了办件以外的台账。更正后，原来的改动自即时起撤销（此前所知的仍可查），并按更正后的值自该步骤之日重新写入；办件状态不变，已出具的文书不变。',
  correctOf: (step: string) => `更正：${step}`,
  noteHint: '须写明更正理由，永久记入办件记录。',
  withdraw: '撤销效果',
  withdrawMeans: '撤销该步骤对台账的改动，不再重新写入。办件状态不变。确定撤销吗？',
};

const en: typeof zh = {
  term: wordsIn(caseTerms, 'en'),
  label: { reason: labels.en.reason, by: labels.en.who, day: labels.en.day },
  means:
    'These steps changed records outside the case. A correction withdraws the change from now on (what was known before stays readable) and applies it again with the corrected values from the day of the step. The state of the case and the papers issued do not change.',
  correctOf: (step) => `Correct: ${step}`,
  noteHint: 'Give the reason; it stays in the record of the case permanently.',
  withdraw: 'Withdraw the effects',
  withdrawMeans:
    'The change that this step made to records is withdrawn and not applied again. The state of the case does not change. Withdraw it?',
};

export const correctWords: PageWords<typeof zh> = { zh, en };
