import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  label: { name: labels.zh.name, version: labels.zh.version, source: labels.zh.source, download: labels.zh.download },
  papers: '出具的文书',
  from: { own: '本地模板', shipped: '程序模板', general: '通用模板' },
  get: (name: string) => `下载“${name}”的模板`,
  replace: (name: string) => `换成本地的“${name}”`,
  hint: '在下载的模板中保留花括号标记，改好版式后上传 .docx；已出具的文书不变。',
  back: (name: string) => `恢复“${name}”的程序模板`,
  stated: (name: string, version: number) => `${name}的模板已更新为第 ${version} 版。`,
  tags: '可用标记',
};

const en: typeof zh = {
  label: { name: labels.en.name, version: labels.en.version, source: labels.en.source, download: labels.en.download },
  papers: 'Papers issued',
  from: { own: 'Local template', shipped: 'Built-in template', general: 'General template' },
  get: (name) => `Download the template of ${name}`,
  replace: (name) => `Upload your own template of ${name}`,
  hint: 'Keep the tags in braces of the template you download, change the layout, upload the .docx. Papers that were issued stay as they are.',
  back: (name) => `Restore the built-in template of ${name}`,
  stated: (name, version) => `The template of ${name} is now version ${version}.`,
  tags: 'Tags',
};

export const templateWords: PageWords<typeof zh> = { zh, en };
