import { labels } from '#kernel/label-terms.ts';
import { percentText } from '#kernel/percent.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { Block } from '#platform/docx/block.ts';
import type { Verdict } from './quota.ts';
import { verdictTerms } from './vocabulary.ts';

/** A carrier's judgement as stated in the notice, all words in Chinese. */
export type NoticePart = {
  readonly carrier: string;
  readonly unit: string;
  readonly use: number | null;
  readonly useUnit: string;
  readonly coverage: number;
  /** m2 or households. */
  readonly divisor: number | null;
  readonly divisorName: string;
  readonly measured: number | null;
  readonly corrected: number | null;
  readonly constraint: number | null;
  readonly leading: number | null;
  readonly corrects: 'measured' | 'limits';
  readonly corrections: readonly { readonly symbol: string; readonly factor: number; readonly why: string; readonly source: string }[];
  readonly verdict: Verdict;
};

/** Content of a quota notice. */
export type NoticeOutcome = {
  readonly building: { readonly code: string; readonly name: string; readonly place: string; readonly use: string };
  readonly year: number;
  readonly verdict: Verdict;
  readonly indicative: boolean;
  readonly parts: readonly NoticePart[];
  readonly grounds: readonly { readonly document: string; readonly clause: string; readonly version: string; readonly status: string }[];
  readonly remarks: readonly string[];
  /** Who signs it, if stated. */
  readonly authority?: string;
};

const toDo: Readonly<Record<Verdict, string>> = {
  leading: '用能水平达到引导值，请保持现有的运行管理，并继续按时报送读数。',
  within: '用能在约束值以内、尚未达到引导值。请以引导值为目标改进运行管理，并继续按时报送读数。',
  over: '用能超过约束值。请查找用能偏高的原因（使用时间、设备运行、围护结构等），制定并落实节能措施，并继续按时报送读数。',
  unknown: '现有数据不足以判定。请按“说明”补全资料和读数。',
};

/** The notice of a building's quota: verdict, figures, their calculation, what they are based on, what to do. */
export function quotaNoticePaper({ building, year, verdict, indicative, parts, grounds, remarks }: NoticeOutcome): Paper {
  const sections: readonly { title: string; blocks: readonly Block[] }[] = [
    { title: labels.zh.conclusion, blocks: [text(`${building.name}（${building.code}）${year}年度用能${verdictTerms[verdict].zh}。`)] },
    { title: labels.zh.data, blocks: [factTable(building, year), ...parts.flatMap(partBlocks)] },
    { title: '计算方法', blocks: parts.flatMap(formulaBlocks) },
    { title: labels.zh.basis, blocks: [groundTable(grounds)] },
    { title: labels.zh.remarks, blocks: remarks.map((said, at) => text(`${at + 1}. ${said}`)) },
    {
      title: '办理要求',
      blocks: [text(toDo[verdict]), text('对上述数据有异议的，请向签发单位提供读数、面积等依据；核实后另行签发变更。')],
    },
  ];
  const filled = sections.filter(({ blocks }) => blocks.length > 0);
  return {
    title: indicative ? '建筑用能限额情况告知（参考）' : '建筑用能限额告知书',
    addressed: addressedTo(building),
    blocks: filled.flatMap(({ title, blocks }, at): Block[] => [
      { kind: 'heading', level: 1, text: `${'一二三四五六'[at] ?? ''}、${title}` },
      ...blocks,
    ]),
    signed: [],
  };
}

/** Whom a paper about a building is addressed to. */
export const addressedTo = ({ name }: { readonly name: string }): string => `${name}产权、使用或运行管理单位：`;

function factTable({ code, name, place, use }: NoticeOutcome['building'], year: number): Block {
  const rows = [
    [labels.zh.building, `${name}（${code}）`],
    ['所在地', place],
    [labels.zh.use, use],
    ['年度', `${year}年`],
  ];
  return { kind: 'table', header: ['事项', labels.zh.text], rows, widths: [0.4, 0.6] };
}

function partBlocks(part: NoticePart): Block[] {
  const { carrier, unit, use, useUnit, coverage, divisor, divisorName, measured, corrected, constraint, leading, verdict } = part;
  const rows = [
    ['年用量', withUnit(use, useUnit)],
    ['计量覆盖率', percentText(coverage)],
    [divisorName, withUnit(divisor, divisorName === '户数' ? '户' : 'm²')],
    ['实测单位用量', withUnit(measured, unit)],
    ['修正后单位用量', withUnit(corrected, unit)],
    [labels.zh.constraintValue, withUnit(constraint, unit)],
    [labels.zh.leadingValue, withUnit(leading, unit)],
    [labels.zh.verdict, verdictTerms[verdict].zh],
  ];
  return [
    { kind: 'heading', level: 2, text: carrier },
    { kind: 'table', header: [labels.zh.project, labels.zh.figure], rows, widths: [0.4, 0.6] },
  ];
}

function formulaBlocks({ carrier, divisorName, use, useUnit, divisor, measured, unit, corrections, corrects }: NoticePart): Block[] {
  const side = corrects === 'measured' ? '实测单位用量' : '约束值和引导值';
  const worked =
    use === null || divisor === null || measured === null
      ? ''
      : `：${withUnit(use, useUnit)} ÷ ${paperNumber(divisor)} = ${withUnit(measured, unit)}`;
  return [
    text(`${carrier}：单位用量 = 年用量 ÷ ${divisorName}${worked}。`),
    ...(corrections.length === 0 ? [] : [text(`${side}依次乘以下列修正系数：`)]),
    ...corrections.map(({ symbol, factor, why, source }) => text(`${symbol} = ${factor.toFixed(4)}（${why}；${source}）。`)),
  ];
}

function groundTable(grounds: NoticeOutcome['grounds']): Block {
  const rows = grounds.map(({ document, clause, version, status }) => [document, clause, version, status]);
  return {
    kind: 'table',
    header: [labels.zh.document, labels.zh.clause, '版本', labels.zh.verification],
    rows,
    widths: [0.4, 0.28, 0.12, 0.2],
  };
}

function withUnit(value: number | null, unit: string): string {
  return value === null ? labels.zh.none : `${paperNumber(value)} ${unit}`;
}

function text(said: string): Block {
  return { kind: 'text', text: said };
}
