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
  which: '要清除的事项',
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
  move: 'Go on by another version',
  moveMeans: 'For single cases: a case otherwise ends by the version it began on. The move stands in its record; limits are recalculated.',
  moveDo: 'Move to this version',
  erase: 'Erase personal values',
  eraseMeans: 'They cannot be brought back. The record keeps their hash and can still be verified.',
  eraseDo: 'Erase the chosen',
  eraseAsk: 'The chosen personal values are erased for good.',
  which: 'What is erased',
  none: 'The case holds no personal values.',
  photo: (kind) => `${kind}: take a photo`,
  chosenFiles: (kind) => `Files chosen for ${kind}`,
  dropFile: (name) => `Delete ${name}`,
  preview: (name) => `Preview of ${name}`,
  show: (name) => `Show the picture ${name}`,
  view: 'Show the picture',
  hide: 'Close the preview',
  mustAvoid: 'must keep out',
  served: (count) => (Number(count) === 1 ? 'seated once' : `seated ${count} times`),
  seatHint: 'Those seated least come first; who must keep out comes last and cannot be seated.',
  weighed: 'Before you send this',
  reasonFor: (name: string) => `${name}: reason`,
  reasonHint: 'If the value is right, give the reason and the step can be taken. It is kept in the record and printed on papers.',
  kept: 'What you had filled in is here again; files have to be chosen again.',
};

export const officeWords: PageWords<typeof zh> = { zh, en };
