import type { Words } from '#kernel/finding.ts';

/** Texts of files and notes of a building. */
export const attachmentsWords: Words = {
  'attachments-full': {
    zh: '建筑 {building} 已有 {most} 个附件和备注，不能再添加。',
    en: 'Building {building} has {most} files and notes already; no more can be added.',
  },
  'ending-not-true': {
    zh: '文件“{name}”的内容不是 {ending} 格式。请检查文件是否损坏，或改为与内容相符的扩展名后再上传。',
    en: 'The content of "{name}" does not match its extension {ending}. Check whether it is damaged or wrongly named, and upload it again.',
  },
  'note-empty': { zh: '备注是空的。请写下内容再保存。', en: 'The note is empty. Write something and save it.' },
  'no-such-entry': { zh: '没有编号为 {entry} 的附件或备注。', en: 'There is no file or note with number {entry}.' },
  'not-your-entry': {
    zh: '这是 {by} 写的，只有本人或主管部门可以修改和收回。您可以另写一条备注。',
    en: 'This was written by {by}; only they or the bureau may change or withdraw it. You can add a note of your own.',
  },
  'entry-changed': {
    zh: '{by} 刚刚修改了这一条。请先查看现有内容再决定；您写的内容仍保留在页面上。',
    en: '{by} has changed this in the meantime. Check the current text before you continue; what you wrote is still on the page.',
  },
  'entry-taken-back': { zh: '第 {entry} 条已收回。要修改请先恢复。', en: 'Entry {entry} has been withdrawn. Restore it first.' },
  'entry-stands': { zh: '第 {entry} 条没有被收回，无需恢复。', en: 'Entry {entry} has not been withdrawn; there is nothing to restore.' },
  'has-attachments': {
    zh: '建筑 {code} 有 {count} 个附件或备注。请先收回它们。',
    en: 'Building {code} has {count} files or notes. Take them back first.',
  },
  'attachment-file-absent': {
    zh: '建筑 {building} 没有这个附件（摘要 {sha256}）。清单不含文件本身：请在建筑页面附上该文件，或用备份恢复，然后再导入。',
    en: 'Building {building} has no such file (digest {sha256}). The list does not hold the files themselves: attach this one on the building’s page or restore a backup, then import again.',
  },
  'attachment-changed-later': {
    zh: '第 {entry} 条后来又被 {by} 修改。请先处理它，再撤销这次导入。',
    en: 'Entry {entry} was changed later by {by}. Deal with that change first, then undo this import.',
  },
  'file-lost': {
    zh: '附件“{name}”（建筑 {building}，第 {entry} 条）在数据目录中找不到，或大小不符。请从备份恢复数据目录中的 files。',
    en: 'The file "{name}" (building {building}, entry {entry}) is not in the data directory, or has a different size. Restore the directory "files" from a backup.',
  },
};
