const behind = String.raw`(?=$|\s*[([,]|\s+(?:de|du|d['’]|d[ée]but|fin|compteur|actuel|pr[ée]c[ée]dent|nouveau|ancien|initial|final|relev|base|h[pc]|en|kwh))`;

/** What a counter shows, as French offices call it: `Index`, `Index de fin`, `Nouvel index`, `Relevé (kWh)`. */
export const frenchCounters = new RegExp(String.raw`^(?:(?:nouvel|ancien|dernier)\s+index(?![a-z])|(?:index|relev[ée]s?)${behind})`, 'iu');

/** `Index` by itself numbers rows as well. */
export const isIndexAlone = (heading: string): boolean => /^index$/iu.test(heading.trim());

/** Whether a heading counts although it ends as those of codes do: `Nouvel index`. */
export const isIndexRead = (heading: string): boolean => frenchCounters.test(heading.normalize('NFKC').trim()) && !isIndexAlone(heading);
