import type { Colours } from '../ui/tokens.ts';

/** One colour of a map and its meaning. */
export type MapClass = { readonly name: string; readonly colour: string };

/** Distinguishable without red and green (Okabe and Ito 2008), on the background of each appearance. */
const hues = {
  light: { good: '#1d5fa8', plain: '#0b6b57', bad: '#b45309', unsure: '#6b6b6b', none: '#a8adab' },
  dark: { good: '#74b3f5', plain: '#4fc3a8', bad: '#f0a04b', unsure: '#b0b0b0', none: '#6a706d' },
};

/** From low to high, on the background of each appearance. */
const steps = {
  light: ['#c6dbef', '#8fbbda', '#4e93c4', '#1d62a5', '#08306b'],
  dark: ['#173a5e', '#24619b', '#4a90c9', '#8fc1e6', '#dbeeff'],
};

export type Mode = keyof typeof steps;

/** The colours of verdicts, in the order of the contract: leading, within, over, not verified, unknown. */
export function verdictClasses(mode: Mode, names: readonly string[]): MapClass[] {
  const { good, plain, bad, unsure, none } = hues[mode];
  return [good, plain, bad, unsure, none].map((colour, index) => ({ name: names[index] ?? '', colour }));
}

/** Five steps from low to high, and one for unknown. */
export function stepClasses(mode: Mode, names: readonly string[]): MapClass[] {
  return [...steps[mode], hues[mode].none].map((colour, index) => ({ name: names[index] ?? '', colour }));
}

/** Warm and cool, from pale to strong: heat sources, heat demands. */
const sites = {
  light: ['#f2c079', '#dd8420', '#8f3d00', '#9ec5e8', '#3f83c4', '#0b3c74'],
  dark: ['#6b4413', '#c0741c', '#ffc27a', '#23466b', '#4a8ccb', '#bcdcff'],
};

/** The colours of sources of heat and of demands, three each by temperature. */
export function siteClasses(mode: Mode, names: readonly string[]): MapClass[] {
  return sites[mode].map((colour, index) => ({ name: names[index] ?? '', colour }));
}

/** The step that a value falls into: the last is for unknown. @param bounds rising; a value at a bound is above it */
export function stepOf(value: number | null | undefined, bounds: readonly number[]): number {
  if (value === null || value === undefined) return 5;
  const at = bounds.findIndex((bound) => value < bound);
  return at === -1 ? bounds.length : at;
}

/** What the drawing uses of the page's appearance. */
export type MapColours = Pick<Colours, 'ground' | 'panel' | 'text' | 'quiet' | 'control' | 'primary'>;
