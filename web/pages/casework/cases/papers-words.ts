import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  label: { name: labels.zh.name, day: labels.zh.day, download: labels.zh.download },
  papers: '已出具的文书',
  step: '出具步骤',
  get: (name: string) => `下载${name}`,
  english: '英文本',
};

const en: typeof zh = {
  label: { name: labels.en.name, day: labels.en.day, download: labels.en.download },
  papers: 'Papers issued',
  step: 'Issued at step',
  get: (name) => `Download ${name}`,
  english: 'in English',
};

export const papersWords: PageWords<typeof zh> = { zh, en };
