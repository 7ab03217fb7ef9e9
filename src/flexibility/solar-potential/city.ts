/** The cities that are provincial-level municipalities by GB/T 2260: Beijing, Tianjin, Shanghai, Chongqing. */
const municipalities = ['110000', '120000', '310000', '500000'];

/**
 * The city of a place: the prefecture above it, otherwise the municipality; a county directly under a province is its own city.
 * @param above the place and all above it, the nearest first
 */
export const cityAmong = (above: readonly string[]): string =>
  above.find((code) => municipalities.includes(code) || (/^\d{4}00$/u.test(code) && !code.endsWith('0000'))) ?? (above[0] as string);
