import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '给用热人的结算单（Word）',
  means: '将已开出的热费单生成用热人看得懂的结算单，每单一个文件，打成一个压缩包。生成期间可以离开本页，任务不会中断。',
  scope: '生成范围',
  ofPoint: '本结算点的各户',
  ofBuilding: '整栋建筑的各户',
  links: '每份附查看本人热费的链接',
  noLinks: '不附链接',
  days: (days: string) => `有效 ${days} 天`,
  write: '生成结算单',
  progress: '结算单的生成进度',
  jobOf: (done: string, all: string) => `已生成 ${done} 份，共 ${all} 份`,
  download: '下载结算单（zip）',
  cancel: labels.zh.cancel,
};

const en: typeof zh = {
  title: 'Statements for occupants (Word)',
  means:
    'Turns issued heat bills into statements that occupants can read: one file for each, in one zip. You can leave this page while they are generated.',
  scope: 'Households included',
  ofPoint: 'Households of this settlement point',
  ofBuilding: 'Households of the whole building',
  links: "Links to the occupant's own bill",
  noLinks: 'Without links',
  days: (days) => `valid for ${days} days`,
  write: 'Generate statements',
  progress: 'Progress of the statements',
  jobOf: (done, all) => `${done} of ${all} generated`,
  download: 'Download the statements (zip)',
  cancel: labels.en.cancel,
};

export const statementsWords: PageWords<typeof zh> = { zh, en };
