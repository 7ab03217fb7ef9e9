import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../i18n/language.tsx';

const zh = {
  save: '存为便签',
  note: labels.zh.note,
  noteHint: '选填，仅自己可见',
  saved: '已存为便签，可在“待办”页查看。',
  look: '查看便签',
  undo: '撤销',
  undone: '已撤销，未保留便签。',
  title: '我的便签',
  below: '存下的数字按当时所知，之后导入的数据不改变它；仅自己可见',
  figure: '数字',
  value: labels.zh.figure,
  knownAt: labels.zh.knownAt,
  savedAt: '存入时间',
  remove: labels.zh.remove,
  removeMeans: '删除后不能恢复。',
  act: '操作',
};

const en: typeof zh = {
  save: 'Save as memo',
  note: labels.en.note,
  noteHint: 'Optional; only you see it',
  saved: 'Saved. Your memos are on the to-do page.',
  look: 'Show memos',
  undo: 'Undo',
  undone: 'Undone; no memo was kept.',
  title: 'My memos',
  below: 'Figures as they were known when saved; later data does not change them. Only you see them.',
  figure: 'Figure',
  value: labels.en.figure,
  knownAt: labels.en.knownAt,
  savedAt: 'Saved at',
  remove: labels.en.remove,
  removeMeans: 'It cannot be restored.',
  act: 'Actions',
};

export const memoWords: PageWords<typeof zh> = { zh, en };
