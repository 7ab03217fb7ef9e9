import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  notes: '已开给本户的热费单',
  noNotes: '还没有给本户开过热费单。',
  paidBy: (account: string) => `${account} 的缴费`,
  decisions: '关于本户热费的决定',
  noDecisions: '暂无处理记录。',
  does: labels.zh.does,
  undone: (decision: string) => `决定 ${decision}`,
  decideAnew: '另作决定',
};

const en: typeof zh = {
  notes: 'Notes issued to this household',
  noNotes: 'Nothing has been issued to this household yet.',
  paidBy: (account) => `Payments of ${account}`,
  decisions: "Decisions about this household's heat bills",
  noDecisions: 'No decisions recorded.',
  does: labels.en.does,
  undone: (decision) => `decision ${decision}`,
  decideAnew: 'Make another decision',
};

export const householdNotesWords: PageWords<typeof zh> = { zh, en };
