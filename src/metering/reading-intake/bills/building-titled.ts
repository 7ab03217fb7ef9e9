/** A building as far as titles name it. */
export type Named = { readonly code: string; readonly name: string };

/** What titles say beside a name: the month, what is measured, what kind of paper it is. */
const beside =
  /(?:20\d{2}|[〇零○一二三四五六七八九]{4})\s*年?|\d{1,2}(?:\s*[-~至]\s*\d{1,2})?\s*月份?|[一二三四五六七八九十]{1,2}月份?|[.\-/_()（）\s]|(?:[电水气热冷]|燃气|天然气|自来水|蒸汽|供热|供暖|采暖)[费量]?(?:用量)?|(?:明细|统计|汇总|抄表|结算|登记|收缴|缴费|分摊|台账)?(?:清单|明细|表|单|记录|台账|账单|汇总)|关于|年度|月度|Sheet\d*/giu;

/** What is left of a title without them: the name of whom it is of. @example nameInTitle('市医院2025年10月电费明细') // '市医院' */
export const nameInTitle = (title: string): string => title.normalize('NFKC').replaceAll(beside, '').trim();

/**
 * The buildings that titles name: whose name is in one, the longest only; otherwise those whose name begins with what a title names.
 * @returns several if it is in doubt
 */
export function buildingsTitled<T extends Named>(titles: readonly string[], buildings: readonly T[]): readonly T[] {
  const inside = buildings.filter(({ name }) => name.length >= 2 && titles.some((title) => bare(title).includes(bare(name))));
  const longest = inside.filter(
    (one) => !inside.some((other) => other !== one && other.name.length > one.name.length && other.name.includes(one.name)),
  );
  if (longest.length > 0) return longest;
  const named = titles.map(nameInTitle).filter((name) => name.length >= 3);
  return buildings.filter(({ name }) => named.some((one) => bare(name).includes(bare(one))));
}

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');
