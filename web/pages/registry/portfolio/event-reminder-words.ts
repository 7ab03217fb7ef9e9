import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { reminderTerms } from '#supervision/reminder/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { reminderWords } from '../../supervision/reminder/words.ts';

const zh = {
  title: '未答复的成员',
  remind: flexibilityTerms.remind.zh,
  messages: '将发出的催答复',
  until: (time: string) => `${flexibilityTerms.answerBy.zh}：${time}（事件开始后不能再答复）`,
  to: reminderTerms.recipient.zh,
  unanswered: flexibilityTerms.unanswered.zh,
  text: labels.zh.text,
  reminded: '最近催答复',
  notReminded: '未催过',
  state: labels.zh.state,
  withinDay: '一天内已催过，不再发送',
  noAccount: flexibilityTerms.noAccount.zh,
  note: reminderTerms.note.zh,
  again: '一天内催过的也再次发送',
  preview: labels.zh.preview,
  send: reminderWords.zh.send,
  sent: reminderWords.zh.sent,
  record: '催答复记录',
  at: labels.zh.when,
  by: labels.zh.who,
  members: flexibilityTerms.members.zh,
};

const en: typeof zh = {
  title: 'Members who have not answered',
  remind: flexibilityTerms.remind.en,
  messages: 'Reminders to be sent',
  until: (time) => `${flexibilityTerms.answerBy.en}: ${time} (no answers once the event has begun)`,
  to: reminderTerms.recipient.en,
  unanswered: flexibilityTerms.unanswered.en,
  text: labels.en.text,
  reminded: reminderTerms.reminded.en,
  notReminded: 'not yet',
  state: labels.en.state,
  withinDay: 'Reminded within a day: not sent again',
  noAccount: flexibilityTerms.noAccount.en,
  note: reminderTerms.note.en,
  again: reminderTerms.again.en,
  preview: labels.en.preview,
  send: reminderWords.en.send,
  sent: reminderWords.en.sent,
  record: 'Reminders sent',
  at: labels.en.when,
  by: labels.en.who,
  members: flexibilityTerms.members.en,
};

export const eventReminderWords: PageWords<typeof zh> = { zh, en };
