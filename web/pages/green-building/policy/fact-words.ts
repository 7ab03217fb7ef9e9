import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = { yes: labels.zh.yes, no: labels.zh.no, star: (star: number) => (star === 0 ? '无' : `${star} 星`) };
const en: typeof zh = {
  yes: labels.en.yes,
  no: labels.en.no,
  star: (star) => (star === 0 ? 'none' : star === 1 ? '1 star' : `${star} stars`),
};
export const factWords: PageWords<typeof zh> = { zh, en };
