import { Document, Packer, type ISectionOptions, type Paragraph, type Table } from 'docx';
import { xmlTexts } from '#kernel/sound-text.ts';
import { withFixedTimes } from './fixed-times.ts';
import { paragraphOf, pageNumber } from './paragraphs.ts';
import { captionOf, pictureOf } from './picture.ts';
import { body, exactLine, page } from './style.ts';
import { tableOf } from './table.ts';
import type { Block } from './block.ts';

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
