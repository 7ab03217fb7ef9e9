import type { Words } from '#kernel/finding.ts';

export const helpWords: Words = {
  'no-such-category': {
    zh: '词汇表没有“{category}”这一类。可用：{categories}。',
    en: 'The vocabulary has no category "{category}". Known: {categories}.',
  },
};
