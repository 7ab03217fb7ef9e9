import type { Words } from '#kernel/finding.ts';

/** Messages about trends. */
export const trendWords: Words = {
  'bad-within': {
    zh: '“{text}”不是范围；请写如 20:26、20: 或 :26。',
    en: '“{text}” is not a range: write it as 20:26, 20: or :26.',
  },
  'raw-too-long': {
    zh: '这段时间有 {values} 个值，一次最多 {most} 个；请缩短时段。',
    en: 'There are {values} values in this time, and at most {most} are returned at once: ask for a shorter one.',
  },
};
