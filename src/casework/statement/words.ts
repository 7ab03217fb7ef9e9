import type { Words } from '#kernel/finding.ts';

const chain = (zh: string, en: string) => ({
  zh: `签发链在第 {position} 份处不成立：${zh}。请从备份中取出该份核对，并查明何人改动了数据库。`,
  en: `The chain of statements does not hold at place {position}: ${en}. Compare it with a backup, and find out who changed the database.`,
});

export const statementWords: Words = {
  'no-such-statement': { zh: '没有编号为 {number} 的签发文件。', en: 'There is no statement {number}.' },
  'no-such-statement-kind': {
    zh: '没有名为 {kind} 的签发文件种类；有：{kinds}。',
    en: 'There is no kind of statement {kind}; there are: {kinds}.',
  },
  'statement-draft-changed': {
    zh: '预览之后数据、编号或日期已变，未签发。请重新预览，核对后再签发。',
    en: 'Since the preview the data, the number or the day has changed; nothing was issued. Preview it again, look at it, then issue it.',
  },
  'statement-stands': {
    zh: '同一事项已签发 {number}，仍然有效。要变更，请对它签发变更；不再适用，请先撤回。',
    en: 'This matter has been issued as {number}, which is in force. Issue what differs from it, or withdraw it first.',
  },
  'statement-not-standing': {
    zh: '{number} 已被变更或撤回，不能再变更或撤回；请对最新的一份操作。',
    en: '{number} has been changed or withdrawn already; use the latest one of its matter.',
  },
  'statement-same': {
    zh: '按现在所知，与 {number} 的各项数值一致，没有可签发的变更。',
    en: 'As known now nothing differs from {number}: there is nothing to issue.',
  },
  'statement-indicative': {
    zh: '依据中有未核实的内容（{rests}），只能作参考，不能作为正式文件签发。请先核实，或注明“参考”后签发。',
    en: 'It rests on unverified sources ({rests}) and is indicative, not a formal document. Have them verified, or issue it marked as indicative.',
  },
  'statement-too-large': {
    zh: '文件有 {bytes} 字节，最多保存 {most} 字节。请缩小范围后再签发。',
    en: 'The document has {bytes} bytes; {most} are kept at most. Narrow the question.',
  },
  'statement-not-sendable': {
    zh: '{kind} 不是发给业主的函件；可以发送的有：{kinds}。',
    en: 'A {kind} is not sent to owners; these are: {kinds}.',
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
    en: '{building} already has {number} for this year, which is in force. It is on paper only and has to be posted.',
  },
  'letter-same': {
    zh: '{building} 的同一函件已由 {by} 于 {at} 发出（{number}），本次各份均未发出。请先查看该函；仍需再发，请选择“当年已有的也再发”，重新预览后发送。',
    en: 'The same notice for {building} was sent by {by} at {at} ({number}); none of these was sent. Read that one; to send another all the same, ask for it (again), preview and send.',
  },
  'statement-withdrawn': {
    zh: '{number} 已由 {by} 于 {day} 撤回（{reason}），无须答复。',
    en: '{number} was withdrawn by {by} on {day} ({reason}); it takes no answer.',
  },
  'letter-no-owner': {
    zh: '{building} 没有登记业主单位，无人可通知。请补录单位，或只出纸质文件。',
    en: 'No organisation is registered for {building}, so nobody can be told. Fill it in, or issue it on paper.',
  },
  'letter-no-account': {
    zh: '{building} 的业主单位 {organisation} 没有可用的账户。请先添加账户，或只出纸质文件。',
    en: 'The owner of {building}, {organisation}, has no account in use. Add one, or issue it on paper.',
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
  'statement-chain-altered': chain('内容与其校验值不符', 'its content has another hash'),
  'statement-chain-unlinked': chain('没有接在前一份之后', 'it does not follow the one before it'),
  'statement-chain-document': chain('文件与签发时的校验值不符', 'the document is not the one that was issued'),
  'statement-chain-cut': chain('审计日志记有另一份或更后的文件', 'the audit trail knows another one here, or later ones'),
};
