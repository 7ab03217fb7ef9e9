import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { percentText } from '#kernel/percent.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { letterKindTerms } from '#casework/statement/vocabulary.ts';
import { addressedTo } from './quota-notice-paper.ts';
import { excessOf, sayLetter, sayNumber, type LetterOutcome } from './use-letter-text.ts';

/** The paper of a notice on the use of a building. Always in Chinese, because it is a paper of the office. */
export function useLetterPaper(outcome: LetterOutcome): Paper {
  const { kind, building, year, organisation: _none } = outcome;
  const isHint = kind === 'use-notice';
  const sections: readonly { readonly title: string; readonly blocks: readonly Block[] }[] = [
    {
      title: '有关情况',
      blocks: [text(`${building.name}（${building.code}，${building.place}，${building.use.zh}）${sayLetter(outcome, 'zh')}。`)],
    },
    { title: labels.zh.data, blocks: [figureTable(outcome)] },
    { title: isHint ? '建议' : '要求', blocks: requests(outcome).map(text) },
  ];
  return {
    title: `${letterKindTerms[kind].zh}（${year}年度）`,
    addressed: addressedTo(building),
    blocks: sections.flatMap(({ title, blocks }, at): Block[] => [
      { kind: 'heading', level: 1, text: `${'一二三'[at] ?? ''}、${title}` },
      ...blocks,
    ]),
    signed: [],
  };
}

function figureTable({ uses, limits, peers, through, year }: LetterOutcome): Block {
  const rows = [
    ['期间', through === null ? `${year}年全年` : `${year}年1月1日至${chineseDay(through)}`],
    ...uses.flatMap(({ carrier, value, unit, coverage }) => [
      [`${carrier.zh}：用量`, value === null ? labels.zh.none : `${sayNumber(value)} ${unitSign(unit)}`],
      [`${carrier.zh}：计量覆盖率`, percentText(coverage)],
    ]),
    ...limits.flatMap((limit) => {
      const { carrier, corrected, constraint, unit, source } = limit;
      const excess = excessOf(limit);
      return [
        [`${carrier.zh}：修正后单位用量`, `${sayNumber(corrected)} ${unitSign(unit)}`],
        [`${carrier.zh}：${labels.zh.constraintValue}（${source}）`, `${sayNumber(constraint)} ${unitSign(unit)}`],
        [`${carrier.zh}：超出`, excess === null ? '未超出' : percentText(excess)],
      ];
    }),
    ...(peers === null
      ? []
      : [
          [labels.zh.intensity, `${sayNumber(peers.own)} ${unitSign(peers.unit)}`],
          [`同类建筑中位数（${peers.count} 栋）`, `${sayNumber(peers.median)} ${unitSign(peers.unit)}`],
        ]),
  ];
  return { kind: 'table', header: [labels.zh.project, labels.zh.figure], rows, widths: [0.55, 0.45] };
}

function requests({ kind, answerBy, note }: LetterOutcome): string[] {
  const what =
    kind === 'use-notice'
      ? '请对照上述数据查找用能偏高的原因（使用时间、设备运行、围护结构等），改进运行管理。'
      : '请查明用能偏高的原因，制定节能措施并组织落实，将原因、措施和完成时间书面报送签发单位。';
  return [
    what,
    ...(note === null ? [] : [note]),
    answerBy === null
      ? '如对数据有异议，请向签发单位提供读数、面积等依据。'
      : `请于${chineseDay(answerBy)}前答复；如对数据有异议，请一并提供读数、面积等依据。`,
  ];
}

function text(said: string): Block {
  return { kind: 'text', text: said };
}
