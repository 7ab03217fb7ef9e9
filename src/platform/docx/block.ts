/** One piece of a document, from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Somebody else's own words. */
  | { readonly kind: 'quote'; readonly text: string }
  /**
   * A JPEG or PNG with a line below it; bytes that are neither leave the line alone. `alt`: for who does not see it, where that is more
   * than the line; `wide`: over the width of the text, as a chart is.
   */
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly text: string; readonly alt?: string; readonly wide?: boolean }
  /** The name of the table that follows. */
  | { readonly kind: 'caption'; readonly text: string }
  /** `widths`: shares of the page, together 1. */
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    };

/** A line to be filled in by hand, where a paper needs what nobody has said. */
export const blank = '\u{FF3F}'.repeat(10);

/** The numbers of the sections of an official document, the first ten. */
export const sectionNumerals = '一二三四五六七八九十';

/** Numbered sections, one after another; one without blocks is left out. */
export function sectionBlocks(sections: readonly { readonly title: string; readonly blocks: readonly Block[] }[]): Block[] {
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, at): Block[] => [
      { kind: 'heading', level: 1, text: `${sectionNumerals[at] ?? ''}、${title}` },
      ...blocks,
    ]);
}
