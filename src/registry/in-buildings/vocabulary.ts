import { kindFields } from '#kernel/kind-fields.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category } from '#kernel/vocabulary.ts';

/** Whether an entity in a building exists today. */
export const inUseTerms = category({
  'in-use': { zh: '在用', en: 'In use' },
  removed: { zh: '已拆除', en: 'Removed' },
  'building-demolished': { zh: '建筑已拆除', en: 'Building demolished' },
});

/** What answers show of entities in buildings besides their fields. */
export const inBuildingTerms = kindFields({
  buildingName: { zh: '建筑名称', en: 'Building name' },
  state: { ...labelTerms.state, of: inUseTerms },
});
