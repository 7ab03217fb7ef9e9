/** A key or a value of a YAML text: its position, and the keys that lead to it. */
export type YamlPlace = {
  /** For a key, the path of the map that contains it; for a value, including its own key. */
  readonly path: readonly (string | number)[];
  readonly of: 'key' | 'value';
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

type Level = { readonly indent: number; readonly part: string | number };

/**
 * Keys and values of a YAML text in their order, by a parser that tolerates unfinished text: what is being typed is found too.
 * @example placesOf('a: {b: c') // key a, key b in [a], value c in [a, b]
 */
export function placesOf(text: string): YamlPlace[] {
  const found: YamlPlace[] = [];
  const levels: Level[] = [];
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const indent = indentOf(text, at);
    const start = at + indent;
    if (start >= end || text[start] === '#' || text.startsWith('---', start)) {
      at = end + 1;
      continue;
    }
    at = readLine({ text, found, levels }, start, indent) + 1;
  }
  return found;
}

/** The key or value at an offset, including one being typed there that is still empty. */
export function placeAtOffset(text: string, offset: number): YamlPlace | null {
  let [from, to] = [offset, offset];
  while (from > 0 && isWord(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && isWord(text[to] ?? '')) to += 1;
  const found = placesOf(text.slice(0, from) + mark + text.slice(to)).find((one) => one.text.includes(mark));
  return found === undefined ? null : { ...found, text: text.slice(from, to), from, to };
}

/** Stands for a word, so that it is found whatever it is; occurs in no text. */
const mark = '\u0001';

const isWord = (sign: string): boolean => /[\p{L}\p{N}_$.\-/]/u.test(sign);

type Reading = { readonly text: string; readonly found: YamlPlace[]; readonly levels: Level[] };

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

const indentOf = (text: string, at: number): number => {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end - at;
};

const pathOf = (levels: readonly Level[]) => levels.map(({ part }) => part);

/** Reads what starts at a position of a line. @returns where its last line ends */
function readLine(reading: Reading, start: number, indent: number, inItem = false): number {
  const { text, found, levels } = reading;
  const isItem = text[start] === '-' && /[\s]|$/u.test(text[start + 1] ?? '');
  // items may have the same indent as the key that holds them
  const last = () => levels.at(-1);
  let before: Level | undefined;
  while ((last()?.indent ?? -1) >= indent && !(isItem && last()?.indent === indent && typeof last()?.part === 'string'))
    before = levels.pop();
  if (isItem) {
    const item = typeof before?.part === 'number' && before.indent === indent ? before.part + 1 : 0;
    levels.push({ indent, part: item });
    const inner = start + 1 + indentOf(text, start + 1);
    return inner >= lineEnd(text, start) ? lineEnd(text, start) : readLine(reading, inner, indent + (inner - start), true);
  }
  const key = keyAt(text, start);
  if (key === null) return readValue(reading, start, indent, !inItem);
  found.push({ path: pathOf(levels), of: 'key', text: key.text, from: start, to: key.to });
  levels.push({ indent, part: key.text });
  const value = key.after + indentOf(text, key.after);
  const end = lineEnd(text, start);
  if (value >= end || text[value] === '#') return end;
  if (text[value] === '|' || text[value] === '>') return blockEnd(text, end, indent);
  return readValue(reading, value, indent, false);
}

/** A multi-line text ends at the first line that is not indented further. */
function blockEnd(text: string, first: number, indent: number): number {
  let end = first;
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    const line = text.slice(end + 1, next);
    if (line.trim() !== '' && indentOf(text, end + 1) <= indent) return end;
    end = next;
  }
  return end;
}

/** A key with its colon, plain or quoted; null if there is none. */
function keyAt(text: string, start: number): { readonly text: string; readonly to: number; readonly after: number } | null {
  const found = /^(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'{}[\],#:][^\n:{}[\],#]*?))\s*:(?=[\s]|$)/u.exec(
    text.slice(start, lineEnd(text, start)),
  );
  if (found === null) return null;
  const name = found[1] ?? found[2] ?? found[3] ?? '';
  const isQuoted = found[3] === undefined;
  return { text: name, to: start + name.length + (isQuoted ? 2 : 0), after: start + found[0].length };
}

/** @param isKey a text by itself on a line is a key that has no colon yet */
function readValue(reading: Reading, start: number, indent: number, isKey: boolean): number {
  const { text, found, levels } = reading;
  const end = lineEnd(text, start);
  if (text[start] === '{' || text[start] === '[') {
    const flow = readFlow({ text, found, indent }, start, pathOf(levels));
    return lineEnd(text, Math.max(flow, start));
  }
  const scalar = scalarAt(text, start, end, false);
  found.push({ path: pathOf(levels), of: isKey ? 'key' : 'value', text: scalar.text, from: start, to: scalar.to });
  return end;
}

function scalarAt(text: string, start: number, end: number, inFlow: boolean): { readonly text: string; readonly to: number } {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, start + 1);
    if (close >= 0 && close < end) return { text: text.slice(start + 1, close), to: close + 1 };
  }
  const rest = text.slice(start, end);
  const plain = (inFlow ? /^[^,{}[\]\n]*?(?=\s*(?:[,{}[\]\n]|:(?=[\s,{}[\]]|$)|\s#|$))/u : /^.*?(?=\s+#|\s*$)/u).exec(rest)?.[0] ?? '';
  return { text: plain, to: start + plain.length };
}

type Flow = { readonly text: string; readonly found: YamlPlace[]; /** Of the line on which it started. */ readonly indent: number };

/** Skips blanks, commas and comments; null if the text continues outside because its bracket was never closed. */
function skipped({ text, indent }: Flow, start: number): number | null {
  let at = start;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '\n') {
      const next = at + 1 + indentOf(text, at + 1);
      if (next < text.length && text[next] !== '\n' && next - at - 1 <= indent && !/[}\]]/u.test(text[next] ?? '')) return null;
      at += 1;
    } else if (sign === '#' && /\s/u.test(text[at - 1] ?? ' ')) at = lineEnd(text, at);
    else if (/[\s,]/u.test(sign)) at += 1;
    else return at;
  }
  return null;
}

/** Reads a map or a list in brackets. @returns where it ends */
function readFlow(flow: Flow, start: number, path: readonly (string | number)[]): number {
  const { text, found } = flow;
  const isMap = text[start] === '{';
  let at = start + 1;
  for (let item = 0; ; item += 1) {
    const next = skipped(flow, at);
    if (next === null) return lineEnd(text, at - 1);
    at = next;
    if (text[at] === '}' || text[at] === ']') return at + 1;
    if (!isMap) {
      at = readPart(flow, at, [...path, item]);
      continue;
    }
    const key = scalarAt(text, at, lineEnd(text, at), true);
    found.push({ path, of: 'key', text: key.text, from: at, to: key.to });
    const after = skipped(flow, key.to) ?? key.to;
    if (text[after] !== ':' || key.to === at) {
      at = Math.max(key.to, at + 1);
      continue;
    }
    const value = after + 1 + indentOf(text, after + 1);
    at = /[,}\]\n]/u.test(text[value] ?? '\n') ? value : readPart(flow, value, [...path, key.text]);
  }
}

function readPart(flow: Flow, at: number, path: readonly (string | number)[]): number {
  const { text, found } = flow;
  if (text[at] === '{' || text[at] === '[') return readFlow(flow, at, path);
  const scalar = scalarAt(text, at, lineEnd(text, at), true);
  found.push({ path, of: 'value', text: scalar.text, from: at, to: scalar.to });
  return Math.max(scalar.to, at + 1);
}
