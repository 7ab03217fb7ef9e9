import { letterKindTerms, letterTerms } from '#casework/statement/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(letterTerms, 'zh'),
  title: (count: string) => `发通知：${count} 栋建筑`,
  kind: labels.zh.kind,
  kinds: wordsIn(letterKindTerms, 'zh'),
  note: letterTerms.note.zh,
  notePlaceholder: '写在函件末尾',
  preview: labels.zh.preview,
  table: '将发出的函件',
  building: labels.zh.building,
  says: '函中的数值',
  state: labels.zh.state,
  send: (count: string) => `发送 ${count} 份`,
  sendAndPaper: (count: string, paper: string) => `发送 ${count} 份，另出纸质函 ${paper} 份`,
  onlyPaper: (paper: string) => `出具纸质函 ${paper} 份`,
  none: '没有可发送的函件。',
  done: (count: string) => `已发出 ${count} 份。`,
  donePaper: (paper: string) => `仅有纸质函 ${paper} 份，须打印寄送。`,
  paperOnly: '仅有纸质函：签发时业主没有账户，须打印寄送。',
  indicative: labels.zh.indicative,
  word: 'Word 文件',
  close: labels.zh.close,
  answers: letterTerms.answers.zh,
  noAnswer: '尚未答复。',
  until: (day: string) => `请于 ${day} 前答复`,
  answer: '答复内容',
  reply: '提交答复',
  replied: '已提交答复。',
  letters: '函件与答复',
  mark: (kind: string, number: string, day: string, state: string) => `${day} 已发${kind} ${number}，${state}`,
};

type Words = typeof zh;

const en: Words = {
  term: wordsIn(letterTerms, 'en'),
  title: (count) => `Send a notice: ${count} buildings`,
  kind: labels.en.kind,
  kinds: wordsIn(letterKindTerms, 'en'),
  note: letterTerms.note.en,
  notePlaceholder: 'Added at the end of the notice',
  preview: labels.en.preview,
  table: 'Notices to be sent',
  building: labels.en.building,
  says: 'Figures in the notice',
  state: labels.en.state,
  send: (count) => `Send ${count}`,
  sendAndPaper: (count, paper) => `Send ${count}, issue ${paper} on paper`,
  onlyPaper: (paper) => `Issue ${paper} on paper`,
  none: 'There is no notice to send.',
  done: (count) => `${count} sent.`,
  donePaper: (paper) => `${paper} on paper only: print and post.`,
  paperOnly: 'On paper only: the owner had no account when it was issued. Print and post it.',
  indicative: labels.en.indicative,
  word: 'Word file',
  close: labels.en.close,
  answers: letterTerms.answers.en,
  noAnswer: 'Not answered yet.',
  until: (day) => `Answer by ${day}`,
  answer: 'Your answer',
  reply: 'Submit the answer',
  replied: 'The answer is submitted.',
  letters: 'Notice and answers',
  mark: (kind, number, day, state) => `${day}: ${kind} ${number}, ${state}`,
};

export const notifyWords: PageWords<Words> = { zh, en };
