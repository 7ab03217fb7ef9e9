/**
 * Whether a region is another or lies below it, by the codes alone: pairs of zeros at the end of an administrative code stand for
 * everything below (`610600` holds `610602` and `610602001`); other names are parted by `/`.
 */
export function liesIn(region: string, above: string): boolean {
  if (region === above || region.startsWith(`${above}/`)) return true;
  if (!/^\d+$/u.test(above) || !/^\d+$/u.test(region)) return false;
  return region.length >= above.length && region.startsWith(above.length >= 6 ? above.replace(/(?<=^\d\d(?:\d\d)*)(?:00)+$/u, '') : above);
}
