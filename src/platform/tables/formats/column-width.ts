const least = 8;
const most = 48;

/** The width of a column, in characters of a sheet: that of its longest text, Chinese characters counted twice, within bounds. */
export function widthOf(texts: Iterable<string>): number {
  let widest = least;
  for (const text of texts)
    widest = Math.max(
      widest,
      [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 2),
    );
  return Math.min(widest, most);
}
