/** A stretch of a passage; `quoted` if it is part of a quote. */
export type Stretch = { readonly text: string; readonly quoted: boolean };

/** Cuts a passage at its quotes. Line breaks and spaces may differ; a quote that is not found marks nothing. */
export function stretchesOf(text: string, quotes: readonly string[]): Stretch[] {
  const letters = [...text].flatMap((letter, at) => (/\s/u.test(letter) ? [] : [{ letter, at }]));
  const bare = letters.map(({ letter }) => letter).join('');
  const marked = new Set<number>();
  for (const quote of quotes) {
    const wanted = quote.replaceAll(/\s+/gu, '');
    const from = wanted === '' ? -1 : bare.indexOf(wanted);
    const begin = from === -1 ? -1 : Array.from(bare.slice(0, from)).length;
    if (begin !== -1) for (let at = begin; at < begin + [...wanted].length; at += 1) marked.add(letters[at]?.at ?? -1);
  }
  const out: { text: string; quoted: boolean }[] = [];
  for (const [at, letter] of [...text].entries()) {
    const last = out.at(-1);
    // spaces belong to the stretch they are in
    const quoted = /\s/u.test(letter) ? (last?.quoted ?? false) : marked.has(at);
    if (last?.quoted === quoted) last.text += letter;
    else out.push({ text: letter, quoted });
  }
  return out;
}
