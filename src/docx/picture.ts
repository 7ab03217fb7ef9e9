import { AlignmentType, ImageRun, Paragraph } from 'docx';
import type { Block } from './block.ts';
import { paragraphOf, run } from './paragraphs.ts';
import { pictureSize } from './picture-size.ts';
import { fonts, sizes } from './style.ts';

/** The most that a picture takes of a page, in dots of 1/96 inch: three quarters of the width of the text, over a third of its height. */
const most = { width: 440, height: 330 } as const;

/** A picture in its own proportions, never larger than it is, and the line below it. */
export function pictureOf({ bytes, text }: Extract<Block, { kind: 'picture' }>): Paragraph[] {
  const size = pictureSize(bytes);
  if (size === null) return [paragraphOf({ kind: 'text', text })];
  const scale = Math.min(1, most.width / size.width, most.height / size.height);
  const transformation = { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [new ImageRun({ type: size.type, data: bytes, transformation, altText: { name: text, description: text, title: text } })],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, fonts.text, sizes.table)] }),
  ];
}
