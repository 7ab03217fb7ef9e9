import type { Words } from '#kernel/finding.ts';

/** Texts of equipment. */
export const equipmentWords: Words = {
  'no-such-equipment': { zh: '没有编号为 {equipment} 的设备。', en: 'There is no equipment with the code {equipment}.' },
  'building-has-equipment': { zh: '建筑 {code} 有设备 {equipment}。', en: 'Building {code} has equipment: {equipment}.' },
};
