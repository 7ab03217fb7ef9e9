import { memberFieldTerms } from '#registry/portfolio/vocabulary.ts';
import { type Block, sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { moneyOf } from '#kernel/money.ts';
import { memberStatusTerms, settlementTerms } from '#flexibility/settlement/vocabulary.ts';
import type { IssuedLine, PaperFacts } from './facts.ts';
import {
  cents,
  factBlock,
  inKwh,
  inYuan,
  issueRows,
  issueText,
  memberText,
  moneyText,
  numberText,
  signed,
  textBlock,
  withoutMoney,
} from './paper-text.ts';
import { settlementPaperTerms as terms } from './vocabulary.ts';

/** The compared parts of a member's line: name and value as text. */
const compared: readonly (readonly [string, (line: IssuedLine) => string])[] = [
  [headingTerms.state.zh, ({ status }) => memberStatusTerms[status].zh],
  [`${flexibilityTerms.committed.zh}（kW）`, ({ committedKw }) => numberText(committedKw)],
  [inKwh(flexibilityTerms.baseline), ({ baselineKwh }) => numberText(baselineKwh)],
  [inKwh(flexibilityTerms.actual), ({ actualKwh }) => numberText(actualKwh)],
  [inKwh(flexibilityTerms.response), ({ responseKwh }) => numberText(responseKwh)],
  [inYuan(settlementTerms.amount), ({ amount }) => moneyText(amount)],
  [inYuan(settlementTerms.penalty), ({ penalty }) => moneyText(penalty)],
  [memberFieldTerms.share.zh, ({ share }) => numberText(share)],
  [inYuan(settlementTerms.money), ({ money }) => moneyText(money)],
];

/** A member whose line has changed; its difference in cents, null if no money may be shown. */
export type MovedLine = {
  readonly now: IssuedLine;
  readonly was: IssuedLine | null;
  readonly difference: bigint | null;
  readonly changes: readonly (readonly [name: string, before: string, after: string])[];
};

/** The lines that differ between two issues. */
export function movedLines({ issue, before }: Pick<PaperFacts, 'issue' | 'before'>): MovedLine[] {
  const lines = new Map(before?.members.map((one) => [one.building, one]));
  return issue.members.flatMap((now) => {
    const was = lines.get(now.building) ?? null;
    const changes = compared
      .map(([name, of]) => [name, was === null ? '—' : of(was), of(now)] as const)
      .filter(([, one, other]) => one !== other);
    const difference = now.money === null ? null : cents(now.money) - cents(was?.money ?? null);
    return changes.length === 0 ? [] : [{ now, was, difference, changes }];
  });
}

/** The differences between two issues of an event, and who gives back or gets how much, in plain words. */
export function differencePaper(facts: PaperFacts & { readonly before: NonNullable<PaperFacts['before']> }): Paper {
  const { issue, before } = facts;
  const moved = movedLines(facts);
  return {
    title: '需求响应结算差额通知',
    addressed: facts.isPart
      ? issue.members.map(({ building }) => memberText(facts, building)).join('、')
      : (facts.aggregator ?? facts.portfolio.name),
    blocks: [
      textBlock(
        `事件 ${issue.event} 已按更正后的资料重新结算：第 ${before.issue} 张不改动，以第 ${issue.issue} 张为准，两张的差额按下列办理。`,
      ),
      factBlock(issueRows(facts)),
      ...sectionBlocks([
        { title: '应办理的款项', blocks: payments(facts, moved) },
        { title: terms.changes.zh, blocks: changeBlocks(facts, moved) },
      ]),
      textBlock('如有异议，可要求查看选用日、读数和计算过程。'),
    ],
    signed: signed(facts),
    dated: Date.parse(issue.knownAt),
  };
}

function payments(facts: PaperFacts, moved: readonly MovedLine[]): Block[] {
  const due = moved.filter(({ difference }) => difference !== null && difference !== 0n);
  const told = due.map(({ now, difference }) => {
    const of = difference ?? 0n;
    const member = memberText(facts, now.building);
    return textBlock(of < 0n ? `${member}：已多付，应退回 ${moneyOf(-of)} 元。` : `${member}：少付，应补付 ${moneyOf(of)} 元。`);
  });
  const { issue, before, isPart } = facts;
  const sums =
    isPart || before === null || issue.net === null || before.net === null
      ? []
      : [
          textBlock(
            `净收益由 ${before.net} 元变为 ${issue.net} 元（${signOf(issue.net, before.net)} 元）；聚合商所得由 ${moneyText(before.aggregator)} 元变为 ${moneyText(issue.aggregator)} 元（${signOf(issue.aggregator, before.aggregator)} 元）。`,
          ),
        ];
  if (issue.members.every(({ money }) => money === null)) return [withoutMoney];
  return [...(told.length === 0 ? [textBlock('各成员所得没有变化，无须退补。')] : told), ...sums];
}

function signOf(now: string | null, was: string | null): string {
  const difference = cents(now) - cents(was);
  return difference > 0n ? `+${moneyOf(difference)}` : moneyOf(difference);
}

/** At most this many lines are listed on paper. */
const mostOnPaper = 1000;

function changeBlocks(facts: PaperFacts, moved: readonly MovedLine[]): Block[] {
  const { issue, before } = facts;
  if (before === null || moved.length === 0) return [textBlock('各成员的各项与上一张相同，变动在付费办法或合计。')];
  const rows = moved.flatMap(({ now, changes }) => changes.map(([name, was, is]) => [memberText(facts, now.building), name, was, is]));
  return [
    {
      kind: 'table',
      header: [headingTerms.building.zh, headingTerms.item.zh, issueText(before), issueText(issue)],
      rows: rows.slice(0, mostOnPaper),
      widths: [0.34, 0.26, 0.2, 0.2],
    },
    ...(rows.length > mostOnPaper ? [textBlock(`共 ${rows.length} 项，此处列出前 ${mostOnPaper} 项；全部见电子表格。`)] : []),
  ];
}
