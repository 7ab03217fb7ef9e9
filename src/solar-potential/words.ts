import type { Words } from '#kernel/finding.ts';

/** What roofs say. */
export const solarPotentialWords: Words = {
  'potential-of-what': { zh: '请给出一个地区或一栋建筑。', en: 'Give a region or a building whose roofs are meant.' },
  'array-without-area': {
    zh: '建筑 {building} 的光伏 {array} 没有组件面积，没有计入已装面积。',
    en: 'The area of {array} in {building} is not known, so it is not counted as installed.',
  },
};
