import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { Line } from '#retrofit/contract-terms/facts.ts';
import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { yuanText } from '#kernel/money-text.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { savingsTerms } from '#retrofit/savings/vocabulary.ts';
import type { SettlementFacts } from './statement.ts';
import {
  contractBasisTerms,
  contractEntryTerms,
  contractItemTerms,
  contractSideTerms,
  contractTerms as terms,
  contractTypeTerms,
} from './vocabulary.ts';

const text = (said: string): Block => ({ kind: 'text', text: said });
const yuan = (money: string): string => yuanText(money, 'zh');
const days = ({ from, to }: { readonly from: string; readonly to: string }): string => `${chineseDay(from)}至${chineseDay(to)}（不含）`;

/**
 * The settlement statement of a period: parties, boundaries with their base, savings with their interval, prices and amounts, corrections,
 * findings, hashes, and signature fields. Always in Chinese. @param findings in words
 */
export function settlementPaper(facts: SettlementFacts, findings: readonly string[]): Paper {
  const { period, parties } = facts;
  return {
    title: '节能服务合同结算单',
    addressed: `${facts.terms.name}（${facts.terms.code}），${days(period)}`,
    blocks: sectionBlocks([
      { title: '合同双方和结算依据', blocks: [partyTable(facts)] },
      { title: '项目边界和基期', blocks: [boundaryTable(facts)] },
      { title: savingsTerms.savings.zh, blocks: savingsBlocks(facts) },
      { title: '金额', blocks: amountBlocks(facts) },
      { title: '本期更正和以前各期更正', blocks: correctionBlocks(facts) },
      { title: '需要说明的情况', blocks: findings.length === 0 ? [text(labels.zh.nothing)] : findings.map(text) },
      { title: labels.zh.hash, blocks: hashBlocks(facts) },
    ]),
    signed: [
      `${contractSideTerms.owner.zh}：${parties.owner}（盖章）`,
      `代表签字：${blank}  日期：${blank}`,
      `${contractSideTerms.provider.zh}：${parties.provider}（盖章）`,
      `代表签字：${blank}  日期：${blank}`,
    ],
  };
}

function partyTable({ terms: agreed, parties, period, knownAt }: SettlementFacts): Block {
  const rows = [
    [contractSideTerms.owner.zh, parties.owner],
    [contractSideTerms.provider.zh, parties.provider],
    [terms.type.zh, contractTypeTerms[agreed.type].zh],
    ['合同期', days(agreed)],
    [savingsTerms.reporting.zh, days(period)],
    [terms.basis.zh, `${contractBasisTerms[agreed.basis].zh}（置信水平 ${agreed.confidence * 100}%）`],
    ['最低覆盖率', `${agreed.minCoverage * 100}%`],
    ['读数截至', knownAt],
  ];
  return { kind: 'table', header: [labels.zh.project, labels.zh.text], rows, widths: [0.3, 0.7] };
}

function boundaryTable({ boundaries }: SettlementFacts): Block {
  const rows = boundaries.map(({ name, baseline, base }) => [name, baseline ?? '约定（设备清单）', base === null ? '—' : days(base)]);
  return {
    kind: 'table',
    header: [savingsTerms.boundary.zh, savingsTerms.baseline.zh, savingsTerms.base.zh],
    rows,
    widths: [0.25, 0.3, 0.45],
  };
}

const unitOf = ({ boundaries }: SettlementFacts, { boundary }: Line): string =>
  unitSign(boundaries.find(({ name }) => name === boundary)?.unit ?? 'kWh');

function savingsBlocks(facts: SettlementFacts): Block[] {
  const lines = facts.lines.filter(({ item }) => item === 'savings');
  if (lines.length === 0) return [text(labels.zh.nothing)];
  const rows = lines.map((line) => [
    `${line.boundary ?? ''}，${line.from} 至 ${line.to}`,
    `${line.adjustedBaseline ?? ''} ${unitOf(facts, line)}`,
    `${line.measured ?? ''} ${unitOf(facts, line)}`,
    `${line.savings ?? ''} ${unitOf(facts, line)}`,
    line.low === null || line.high === null ? '—' : `${line.low} 至 ${line.high}`,
    line.counted ?? '',
  ]);
  const header = [
    savingsTerms.boundary.zh,
    savingsTerms.adjustedBaseline.zh,
    savingsTerms.measured.zh,
    savingsTerms.savings.zh,
    savingsTerms.interval.zh,
    savingsTerms.counted.zh,
  ];
  return [
    { kind: 'table', header, rows, widths: [0.24, 0.17, 0.17, 0.16, 0.16, 0.1] },
    text('节能量 = 校准能耗 − 实测用量，只计用量完整、气温已知的日子，不按比例放大；缺少的日子不按零计。'),
  ];
}

function amountBlocks(facts: SettlementFacts): Block[] {
  const rows = facts.lines.map((line) => [
    `${contractItemTerms[line.item].zh}${line.boundary === null ? '' : `，${line.boundary}`}，${line.from} 至 ${line.to}`,
    line.quantity === null ? '—' : `${line.quantity} ${unitOf(facts, line)}`,
    line.yuan ?? '—',
    line.percent ?? '—',
    line.amount === null ? '不分享' : yuan(line.amount),
  ]);
  const header = [terms.lines.zh, '数量', terms.price.zh, terms.share.zh, terms.amount.zh];
  const { amount, carried, cost, margin } = facts;
  return [
    { kind: 'table', header, rows, widths: [0.38, 0.18, 0.14, 0.14, 0.16] },
    ...(carried === null ? [] : [text(`以前各期结转入 ${yuan(carried.in)}，本期结转出 ${yuan(carried.out)}。`)]),
    ...(cost === null || margin === null ? [] : [text(`实测能源费用 ${yuan(cost)}，差额 ${yuan(margin)}。`)]),
    text(`本期金额合计：${yuan(amount)}。正数由${contractSideTerms.owner.zh}支付，负数由${contractSideTerms.provider.zh}支付。`),
    text(`截至本单，应付合计 ${yuan(facts.due)}，已付 ${yuan(facts.paid)}，未付 ${yuan(facts.balance)}。`),
  ];
}

function correctionBlocks({ entries, earlier }: SettlementFacts): Block[] {
  const listed = [...entries, ...earlier];
  const rows = listed.map(({ entry, kind, period, posted, amount }) => [
    String(entry),
    contractEntryTerms[kind].zh,
    period ?? '',
    posted.slice(0, 10),
    yuan(amount),
  ]);
  return [
    {
      kind: 'table',
      header: [terms.entry.zh, labels.zh.kind, '周期起始', terms.posted.zh, terms.amount.zh],
      rows,
      widths: [0.12, 0.18, 0.22, 0.22, 0.26],
    },
  ];
}

function hashBlocks({ boundaries, entries }: SettlementFacts): Block[] {
  return [
    ...boundaries.flatMap(({ baseline, hash }) => (hash === null ? [] : [text(`基准 ${baseline ?? ''}：${hash}`)])),
    ...entries.map(({ entry, hash }) => text(`条目 ${entry}：${hash}`)),
    text('摘要为 SHA-256，可用 sha256sum 核对。'),
  ];
}
