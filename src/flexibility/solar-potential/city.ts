/** The cities that are provinces of their own by GB/T 2260: Beijing, Tianjin, Shanghai, Chongqing. */
const municipalities = ['110000', '120000', '310000', '500000'];

/**
 * The city that a place lies in: of what is above it the prefecture, else the municipality; a county that a province governs itself is its
 * own.
 * @param above the place and all above it, the nearest first
 */
export const cityAmong = (above: readonly string[]): string =>
  above.find((code) => municipalities.includes(code) || (/^\d{4}00$/u.test(code) && !code.endsWith('0000'))) ?? (above[0] as string);
