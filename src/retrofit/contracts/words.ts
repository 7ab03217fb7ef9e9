import type { Words } from '#kernel/finding.ts';
import { contractSideTerms } from './vocabulary.ts';

/** Messages of contracts. */
export const contractsWords: Words = {
  'term-missing': {
    zh: '合同缺少条款 {term}；请写明，系统不作任何默认。',
    en: 'The contract lacks the term {term}: add it; no default is assumed.',
  },
  'term-bad': {
    zh: '条款 {term} 的内容“{text}”不成立；请改正。',
    en: 'The term {term} cannot be “{text}”: correct it.',
  },
  'term-unknown': {
    zh: '合同没有名为 {term} 的条款；请核对拼写，或删去。',
    en: 'Contracts have no term {term}: check the spelling, or remove it.',
  },
  'price-tariff': {
    zh: '{term} 用了电价表 {tariff}，目前还不能按电价表结算；请写明单价（yuan）及其起始日，变价时用合同变更。',
    en: '{term} names the tariff {tariff}; contracts do not settle by tariffs yet. Write a price in yuan with the day it holds from, and amend the contract where it changes.',
  },
  'stipulated-column': {
    zh: '{file} 缺少列 {column}；列名应为 item count beforeW afterW hours。',
    en: '{file} lacks the column {column}: the columns are item, count, beforeW, afterW, hours.',
  },
  'stipulated-empty': { zh: '{file} 中没有设备。', en: '{file} lists no equipment.' },
  'no-such-contract': { zh: '没有代码为 {contract} 的合同。', en: 'There is no contract {contract}.' },
  'no-such-event': { zh: '合同 {contract} 没有编号为 {event} 的事件。', en: 'Contract {contract} has no event {event}.' },
  'no-such-ledger-entry': { zh: '合同 {contract} 没有编号为 {entry} 的条目。', en: 'Contract {contract} has no entry {entry}.' },
  'no-such-period': {
    zh: '合同 {contract} 没有从 {period} 开始的结算周期；第一期从 {first} 开始，最后一期从 {last} 开始。',
    en: 'No period of contract {contract} begins on {period}: the first begins on {first}, the last on {last}.',
  },
  'amend-fixed': {
    zh: '合同变更不能改动 {terms}；请另立合同。',
    en: 'An amendment cannot change {terms}: create a new contract.',
  },
  'baseline-in-use': {
    zh: '基准 {baseline} 在这段时间已用于合同；同一节能量不能结算两次。',
    en: 'The baseline {baseline} is already used in a contract for this period: the same savings cannot be settled twice.',
  },
  'event-boundary': {
    zh: '请用 boundary 说明事件属于哪个项目边界；可用：{boundaries}。',
    en: 'Say which boundary the events belong to (boundary); available: {boundaries}.',
  },
  'event-boundary-none': {
    zh: '合同 {contract} 没有按基准计量的项目边界，无处登记事件；事件只用于按基准计量的边界。',
    en: 'Contract {contract} has no boundary measured against a baseline, so events cannot be recorded; they apply only to such boundaries.',
  },
  'events-none': { zh: '表中没有事件。', en: 'The table has no event.' },
  'event-or-entry': { zh: '请只指明事件或条目之一。', en: 'Name an event or an entry, not both.' },
  'seen-of-terms': {
    zh: 'seen 只用于条款的版本；事件和条目由编号指明，不会改动。',
    en: 'seen names a version of the terms; an event or an entry is named by its number and never changes.',
  },
  'for-missing': { zh: '请说明代表哪一方：owner（用能单位）或 provider（节能服务公司）。', en: 'Say for which party: owner or provider.' },
  'not-a-party': {
    zh: '这个账户不属于合同 {contract} 的这一方；请由该方的账户办理，或由管理员代办。',
    en: 'This account does not belong to that party of contract {contract}: use an account of that party, or ask an administrator.',
  },
  'not-confirmed': {
    zh: '合同 {contract} 还须 {side} 确认，此前不能结算。',
    en: 'Contract {contract} still has to be confirmed by: {side}. It cannot be settled before.',
  },
  'side=owner': contractSideTerms.owner,
  'side=provider': contractSideTerms.provider,
  'already-settled': {
    zh: '合同 {contract} 从 {period} 开始的周期已经结算；要重算请先冲销，或用复核。',
    en: 'The period of contract {contract} that begins on {period} is already settled: to recalculate it, reverse it first, or use a review.',
  },
  'not-over': {
    zh: '从 {period} 开始的周期到 {until} 才结束，此前不能结算。',
    en: 'The period that begins on {period} lasts until {until}: it cannot be settled before.',
  },
  'coverage-too-low': {
    zh: '边界 {boundary} 从 {period} 至 {until} 只有 {counted} 天可以计入（共 {of} 天），覆盖率 {coverage} 低于合同约定的 {least}。缺：{days}。请补充读数或气象数据。',
    en: 'Of boundary {boundary}, {counted} of {of} days from {period} to {until} count: a coverage of {coverage}, below the agreed {least}. Missing: {days}. Import readings or weather data.',
  },
  'guarantee-unknown': {
    zh: '边界 {boundary} 从 {period} 至 {until} 没有双方确认的条款，无法核算保证期的节能量；请双方变更合同。',
    en: 'No terms confirmed by both parties apply to boundary {boundary} from {period} to {until}, so the savings of the guarantee period cannot be calculated. Amend the contract.',
  },
  'interval-missing': {
    zh: '边界 {boundary} 没有置信区间，而合同按下限结算；请双方变更结算依据。',
    en: 'Boundary {boundary} has no interval, but the contract settles on its lower end: amend the settlement basis.',
  },
  'baseline-moved': {
    zh: '边界 {boundary} 的基准 {baseline} 锁定后，基期读数有更正。已结算各期的节能量：按锁定基准 {locked} {unit}，按更正后的基期 {refitted} {unit}。在双方变更合同之前，账目不变。',
    en: 'Readings of the base of {baseline} (boundary {boundary}) were corrected after it was sealed. Savings of the settled periods: {locked} {unit} by the sealed baseline, {refitted} {unit} by the corrected one. The ledger stays unchanged until both parties amend the contract.',
  },
  'baseline-gone': {
    zh: '边界 {boundary} 的基准 {baseline} 锁定后，基期读数被撤销，已不足以建模。在双方变更合同之前，账目不变。',
    en: 'Readings of the base of {baseline} (boundary {boundary}) were withdrawn after it was sealed and no longer suffice for a model. The ledger stays unchanged until both parties amend the contract.',
  },
  'known-at-preview': { zh: '按过去所知只能预览，不能入账。', en: 'Results as known earlier can only be previewed, not posted.' },
  'ledger-moved': {
    zh: '合同 {contract} 的账目正在被别人更新，请再试一次。',
    en: 'The ledger of contract {contract} is being updated by someone else: try again.',
  },
  'not-reversible': {
    zh: '合同 {contract} 的条目 {entry} 已被冲销，或本身就是冲销。',
    en: 'Entry {entry} of contract {contract} has already been reversed, or is a reversal itself.',
  },
  'payment-bad': {
    zh: '“{yuan}”不是付款金额；请写大于零、到分的数，例如 1200.50。由节能服务公司退还的，注明付款方（by: provider）。',
    en: '“{yuan}” is not a valid payment: enter yuan above 0, to the cent, such as 1200.50. If the provider pays back, set the payer (by: provider).',
  },
  'payment-to-come': {
    zh: '付款日期 {on} 还没有到；付款之后再登记，或改正日期。',
    en: 'The payment date {on} is in the future: record the payment once it is made, or correct the date.',
  },
  'payment-repeated': {
    zh: '合同 {contract} 的这笔付款已登记为条目 {entry}。确是另一笔的，请写明各自的凭证号（reference）。',
    en: 'This payment of contract {contract} is already recorded as entry {entry}. If it is a different payment, give each its own reference.',
  },
  'payment-over-due': {
    zh: '付款 {yuan} 元超过合同 {contract} 尚未付清的 {left} 元（待确认的付款已计入）。确认无误请再次登记（over）。',
    en: 'A payment of {yuan} yuan exceeds the {left} yuan still unpaid on contract {contract} (payments not confirmed yet included). If it is right, record it again (over).',
  },
  'payment-claimed': {
    zh: '条目 {entry} 已记为待确认的付款，{side}确认后才计入已付。',
    en: 'Entry {entry} is recorded as a payment to be confirmed: it counts as paid once it is confirmed by the {side}.',
  },
  'reverse-needs-dispute': {
    zh: '合同 {contract} 的条目 {entry} 在下列任一方提出异议后才能冲销：{side}。',
    en: 'Entry {entry} of contract {contract} can be reversed only once it is disputed by: {side}.',
  },
  'money-not-seen': { zh: '这个角色看不到合同 {contract} 的金额。', en: 'Your role cannot see the amounts of contract {contract}.' },
  'not-settled': {
    zh: '合同 {contract} 从 {period} 开始的周期还没有结算，没有结算单。',
    en: 'The period of contract {contract} that begins on {period} is not settled yet, so there is no statement.',
  },
  'ledger-broken': {
    zh: '合同 {contract} 的账目在条目 {entry} 处与摘要不符（{why}）；请从备份核对。',
    en: 'The ledger of contract {contract} does not match its hash at entry {entry} ({why}): check it against a backup.',
  },
  'notice-settlement-moved': {
    zh: '合同 {contract} 已结算的周期 {periods} 按现在所知会有变化；请复核。',
    en: 'Settled periods of contract {contract} would change with what is known now: {periods}. Review them.',
  },
  'notice-baseline-moved': {
    zh: '合同 {contract} 的基期读数有更正；双方变更合同之前账目不变。',
    en: 'Readings of a base period of contract {contract} were corrected; the ledger stays unchanged until both parties amend the contract.',
  },
  'job=settlement-review': { zh: '复核已结算的合同', en: 'Review of settled contracts' },
};
