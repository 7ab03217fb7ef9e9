import { convertMillimetersToTwip, LineRuleType } from 'docx';

/** The Chinese font sizes in half points: 2 (title), 3 (text), 4 (page numbers), small 4 (tables). */
export const sizes = { title: 44, text: 32, number: 28, table: 24 } as const;

/** A font for Chinese characters, with Times for the others. */
export const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });

/** If a machine lacks the official fonts, Word uses the nearest available ones. */
export const fonts = {
  title: font('方正小标宋简体'),
  first: font('黑体'),
  second: font('楷体_GB2312'),
  text: font('仿宋_GB2312'),
  number: font('宋体'),
};

export const body = { font: fonts.text, size: sizes.text };

/** 22 lines on 225 mm. */
export const exactLine = { line: 578, lineRule: LineRuleType.EXACT } as const;

/** Two characters of the text. */
export const indent = { firstLine: 640 } as const;

const mm = convertMillimetersToTwip;

/** A4; 37 mm above, 28 at the binding edge, and 156 x 225 mm of text. */
export const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(28) },
};

/** The width of the text, in twentieths of a point. */
export const textWidth = mm(156);
