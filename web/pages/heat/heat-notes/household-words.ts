import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  notes: '已开给本户的热费单',
  noNotes: '还没有给本户开过热费单。',
  paidBy: (account: string) => `${account} 的缴费`,
  decisions: '关于本户热费的决定',
  noDecisions: '没有人对本户的热费作过决定。',
  does: labels.zh.does,
  undone: (decision: string) => `决定 ${decision}`,
  decideAnew: '另作决定',
};

const en: typeof zh = {
  notes: 'Notes issued to this household',
  noNotes: 'Nothing was issued to this household yet.',
  paidBy: (account) => `Payments of ${account}`,
  decisions: 'Decisions about its bills',
  noDecisions: 'Nobody decided about bills of this household.',
  does: labels.en.does,
  undone: (decision) => `decision ${decision}`,
  decideAnew: 'Decide something',
};

export const householdNotesWords: PageWords<typeof zh> = { zh, en };
