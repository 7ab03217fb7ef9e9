import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Notices that are sent to owners, on the pages and on the command line. */
export const letterTerms = category({
  notify: { zh: '发通知', en: 'Send a notice' },
  recipients: { zh: '发送对象', en: 'Sent to' },
  note: { zh: '附言（写入函件）', en: 'Note (added to the notice)' },
  answerBy: { zh: '答复期限', en: 'Answer by' },
  again: { zh: '当年已有的也再发', en: 'Also to buildings that have one for the year' },
  onPaper: { zh: '通知不到的只出纸质文件', en: 'On paper where nobody can be notified' },
  sends: { zh: '将发送', en: 'To be sent' },
  paper: { zh: '只出纸质文件', en: 'On paper only' },
  unreachable: { zh: '通知不到', en: 'Nobody can be notified' },
  earlier: { zh: '当年已有', en: 'Has one for the year' },
  blocked: { zh: '不能发送', en: 'Cannot be sent' },
  sent: { zh: '函件已发', en: 'Sent' },
  paperOnly: { zh: '仅有纸质函，须寄送', en: 'On paper only, to be sent by post' },
  answered: { zh: '已答复', en: 'Answered' },
  unanswered: { zh: '尚未答复', en: 'Not answered' },
  withdrawn: labelTerms.withdrawn,
  answers: { zh: '答复情况', en: 'Answers' },
  noneSent: { zh: '没有发出过函件。', en: 'No notice was sent.' },
});

/** The kinds of notices. */
export const letterKindTerms = category({
  'use-notice': { zh: '用能提示函', en: 'Energy use notice' },
  'supervision-notice': { zh: '督办函', en: 'Supervision notice' },
});

export const statementVocabulary = { letter: letterTerms, letterKind: letterKindTerms } satisfies Readonly<Record<string, Category>>;
