import { labels } from '#kernel/label-terms.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(caseTerms, 'zh'),
  label: { reason: labels.zh.reason, version: labels.zh.version, choose: labels.zh.choose, remove: labels.zh.remove },
  admin: '管理员办理',
  move: '改按其他版本办理',
  moveMeans: '仅限个案：在办件一般按受理时的版本办到底。改版本会写入办件记录，期限按新版本重新推算。',
  moveDo: '改按此版本',
  erase: '清除个人信息',
  eraseMeans: '清除后不可恢复；记录中只留摘要，核验仍有效。',
  eraseDo: '清除所选',
  eraseAsk: '所选个人信息将被永久清除。',
  which: '要清除的信息',
  none: '本办件没有留存个人信息。',
  photo: (kind: string) => `${kind}：拍照`,
  chosenFiles: (kind: string) => `${kind}已选文件`,
  dropFile: (name: string) => `删除 ${name}`,
  preview: (name: string) => `${name} 预览`,
  show: (name: string) => `查看图片 ${name}`,
  view: '查看图片',
  hide: '收起预览',
  mustAvoid: '应回避',
  served: (count: string) => `已参加评审 ${count} 次`,
  seatHint: '按已参加评审次数由少到多排列；应回避的列在最后，不能安排。',
  weighed: '提交前须知',
  reasonFor: (name: string) => `${name}：理由`,
  reasonHint: '核对无误的，写明理由后可以办理；理由随记录留存，并写入文书。',
  kept: '已恢复上次填写而未办理的内容；所选文件须重新选择。',
};

const en: typeof zh = {
  term: wordsIn(caseTerms, 'en'),
  label: { reason: labels.en.reason, version: labels.en.version, choose: labels.en.choose, remove: labels.en.remove },
  admin: 'For administrators',
  move: 'Switch to another version',
  moveMeans:
    'For individual cases only: a case normally keeps the version it began with. The switch is written into its record, and time limits are recalculated.',
  moveDo: 'Switch to this version',
  erase: 'Erase personal data',
  eraseMeans: 'This cannot be undone. The record keeps a hash of the data and can still be verified.',
  eraseDo: 'Erase selected',
  eraseAsk: 'The selected personal data will be erased permanently.',
  which: 'What to erase',
  none: 'The case holds no personal data.',
  photo: (kind) => `${kind}: take a photo`,
  chosenFiles: (kind) => `Files chosen for ${kind}`,
  dropFile: (name) => `Delete ${name}`,
  preview: (name) => `Preview of ${name}`,
  show: (name) => `Show the picture ${name}`,
  view: 'Show the picture',
  hide: 'Close the preview',
  mustAvoid: 'must be recused',
  served: (count) => (Number(count) === 1 ? 'seated once' : `seated ${count} times`),
  seatHint: 'Those seated least often come first; those who must be recused come last and cannot be seated.',
  weighed: 'Before you submit',
  reasonFor: (name: string) => `${name}: reason`,
  reasonHint: 'If the value is right, give the reason and the step can be taken. It is kept in the record and printed on papers.',
  kept: 'What you entered earlier has been restored; files have to be chosen again.',
};

export const officeWords: PageWords<typeof zh> = { zh, en };
