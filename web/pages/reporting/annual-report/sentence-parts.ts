/** The parts of a figure that are needed to find it in the text of a sentence. */
type SentenceFigure = { readonly value: number | null; readonly figure: string | null };

/** A piece of a sentence: its text, and the figure that it states. */
export type SentencePart = { readonly text: string; readonly figure: string | null };

const numberInText = /-?\d[\d,]*(?:\.\d+)?/gu;

/**
 * Cuts a sentence at its figures, in their order: a number in the text belongs to a figure if it is the figure's value as rounded there. A
 * figure whose number is not found opens nowhere in the text.
 * @example sentenceParts('用电 12,000 千瓦时', [{ value: 12000, figure: 'f' }]) // ['用电 ', '12,000' with f, ' 千瓦时']
 */
export function sentenceParts(text: string, figures: readonly SentenceFigure[]): SentencePart[] {
  const parts: SentencePart[] = [];
  let done = 0;
  let at = 0;
  for (const found of text.matchAll(numberInText)) {
    const one = figures[at];
    if (one === undefined) break;
    if (!isValue(found[0], one.value)) continue;
    if (found.index > done) parts.push({ text: text.slice(done, found.index), figure: null });
    parts.push({ text: found[0], figure: one.figure });
    done = found.index + found[0].length;
    at += 1;
  }
  if (done < text.length) parts.push({ text: text.slice(done), figure: null });
  return parts;
}

/** Whether a number in a text is a value, rounded to the decimals of the text. */
function isValue(printed: string, value: number | null): boolean {
  if (value === null) return false;
  const decimals = printed.split('.')[1]?.length ?? 0;
  return Math.abs(Number(printed.replaceAll(',', '')) - value) <= 0.5001 * 10 ** -decimals;
}
