import type { Words } from '#kernel/finding.ts';

/** Texts of roofs. */
export const solarPotentialWords: Words = {
  'potential-of-what': { zh: '请给出一个地区或一栋建筑。', en: 'Give a region or a building.' },
  'array-without-area': {
    zh: '建筑 {building} 的光伏 {array} 没有组件面积，已装面积和比例因此不明。请用 resource edit 补录。',
    en: 'The module area of {array} in {building} is missing, so the installed area and share are not known. Fill it in with resource edit.',
  },
};
