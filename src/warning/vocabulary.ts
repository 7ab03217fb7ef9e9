import { category, type Vocabulary } from '#kernel/vocabulary.ts';

export const warningTerms = category({
  opensAt: { zh: '触发时间', en: 'Begins' },
  endsAt: { zh: '解除时间', en: 'Ends' },
  steps: { zh: '触发步数', en: 'Steps' },
  stake: { zh: '涉及用量', en: 'At stake' },
});

export const warningVocabulary: Vocabulary = { warning: warningTerms };
