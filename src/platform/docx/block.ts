/** One block of a document, in order from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Someone else's own words. */
  | { readonly kind: 'quote'; readonly text: string }
  /**
   * A JPEG or PNG with a caption line below it; if the bytes are neither, only the line is written. `alt`: the alternative text, if it says
   * more than the line; `wide`: across the width of the text, like a chart.
   */
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly text: string; readonly alt?: string; readonly wide?: boolean }
  /** The name of the table that follows. */
  | { readonly kind: 'caption'; readonly text: string }
  /** `widths`: shares of the page that add up to 1. */
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    };

/** A blank to be filled in by hand, where a document needs a value that is not known. */
export const blank = '\u{FF3F}'.repeat(10);

/** The section numerals of an official document, the first ten. */
export const sectionNumerals = '一二三四五六七八九十';

/** Consecutive numbered sections; a section without blocks is left out. */
export function sectionBlocks(sections: readonly { readonly title: string; readonly blocks: readonly Block[] }[]): Block[] {
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, at): Block[] => [
      { kind: 'heading', level: 1, text: `${sectionNumerals[at] ?? ''}、${title}` },
      ...blocks,
    ]);
}
