import { brokenXlsx } from '../zip.ts';

/** Events of a document, in order. Names come without their prefix; an empty element is opened and closed. */
export type XmlHandler = {
  /** @param tag the whole tag between `<` and `>`, for `attribute` and `attributes` */
  open(name: string, tag: string): void;
  text(text: string): void;
  close(name: string): void;
};

const longestPiece = 32 * 1024 * 1024;
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Reads the XML of a workbook chunk by chunk. Document types are not supported: a declaration of one, and so every entity except the five
 * of XML itself, is rejected and never resolved.
 */
export function createXmlReader(handler: XmlHandler): { push(piece: string): void; end(): void } {
  const path: string[] = [];
  let held = '';

  function tag(text: string): void {
    if (text.charCodeAt(0) === 47) return close(localName(text, 1));
    const name = localName(text, 0);
    path.push(name);
    handler.open(name, text);
    if (text.endsWith('/')) close(name);
  }

  function close(name: string): void {
    if (path.pop() !== name) throw brokenXlsx(`</${name}> closes nothing`);
    handler.close(name);
  }

  /** Reads markup that begins with `<` at `at`; returns where it ends, or -1 if it is incomplete. */
  function markup(text: string, at: number): number {
    const next = text.charCodeAt(at + 1);
    if (next !== 33 && next !== 63) {
      const end = tagEnd(text, at + 1);
      if (end >= 0) tag(text.slice(at + 1, end));
      return end < 0 ? -1 : end + 1;
    }
    if (next === 63) return behind(text, '?>', at);
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end >= 0) handler.text(text.slice(at + 9, end));
      return end < 0 ? -1 : end + 3;
    }
    if (text.length - at < 9) return -1;
    throw brokenXlsx('it declares a document type');
  }

  return {
    push(piece) {
      const text = held + piece;
      let at = 0;
      while (at < text.length) {
        const open = text.indexOf('<', at);
        if (open < 0) break;
        if (open > at && path.length > 0) handler.text(decodeXml(text.slice(at, open)));
        at = open;
        const end = markup(text, open);
        if (end < 0) break;
        at = end;
      }
      held = text.slice(at);
      if (held.length > longestPiece) throw brokenXlsx('a piece of it does not end');
    },
    end() {
      if (path.length > 0 || held.trim() !== '') throw brokenXlsx('it is cut');
    },
  };
}

/** The value of an attribute in a tag; the fast way for tags whose values contain no spaces. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return tag.includes("'") ? attributes(tag)[name] : undefined;
  const from = at + name.length + 3;
  return decodeXml(tag.slice(from, tag.indexOf('"', from)));
}

/** All attributes of a tag, by their full names. */
export function attributes(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', one, two] of tag.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu))
    found[name] = decodeXml(one ?? two ?? '');
  return found;
}

function decodeXml(text: string): string {
  const bare = text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
  if (!bare.includes('&')) return bare;
  return bare.replaceAll(/&([^;&]*);?/gu, (whole, name: string) => {
    if (!whole.endsWith(';')) throw brokenXlsx('it holds a bare &');
    const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/iu.exec(name);
    const point = code === null ? undefined : Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16);
    const meant = point === undefined ? named.get(name) : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    if (meant === undefined) throw brokenXlsx('it holds an entity of its own');
    return meant;
  });
}

function localName(tag: string, from: number): string {
  let at = from;
  let begin = from;
  for (; at < tag.length; at += 1) {
    const code = tag.charCodeAt(at);
    if (code === 58) begin = at + 1;
    else if (code === 47 || code <= 32) break;
  }
  return tag.slice(begin, at);
}

/** The `>` that ends a tag; one inside a quoted value does not. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 62) return at;
    else if (code === 34 || code === 39) quote = code;
  }
  return -1;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}
