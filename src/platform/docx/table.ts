import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import { run } from './paragraphs.ts';
import { fonts, sizes, textWidth } from './style.ts';
import type { Block } from './block.ts';

/** A table across the width of the text; its header is repeated on every page, and no row is split across pages. */
export function tableOf({ header, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
  const columns = widths.map((share) => Math.round(share * textWidth));
  const rowOf = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: cells.map((text, at) => cellOf(text, columns[at] ?? 0, isHead)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: columns,
    rows: [...(header.length === 0 ? [] : [rowOf(header, true)]), ...rows.map((cells) => rowOf(cells, false))],
  });
}

function cellOf(text: string, width: number, isHead: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: 320, lineRule: 'atLeast' },
          children: [run(line, isHead ? fonts.first : fonts.text, sizes.table)],
        }),
    ),
  });
}
