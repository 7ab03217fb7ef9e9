import { chineseDay } from '#kernel/day.ts';
import type { Paper } from '#platform/docx/docx.ts';

/** What a notice of withdrawal says. */
export type Withdrawal = {
  readonly number: string;
  readonly day: string;
  /** The kind of what is withdrawn, in Chinese. */
  readonly kind: string;
  readonly withdrawn: string;
  readonly withdrawnDay: string;
  readonly reason: string;
};

/** The paper that takes a statement back. In Chinese, whoever asks: it follows a paper of the office. */
export function withdrawalPaper({ number, day, kind, withdrawn, withdrawnDay, reason }: Withdrawal): Paper {
  return {
    title: `关于撤回${kind}的通知`,
    blocks: [
      { kind: 'text', text: `编号：${number}` },
      { kind: 'text', text: `${chineseDay(withdrawnDay)}签发的${kind}（编号：${withdrawn}）自本通知签发之日起撤回，不再作为依据。` },
      { kind: 'text', text: `撤回原因：${reason}` },
    ],
    signed: [chineseDay(day)],
  };
}
