import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { exactLine, fonts, indent, sizes } from './style.ts';

type Piece =
  | { readonly kind: 'title' | 'note' | 'addressed' | 'text' | 'quote' | 'signed'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string };

/** A paragraph in the style of its kind. */
export function paragraphOf(piece: Piece): Paragraph {
  const spacing = exactLine;
  switch (piece.kind) {
    case 'title':
      return new Paragraph({
        heading: 'Title',
        alignment: AlignmentType.CENTER,
        spacing: { ...exactLine, line: 640, after: 578 },
        children: [run(piece.text, fonts.title, sizes.title)],
      });
    case 'note':
      return new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [run(piece.text, fonts.first, sizes.text)] });
    case 'heading':
      return new Paragraph({
        heading: piece.level === 1 ? 'Heading1' : 'Heading2',
        keepNext: true,
        spacing,
        indent,
        children: [run(piece.text, piece.level === 1 ? fonts.first : fonts.second, sizes.text)],
      });
    case 'addressed':
      return new Paragraph({ spacing, children: [run(piece.text, fonts.text, sizes.text)] });
    case 'quote':
      return new Paragraph({ spacing, indent, children: [run(piece.text, fonts.second, sizes.text)] });
    case 'signed':
      return new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing,
        indent: { right: 640 },
        children: [run(piece.text, fonts.text, sizes.text)],
      });
    case 'text':
      return new Paragraph({ alignment: AlignmentType.JUSTIFIED, spacing, indent, children: [run(piece.text, fonts.text, sizes.text)] });
  }
}

/** Black text: Word's built-in heading styles are blue. */
export function run(text: string, font: TextRunFont, size: number, bold = false): TextRun {
  return new TextRun({ text, font, size, bold, color: '000000' });
}

type TextRunFont = (typeof fonts)[keyof typeof fonts];

/** `— 1 —` at the outer edge of the page. */
export function pageNumber(side: 'left' | 'right'): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fonts.number, size: sizes.number });
  const alignment = side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT;
  return new Footer({ children: [new Paragraph({ alignment, indent: { [side]: 280 }, children: [number] })] });
}
