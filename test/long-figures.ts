/** A number of five digits or more before a unit that has larger sizes: people say it in 万, in MWh or in tonnes. */
const long = /(?<![\d.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?\s(?:kWh|MWh|GJ|tce|kgce|k?g?t?CO₂|吨标准煤|千克标准煤|吨 CO₂|m³)(?!\/)/gu;

const digits = (text: string): number => Number(text.replace(/\s.*/u, '').replaceAll(',', ''));

/**
 * The figures of a text for people that are written out to the last digit, each once.
 * @example longFiguresIn('用电 1,216,077 kWh，节能 9,800 kWh') // ['1,216,077 kWh']
 */
export function longFiguresIn(text: string): string[] {
  return [...new Set(text.match(long) ?? [])].filter((figure) => digits(figure) >= 1e4);
}

/** Two English words or more in a row, all in small letters: a sentence that was not translated. */
const english = /(?<![\w./@-])[a-z]{2,}(?: [a-z]{2,}){2,}(?![\w./@-])/gu;

/** English sentences in a Chinese text, each once. */
export function englishIn(text: string): string[] {
  return [...new Set(text.match(english) ?? [])];
}
