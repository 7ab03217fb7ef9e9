import type { Words } from '#kernel/finding.ts';

export const draftWords: Words = {
  'no-such-draft': {
    zh: '没有编号为 {draft} 的草稿，或它已被删除。请在“草稿”页查看现有的草稿。',
    en: 'There is no draft {draft}, or it was deleted. Choose one from the list of drafts.',
  },
  'draft-changed': {
    zh: '{by} 已于 {at} 保存了草稿 {draft} 的新版本（第 {revision} 版），您的修改没有覆盖它。请打开新版本后再改，或把您的内容另存为新草稿。',
    en: '{by} saved draft {draft} again at {at} (revision {revision}); your changes have not replaced it. Open the new revision and change that, or keep yours as another draft.',
  },
  'draft-not-yours': {
    zh: '草稿 {draft} 是 {by} 建立的，只有本人或主管部门可以删除，只有本人可以移出项目。',
    en: 'Draft {draft} was made by {by}; only they or the bureau may delete it, and only they may take it out of its project.',
  },
  'draft-question-bad': {
    zh: '草稿内容的“{where}”不符合这种草稿的格式。请对照该页面所用的接口说明改正。',
    en: '"{where}" in the draft is not valid for this kind of draft. Correct it as the API description of that page says.',
  },
  'draft-too-large': {
    zh: '草稿内容有 {bytes} 字节，最多 {most} 字节。请删减后再保存。',
    en: 'The draft has {bytes} bytes; the maximum is {most}. Shorten it and save again.',
  },
  'drafts-full': {
    zh: '您已有 {most} 份草稿，不能再新建。请先删除不再使用的草稿。',
    en: 'You have {most} drafts already. Delete those that are no longer used first.',
  },
};
