import { memberFieldTerms } from '#registry/portfolio/vocabulary.ts';
import { type Block, sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { moneyOf } from '#kernel/money.ts';
import { memberStatusTerms, settlementTerms } from '#flexibility/settlement/vocabulary.ts';
import type { PaperFacts } from './facts.ts';
import {
  cents,
  clockText,
  factBlock,
  inKwh,
  inYuan,
  issueRows,
  issueText,
  memberText,
  moneyText,
  numberText,
  signed,
  sourceText,
  sumText,
  textBlock,
  withoutMoney,
} from './paper-text.ts';
import { settlementPaperTerms as terms } from './vocabulary.ts';
import { payText, ruleText } from './rule-text.ts';

/** At most this many members are listed on paper; the paper states how many more are in the sheet. */
const mostOnPaper = 1000;

/** An issue as a paper: its inputs, its results, each member's line, and the previous issue. @param findings as text */
export function statementPaper(facts: PaperFacts, findings: readonly string[]): Paper {
  const { issue, event } = facts;
  return {
    title: '需求响应结算单',
    addressed: facts.isPart
      ? issue.members.map(({ building }) => memberText(facts, building)).join('、')
      : (facts.aggregator ?? facts.portfolio.name),
    blocks: [
      factBlock([
        ...issueRows(facts),
        [flexibilityTerms.notice.zh, clockText(noticeOf(event), event.zone)],
        [headingTerms.programme.zh, sourceText(facts.programme)],
        ['付费办法', payText(facts.pay)],
        [headingTerms.baselineRule.zh, sourceText(facts.rule)],
        [terms.algorithm.zh, ruleText(facts.rule)],
      ]),
      ...(issue.indicative ? [textBlock('响应项目或基线规则尚未与正式文件核对，本单仅供参考。')] : []),
      ...sectionBlocks([
        { title: headingTerms.total.zh, blocks: totalBlocks(facts) },
        { title: '各成员响应', blocks: energyBlocks(facts) },
        { title: '各成员金额', blocks: moneyBlocks(facts) },
        { title: '与上一张的差额', blocks: beforeBlocks(facts) },
        { title: '须说明的事项', blocks: findings.map(textBlock) },
      ]),
    ],
    signed: signed(facts),
    dated: Date.parse(issue.knownAt),
  };
}

const noticeOf = ({ notice, recorded }: PaperFacts['event']): string =>
  Temporal.Instant.fromEpochMilliseconds(notice ?? recorded).toString();

/** Empty if no totals may be shown. */
function totalBlocks({ issue, isPart }: PaperFacts): Block[] {
  if (isPart || issue.responseKwh === null) return [];
  const rows: [string, string][] = [
    [inKwh(terms.committedEnergy), numberText(issue.committedKwh)],
    [inKwh(flexibilityTerms.response), numberText(issue.responseKwh)],
    [inKwh(settlementTerms.counted), numberText(issue.countedKwh)],
  ];
  if (issue.net === null) return [factBlock(rows), withoutMoney];
  const members = sumText(issue.members.map(({ money }) => money));
  const hidden = cents(issue.net) - cents(issue.aggregator) - cents(members);
  const rest = hidden === 0n ? '' : `，不在查看范围内的成员所得 ${moneyOf(hidden)} 元`;
  return [
    factBlock([
      ...rows,
      [inYuan(settlementTerms.amount), moneyText(issue.amount)],
      [inYuan(settlementTerms.penalty), moneyText(issue.penalty)],
      [inYuan(settlementTerms.net), moneyText(issue.net)],
      [inYuan(settlementTerms.aggregator), moneyText(issue.aggregator)],
    ]),
    textBlock(`各成员所得合计 ${members} 元${rest}，聚合商所得 ${moneyText(issue.aggregator)} 元，相加等于净收益 ${issue.net} 元。`),
  ];
}

function energyBlocks(facts: PaperFacts): Block[] {
  const { members } = facts.issue;
  const shown = members.slice(0, mostOnPaper);
  return [
    {
      kind: 'table',
      header: [
        headingTerms.building.zh,
        `${flexibilityTerms.committed.zh}（kW）`,
        inKwh(flexibilityTerms.baseline),
        inKwh(flexibilityTerms.actual),
        inKwh(flexibilityTerms.response),
        headingTerms.state.zh,
      ],
      rows: shown.map((one) => [
        memberText(facts, one.building),
        numberText(one.committedKw),
        numberText(one.baselineKwh),
        numberText(one.actualKwh),
        numberText(one.responseKwh),
        memberStatusTerms[one.status].zh,
      ]),
      widths: [0.26, 0.14, 0.16, 0.16, 0.14, 0.14],
    },
    ...(shown.length < members.length ? [textBlock(`成员共 ${members.length} 个，此处列出前 ${shown.length} 个；全部见电子表格。`)] : []),
    ...(members.some(({ responseKwh }) => responseKwh === null) ? [textBlock('“—”为没有基线、读数不全或未参加，不作零计。')] : []),
  ];
}

/** Empty if no money may be shown. */
function moneyBlocks(facts: PaperFacts): Block[] {
  const { members } = facts.issue;
  if (members.every(({ money }) => money === null)) return [];
  const sums = [members.map(({ amount }) => amount), members.map(({ penalty }) => penalty), members.map(({ money }) => money)];
  const [amount = '', penalty = '', money = ''] = sums.map(sumText);
  return [
    {
      kind: 'table',
      header: [
        headingTerms.building.zh,
        inYuan(settlementTerms.amount),
        inYuan(settlementTerms.penalty),
        memberFieldTerms.share.zh,
        inYuan(settlementTerms.money),
      ],
      rows: [
        ...members
          .slice(0, mostOnPaper)
          .map((one) => [
            memberText(facts, one.building),
            moneyText(one.amount),
            moneyText(one.penalty),
            numberText(one.share),
            moneyText(one.money),
          ]),
        [headingTerms.total.zh, amount, penalty, '', money],
      ],
      widths: [0.32, 0.18, 0.18, 0.12, 0.2],
    },
    textBlock('成员所得 = 分成 ×（按响应分得的收益 − 按不足分担的扣减），到分。'),
  ];
}

function beforeBlocks({ issue, before, isPart, ...facts }: PaperFacts): Block[] {
  if (before === null) return [textBlock('本单是这次事件的第一张结算单。')];
  const was = new Map(before.members.map((one) => [one.building, one]));
  const moved = issue.members.filter(({ difference }) => difference !== null && cents(difference) !== 0n);
  const sums =
    isPart || issue.net === null || before.net === null
      ? []
      : [textBlock(`净收益：第 ${before.issue} 张 ${before.net} 元，本单 ${issue.net} 元，差额 ${moneyText(issue.difference)} 元。`)];
  if (issue.members.every(({ money }) => money === null)) return [textBlock(`上一张为第 ${before.issue} 张，原单不改动。`)];
  if (moved.length === 0) return [...sums, textBlock(`各成员所得与第 ${before.issue} 张相同。`)];
  return [
    ...sums,
    {
      kind: 'table',
      header: [
        headingTerms.building.zh,
        inYuan({ zh: issueText(before) }),
        inYuan({ zh: issueText(issue) }),
        settlementTerms.difference.zh,
      ],
      rows: moved
        .slice(0, mostOnPaper)
        .map((one) => [
          memberText(facts, one.building),
          moneyText(was.get(one.building)?.money ?? null),
          moneyText(one.money),
          moneyText(one.difference),
        ]),
      widths: [0.4, 0.2, 0.2, 0.2],
    },
    textBlock('原单不改动，变动以新的一张体现；差额小于零的应予追回，另见差额通知。'),
  ];
}
