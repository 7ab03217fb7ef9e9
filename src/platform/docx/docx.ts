import {
  AlignmentType,
  Document,
  ImageRun,
  type ISectionOptions,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { xmlTexts } from '#kernel/sound-text.ts';
import { withFixedTimes } from './fixed-times.ts';
import { pageNumber, paragraphOf, run } from './paragraphs.ts';
import { body, exactLine, fonts, page, sizes, textWidth } from './style.ts';
import type { Block } from './block.ts';
import { pictureSize } from './picture-size.ts';

/** The maximum size of a picture on a page, in units of 1/96 inch: three quarters of the width of the text, over a third of its height. */
const most = { width: 440, height: 330 } as const;
/** For a wide one: the width of the text, and all but a line or two of its height. */
const mostWide = { width: 588, height: 780 } as const;

/** A picture in its own proportions, never enlarged, and the line below it. */
function pictureOf({ bytes, text, alt = text, wide = false }: Extract<Block, { kind: 'picture' }>): Paragraph[] {
  const size = pictureSize(bytes);
  if (size === null) return [paragraphOf({ kind: 'text', text })];
  const room = wide ? mostWide : most;
  const scale = Math.min(1, room.width / size.width, room.height / size.height);
  const transformation = { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      // an exact line height, as used for text, would cut a picture down to one line
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [new ImageRun({ type: size.type, data: bytes, transformation, altText: { name: text, description: alt, title: text } })],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, fonts.text, sizes.table)] }),
  ];
}

/** The name of a table, kept on the same page as the table. */
function captionOf(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [run(text, fonts.first, sizes.table)] });
}

export type Paper = {
  readonly title: string;
  /** The addressee or subject: the first line below the title, without an indent. */
  readonly addressed?: string;
  readonly blocks: readonly Block[];
  /** At the end, right-aligned: signatory and date. */
  readonly signed: readonly string[];
  /** A note above the title, such as the mark of demonstration data. */
  readonly note?: string | undefined;
  /** ms UTC, the recorded creation time; with it the same document has the same bytes, whenever and wherever it is written. */
  readonly dated?: number | undefined;
};

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A Word document in the layout of Chinese official documents (GB/T 9704-2012): A4, its margins, 22 lines a page, size 3 imitation Song,
 * page numbers at the outer edge.
 * @example await writeWord({ title: '告知书', blocks, signed: ['阳泉市住建局', '2026年3月1日'] }) // the bytes of a .docx
 */
export async function writeWord(given: Paper): Promise<Uint8Array> {
  const paper = xmlTexts(given);
  const section: ISectionOptions = {
    properties: { page },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: [...head(paper), ...paper.blocks.flatMap(setBlock), ...foot(paper)],
  };
  const document = new Document({
    title: paper.title,
    creator: 'Yaodong',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: body, paragraph: { spacing: exactLine } } } },
    sections: [section],
  });
  const bytes = new Uint8Array(await Packer.toBuffer(document));
  return paper.dated === undefined ? bytes : withFixedTimes(bytes, paper.dated);
}

function setBlock(block: Block): (Paragraph | Table)[] {
  if (block.kind === 'table') return [tableOf(block)];
  if (block.kind === 'caption') return [captionOf(block.text)];
  return block.kind === 'picture' ? pictureOf(block) : [paragraphOf(block)];
}

function head({ title, addressed, note }: Paper): Paragraph[] {
  return [
    ...(note === undefined ? [] : [paragraphOf({ kind: 'note', text: note })]),
    paragraphOf({ kind: 'title', text: title }),
    ...(addressed === undefined ? [] : [paragraphOf({ kind: 'addressed', text: addressed })]),
  ];
}

function foot({ signed }: Paper): Paragraph[] {
  return signed.length === 0
    ? []
    : [paragraphOf({ kind: 'text', text: '' }), ...signed.map((text) => paragraphOf({ kind: 'signed', text }))];
}

/** A table across the width of the text; its header is repeated on every page, and no row is split across pages. */
function tableOf({ header, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
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
