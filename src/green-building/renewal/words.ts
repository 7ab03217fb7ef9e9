import type { Words } from '#kernel/finding.ts';

/** Texts of equipment renewal. */
export const renewalWords: Words = {
  'renewal-of-what': { zh: '请给出建筑或地区。', en: 'Give a building or a region.' },
};
