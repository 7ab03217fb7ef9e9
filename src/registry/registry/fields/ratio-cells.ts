/** `200/5A`, `400:5`, `10kV/100V`, `120:1`: what transformers of current and voltage end at. */
const ratio =
  /^(?:[cpv]t|t[aiv])?\s*[:=]?\s*(\d{1,6}(?:\.\d+)?)\s*k?[av安伏]?\s*[/:]\s*(?:1|5|0\.1|0\.11|100|110|115|120)\s*k?[av安伏]?$/iu;

/** `2025/1` is as well a month, `12/1` a part of something. */
function isRatio(cell: string): boolean {
  const text = cell.normalize('NFKC').trim();
  const over = Number(ratio.exec(text)?.[1] ?? Number.NaN);
  const hasUnit = /[av安伏ct]/iu.test(text);
  // plates say multiples of five
  return over >= 10 && (hasUnit || (over % 5 === 0 && !/^(?:19[5-9]\d|20[1-4]\d|1[0-2])[/:]/u.test(text)));
}

/** Whether at least half of the filled cells of a column are ratios of transformers. */
export function areRatios(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter(isRatio).length * 2 >= filled.length;
}
