import { draftKindTerms } from '#desk/draft/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.drafts,
  below: '自己的草稿，以及有权查看的项目的草稿。点标题继续填写。',
  bar: '草稿操作',
  keep: '另存为草稿',
  update: '更新草稿',
  open: '打开草稿',
  name: '草稿标题',
  project: '归入项目（项目代码）',
  projectMeans: '可不填，仅自己可见；填写后，能查看该项目的人都能看到。',
  confirm: '保存草稿',
  cancel: labels.zh.cancel,
  opened: (title: string, revision: number) => `草稿“${title}”，第 ${revision} 版`,
  saving: '正在保存草稿…',
  saved: (by: string, when: string) => `${by} 保存于 ${when}`,
  unsaved: '有未保存的修改',
  newer: '草稿已有新版本',
  newerMeans: (by: string, when: string, revision: number) =>
    `${by} 已于 ${when} 保存第 ${revision} 版，没有覆盖您的内容，您的内容也没有覆盖它。请打开新版本再改，或把您的内容另存为新草稿。`,
  takeNewer: '打开新版本',
  copy: '另存为新草稿',
  copyOf: (title: string) => `${title}（副本）`,
  changed: (count: string) => `保存以后，所依据的文件或标准有 ${count} 项变化，结果可能与当时不同。`,
  seeKnowledge: '查看知识与依据',
  none: '没有草稿。',
  kind: labels.zh.kind,
  ofProject: labels.zh.project,
  revision: '版次',
  updatedBy: '最近保存人',
  updatedAt: '最近保存时间',
  remove: labels.zh.remove,
  removeMeans: (title: string) => `删除草稿“${title}”？删除后不能恢复。`,
  kinds: wordsIn(draftKindTerms, 'zh'),
};

const en: typeof zh = {
  title: labels.en.drafts,
  below: 'Your own drafts and those of projects you can see. Click a title to continue.',
  bar: 'Draft',
  keep: 'Save as draft',
  update: 'Update the draft',
  open: 'Open a draft',
  name: 'Title of the draft',
  project: 'Project (code)',
  projectMeans: 'Optional. Left empty, only you see the draft; otherwise everyone who can see the project does.',
  confirm: 'Save the draft',
  cancel: labels.en.cancel,
  opened: (title, revision) => `Draft “${title}”, revision ${revision}`,
  saving: 'Saving the draft…',
  saved: (by, when) => `saved by ${by} on ${when}`,
  unsaved: 'there are unsaved changes',
  newer: 'There is a newer revision of this draft',
  newerMeans: (by, when, revision) =>
    `${by} saved revision ${revision} on ${when}. Neither has overwritten the other. Open the new revision and edit that, or save yours as a new draft.`,
  takeNewer: 'Open the new revision',
  copy: 'Save as a new draft',
  copyOf: (title) => `${title} (copy)`,
  changed: (count) =>
    `Since it was saved, ${count} of the documents or standards behind it have changed: the result may differ.`,
  seeKnowledge: 'See knowledge and sources',
  none: 'There are no drafts.',
  kind: labels.en.kind,
  ofProject: labels.en.project,
  revision: 'Revision',
  updatedBy: 'Last saved by',
  updatedAt: 'Last saved on',
  remove: labels.en.remove,
  removeMeans: (title) => `Delete the draft “${title}”? It cannot be restored.`,
  kinds: wordsIn(draftKindTerms, 'en'),
};

export const draftWords: PageWords<typeof zh> = { zh, en };
