import { labels } from '#kernel/label-terms.ts';
import { percentText } from '#kernel/percent.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import { sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { Judged } from './compare.ts';
import { energyReviewTerms as terms } from './vocabulary.ts';

/** The content of the yearly list, all words in Chinese. */
export type ListOutcome = {
  readonly place: string;
  readonly year: number;
  readonly passed: number;
  readonly refused: number;
  readonly accepted: number;
  readonly kwh: number | null;
  readonly tce: number | null;
  readonly tceEqual: number | null;
  readonly rows: readonly {
    readonly number: string;
    readonly decidedOn: string;
    readonly outcome: string;
    readonly subject: string;
    readonly organisation: string;
    readonly kwh: number | null;
    readonly tce: number | null;
    readonly tceEqual: number | null;
    readonly conditions: string;
    readonly state: string;
  }[];
  readonly owed: readonly {
    readonly name: string;
    readonly organisation: string;
    readonly duty: string;
    readonly decided: string;
    readonly kwh: number | null;
    readonly tce: number | null;
    readonly review: string;
  }[];
  readonly compared: Judged;
  readonly remarks: readonly string[];
  readonly indicative: boolean;
  readonly authority?: string;
};

const text = (said: string): Block => ({ kind: 'text', text: said });
const amount = (value: number | null): string => (value === null ? '不明' : paperNumber(value));

/** The list of a place's energy reviews of a year, who owed one and was not reviewed, and reviews against meters. */
export function listPaper(told: ListOutcome): Paper {
  const { place, year } = told;
  return {
    title: `${place}${year}年${terms.list.zh.replace('年度', '')}`,
    blocks: sectionBlocks([
      { title: '年度总体情况', blocks: [text(wholeText(told))] },
      {
        title: '审查清单',
        blocks: told.rows.length === 0 ? [text(`${year}年没有作出审查结论的项目。`)] : [listTable(told), ...conditionsOf(told)],
      },
      { title: terms.owed.zh, blocks: told.owed.length === 0 ? [text('没有查到应当审查而未审查的项目和建筑。')] : [owedTable(told)] },
      { title: terms.compare.zh, blocks: [text(comparedText(told.compared))] },
      { title: labels.zh.remarks, blocks: told.remarks.map((said, at) => text(`${at + 1}. ${said}`)) },
    ]),
    signed: [],
  };
}

function wholeText({ year, passed, refused, accepted, kwh, tce, tceEqual }: ListOutcome): string {
  const sums =
    passed === 0
      ? ''
      : `通过审查的项目年用电量合计 ${amount(kwh)} 千瓦时，年综合能耗合计 ${amount(tce)} 吨标准煤（当量值）、${amount(tceEqual)} 吨标准煤（等价值）。`;
  return `${year}年作出节能审查结论 ${passed + refused} 件，其中通过 ${passed} 件，不通过 ${refused} 件；节能验收合格 ${accepted} 件。${sums}`;
}

function listTable({ rows }: ListOutcome): Block {
  return {
    kind: 'table',
    header: ['编号', '日期', labels.zh.project, labels.zh.organisation, '电耗（kWh）', 'tce（当量）', 'tce（等价）', '结论与现状'],
    rows: rows.map((one) => [
      one.number,
      one.decidedOn,
      one.subject,
      one.organisation,
      amount(one.kwh),
      amount(one.tce),
      amount(one.tceEqual),
      `${one.outcome}；${one.state}`,
    ]),
    widths: [0.13, 0.12, 0.18, 0.17, 0.11, 0.09, 0.09, 0.11],
  };
}

const conditionsOf = ({ rows }: ListOutcome): Block[] =>
  rows.filter(({ conditions }) => conditions !== '').map(({ subject, conditions }) => text(`${subject}的附加条件：${conditions}`));

function owedTable({ owed }: ListOutcome): Block {
  return {
    kind: 'table',
    header: [labels.zh.name, labels.zh.organisation, terms.duty.zh, terms.decided.zh, '电耗（kWh）', 'tce（当量）', terms.review.zh],
    rows: owed.map((one) => [one.name, one.organisation, one.duty, one.decided, amount(one.kwh), amount(one.tce), one.review]),
    widths: [0.2, 0.18, 0.14, 0.14, 0.12, 0.1, 0.12],
  };
}

function comparedText({ rows, waiting, compared, incomplete, notMeasured, reviewedTce, meteredTce, over, tooLow }: Judged): string {
  if (rows === 0) return '还没有节能验收合格的项目，没有可比的。';
  const left = `${waiting} 栋（项）验收未满两年，${notMeasured} 栋（项）没有计量，${incomplete} 栋（项）计量不全。`;
  if (compared === 0 || over === null) return `节能验收合格的 ${rows} 栋（项）都不可比：${left}审查值是否偏低，无从得知。`;
  const said = over > 0 ? `审查值总体偏低，实测高出 ${percentText(over)}` : `审查值总体不低，实测为审查值的 ${percentText(1 + over)}`;
  return `节能验收合格的 ${rows} 栋（项）中，可比的 ${compared} 栋（项）：审查 ${amount(reviewedTce)} 吨标准煤，验收后第二年实测 ${amount(meteredTce)} 吨标准煤（当量值），${said}；其中 ${tooLow} 栋（项）审查偏低（含计量不全而已超过的）。另有${left}`;
}
