import type { PageWords } from '../../i18n/language.tsx';

const zh = { papers: '本张结算单的文书', statement: '结算单', proof: '响应效果证明', difference: '差额通知' };

const en: typeof zh = {
  papers: 'Papers about this issue',
  statement: 'Statement',
  proof: 'Proof of response',
  difference: 'Notice of the difference',
};

export const issuePaperWords: PageWords<typeof zh> = { zh, en };
