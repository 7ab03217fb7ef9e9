import { category } from '#kernel/vocabulary.ts';

/** Whether an entity in a building exists today. */
export const inUseTerms = category({
  'in-use': { zh: '在用', en: 'In use' },
  removed: { zh: '已拆除', en: 'Removed' },
});
