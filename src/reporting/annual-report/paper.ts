import type { Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { chartBlocks } from './chart-blocks.ts';
import { annualReportTerms } from './vocabulary.ts';
import type { ReportContent } from './present.ts';

const text = (said: string): Block => ({ kind: 'text', text: said });

/**
 * The yearly report in official layout: its sections with their clauses, then what is missing by who owes it. In Chinese.
 * @param pictures of its charts, in order; null if one could not be drawn
 * @param doubts about the document itself, placed before everything else
 */
export function reportPaper(
  { regionName, year, template, due, sections, missing }: ReportContent,
  pictures: readonly (Uint8Array | null)[],
  doubts: readonly string[],
): Paper {
  let charts = 0;
  const days = due.map(({ day, document, clause }) => `${chineseDay(day)}前（${document} ${clause}）`);
  return {
    title: `${regionName}${year}年度建筑节能与绿色建筑发展报告`,
    addressed: `${template.to}：`,
    blocks: [
      ...doubts.map(text),
      ...(days.length === 0 ? [] : [text(`报送期限：${days.join('；')}。`)]),
      ...sections.flatMap(({ title, sentences, charts: own }, at): Block[] => [
        { kind: 'heading', level: 1, text: `${at + 1}. ${title}` },
        ...sentences.map((one) => text(one.text)),
        ...own.flatMap((one) => chartBlocks(one, pictures[charts] ?? null, ++charts)),
      ]),
      ...(missing.length === 0 ? [] : missingBlocks(missing)),
    ],
    signed: [],
  };
}

function missingBlocks(missing: ReportContent['missing']): Block[] {
  const rows = missing.toSorted((a, b) => (a.who < b.who ? -1 : a.who > b.who ? 1 : 0)).map(({ who, what, why }) => [who, what, why]);
  return [
    { kind: 'heading', level: 1, text: annualReportTerms.missing.zh },
    text('下列内容没有数值，未写入报告，也未按零计。'),
    { kind: 'table', header: [annualReportTerms.who.zh, annualReportTerms.what.zh, labels.zh.reason], rows, widths: [0.26, 0.34, 0.4] },
  ];
}
