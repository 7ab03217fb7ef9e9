import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '给用热人的结算单（Word）',
  means: '把已开出的热费单写成用热人看得懂的结算单，每单一个文件，打成一个压缩包。写的时候可以离开本页，任务不会中断。',
  scope: '写哪些户',
  ofPoint: '本结算点的各户',
  ofBuilding: '整栋建筑的各户',
  links: '每份附查看本人热费的链接',
  noLinks: '不附链接',
  days: (days: string) => `有效 ${days} 天`,
  write: '写结算单',
  progress: '写结算单的进度',
  jobOf: (done: string, all: string) => `已写 ${done} 份，共 ${all} 份`,
  download: '下载结算单（zip）',
  cancel: labels.zh.cancel,
};

const en: typeof zh = {
  title: 'Statements for the occupants (Word)',
  means: 'Notes that were issued, as papers that an occupant can follow: a file each, in one zip. The job goes on where this page is left.',
  scope: 'Whose',
  ofPoint: 'Households of this settlement point',
  ofBuilding: 'Households of the whole building',
  links: 'Each with a link of its account',
  noLinks: 'Without a link',
  days: (days) => `open for ${days} days`,
  write: 'Write the statements',
  progress: 'How far the statements are',
  jobOf: (done, all) => `${done} of ${all} written`,
  download: 'Statements (zip)',
  cancel: labels.en.cancel,
};

export const statementsWords: PageWords<typeof zh> = { zh, en };
