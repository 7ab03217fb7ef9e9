import type { Words } from '#kernel/finding.ts';

const chain = (zh: string, en: string) => ({
  zh: `签发链在第 {position} 份处不成立：${zh}。请从备份中取出该份核对，并查明何人改动了数据库。`,
  en: `The chain of statements is broken at position {position}: ${en}. Compare it with a backup, and find out who changed the database.`,
});

export const statementWords: Words = {
  'no-such-statement': { zh: '没有编号为 {number} 的签发文件。', en: 'There is no statement {number}.' },
  'no-such-statement-kind': {
    zh: '没有名为 {kind} 的签发文件种类；可用：{kinds}。',
    en: 'There is no kind of statement {kind}; there are: {kinds}.',
  },
  'statement-draft-changed': {
    zh: '预览之后数据、编号或日期已变，未签发。请重新预览，核对后再签发。',
    en: 'Since the preview the data, the number or the day has changed; nothing was issued. Preview it again, check it, then issue it.',
  },
  'statement-stands': {
    zh: '同一事项已签发 {number}，仍然有效。要变更，请对它签发变更；不再适用，请先撤回。',
    en: '{number} has already been issued for this matter and is in force. To change it, issue a difference; if it no longer applies, withdraw it first.',
  },
  'statement-not-standing': {
    zh: '{number} 已被变更或撤回，不能再变更或撤回；请对最新的一份操作。',
    en: '{number} has already been changed or withdrawn; use the latest statement of the matter.',
  },
  'statement-same': {
    zh: '按现在所知，与 {number} 的各项数值一致，没有可签发的变更。',
    en: 'As known now, nothing differs from {number}, so there is no change to issue.',
  },
  'statement-indicative': {
    zh: '依据中有未核实的内容（{rests}），只能作参考，不能作为正式文件签发。请先核实，或注明“参考”后签发。',
    en: 'It is based on unverified sources ({rests}), so it is indicative and cannot be issued as a formal document. Verify them first, or issue it marked as indicative.',
  },
  'statement-too-large': {
    zh: '文件有 {bytes} 字节，最多保存 {most} 字节。请缩小范围后再签发。',
    en: 'The document has {bytes} bytes; at most {most} can be stored. Reduce its scope before issuing it.',
  },
  'statement-not-sendable': {
    zh: '{kind} 不是发给业主的函件；可以发送的有：{kinds}。',
    en: 'A {kind} is not sent to owners; notices that can be sent: {kinds}.',
  },
  'statement-not-sent': {
    zh: '{number} 没有发送给业主，不能在此答复。',
    en: '{number} was not sent to an owner, so there is nothing to answer.',
  },
  'letter-earlier': {
    zh: '{building} 当年已发 {number}，仍然有效。',
    en: '{building} already has {number} for this year, which is in force.',
  },
  'letter-earlier-paper': {
    zh: '{building} 当年已有纸质函 {number}，仍然有效；业主没有账户，须寄送。',
    en: '{building} already has {number} for this year, which is in force. It is on paper only and has to be sent by post.',
  },
  'letter-same': {
    zh: '{building} 的同一函件已由 {by} 于 {at} 发出（{number}），本次各份均未发出。请先查看该函；仍需再发，请选择“当年已有的也再发”，重新预览后发送。',
    en: 'The same notice for {building} was sent by {by} at {at} ({number}); none of these was sent. Read that one first; to send another anyway, choose “Also to buildings that have one for the year” (again), then preview and send.',
  },
  'statement-withdrawn': {
    zh: '{number} 已由 {by} 于 {day} 撤回（{reason}），无须答复。',
    en: '{number} was withdrawn by {by} on {day} ({reason}); no answer is needed.',
  },
  'letter-no-owner': {
    zh: '{building} 没有登记业主单位，无人可通知。请补录单位，或只出纸质文件。',
    en: 'No organisation is registered for {building}, so nobody can be notified. Fill it in, or issue it on paper only.',
  },
  'letter-no-account': {
    zh: '{building} 的业主单位 {organisation} 没有可用的账户。请先添加账户，或只出纸质文件。',
    en: 'The owner of {building}, {organisation}, has no active account. Add one, or issue it on paper only.',
  },
  'notice-statement-sent': {
    zh: '{by} 向您发出{kind}（{number}）：{says}。',
    en: '{by} sent you the {kind} ({number}): {says}.',
  },
  'notice-statement-sent-until': {
    zh: '{by} 向您发出{kind}（{number}）：{says}。请于 {until} 前答复。',
    en: '{by} sent you the {kind} ({number}): {says}. Answer by {until}.',
  },
  'notice-statement-answered': { zh: '{by} 答复了 {number}：{text}', en: '{by} answered {number}: {text}' },
  'notice-statement-withdrawn': { zh: '{by} 撤回了 {number}：{reason}', en: '{by} withdrew {number}: {reason}' },
  'statement-chain-missing': chain('缺少一份', 'a statement is missing'),
  'statement-chain-altered': chain('内容与其校验值不符', 'its content does not match its hash'),
  'statement-chain-unlinked': chain('没有接在前一份之后', 'it does not follow the one before it'),
  'statement-chain-document': chain('文件与签发时的校验值不符', 'the document is not the one that was issued'),
  'statement-chain-cut': chain('审计日志记有另一份或更后的文件', 'the audit trail records another statement here, or later ones'),
};
