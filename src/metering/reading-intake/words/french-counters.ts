const behind = String.raw`(?=$|\s*[([,]|\s+(?:de|du|d['’]|d[ée]but|fin|compteur|actuel|pr[ée]c[ée]dent|nouveau|ancien|initial|final|relev|base|h[pc]|en|kwh))`;

/** Counter values in French terms: `Index`, `Index de fin`, `Nouvel index`, `Relevé (kWh)`. */
export const frenchCounters = new RegExp(String.raw`^(?:(?:nouvel|ancien|dernier)\s+index(?![a-z])|(?:index|relev[ée]s?)${behind})`, 'iu');

/** `Index` alone is also used for row numbers. */
export const isIndexAlone = (heading: string): boolean => /^index$/iu.test(heading.trim());

/** Whether a heading means a counter although it ends like that of a code: `Nouvel index`. */
export const isIndexRead = (heading: string): boolean => frenchCounters.test(heading.normalize('NFKC').trim()) && !isIndexAlone(heading);
