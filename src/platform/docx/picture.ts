import { AlignmentType, ImageRun, LineRuleType, Paragraph } from 'docx';
import type { Block } from './block.ts';
import { paragraphOf, run } from './paragraphs.ts';
import { pictureSize } from './picture-size.ts';
import { fonts, sizes } from './style.ts';

/** The maximum size of a picture on a page, in units of 1/96 inch: three quarters of the width of the text, over a third of its height. */
const most = { width: 440, height: 330 } as const;
/** For a wide one: the width of the text, and all but a line or two of its height. */
const mostWide = { width: 588, height: 780 } as const;

/** A picture in its own proportions, never enlarged, and the line below it. */
export function pictureOf({ bytes, text, alt = text, wide = false }: Extract<Block, { kind: 'picture' }>): Paragraph[] {
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
export function captionOf(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [run(text, fonts.first, sizes.table)] });
}
