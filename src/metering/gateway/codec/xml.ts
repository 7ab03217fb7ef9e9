/** An element of a message: its attributes, its text, and its children in order. */
export type Xml = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Xml[];
};

export type XmlFault = 'xml-broken' | 'xml-doctype' | 'xml-too-deep';

type Open = { name: string; attributes: Record<string, string>; text: string; children: Open[] };

const deepest = 16;
const nameEnd = /[\s/>=]/u;
const attribute = /\s*([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads a small document: elements, attributes, text. Refuses a document type declaration (and with it entities of its own) and nesting
 * deeper than sixteen.
 * @example readXml('<root><a id="1">x</a></root>') // { name: 'root', children: [{ name: 'a', attributes: { id: '1' }, text: 'x', … }] }
 */
export function readXml(text: string): Xml | XmlFault {
  const stack: Open[] = [{ name: '', attributes: {}, text: '', children: [] }];
  let at = 0;
  while (at < text.length) {
    const top = stack[stack.length - 1] as Open;
    const open = text.indexOf('<', at);
    const until = open < 0 ? text.length : open;
    if (until > at) {
      const plain = plainText(text.slice(at, until));
      if (plain === null) return 'xml-broken';
      top.text += plain;
    }
    if (open < 0) break;
    const step = stepAt(text, open, stack);
    if (typeof step === 'string') return step;
    at = step;
  }
  const [document, ...deeper] = stack as [Open, ...Open[]];
  const [root, ...more] = document.children;
  if (root === undefined || deeper.length > 0 || more.length > 0 || document.text.replace('\ufeff', '').trim() !== '') return 'xml-broken';
  return root;
}

/** Reads what begins with `<` at a place; returns where the rest begins. */
function stepAt(text: string, open: number, stack: Open[]): number | XmlFault {
  const next = text[open + 1];
  if (next === '/') return closeAt(text, open, stack);
  if (next === '?') return after(text, '?>', open);
  if (next !== '!') return openAt(text, open, stack);
  if (text.startsWith('<!--', open)) return after(text, '-->', open + 4);
  if (!text.startsWith('<![CDATA[', open)) return 'xml-doctype';
  const end = after(text, ']]>', open + 9);
  if (typeof end === 'number') (stack[stack.length - 1] as Open).text += text.slice(open + 9, end - 3);
  return end;
}

function after(text: string, mark: string, from: number): number | XmlFault {
  const at = text.indexOf(mark, from);
  return at < 0 ? 'xml-broken' : at + mark.length;
}

function closeAt(text: string, open: number, stack: Open[]): number | XmlFault {
  const end = text.indexOf('>', open);
  const closed = stack.length > 1 ? stack.pop() : undefined;
  if (closed === undefined || end < 0 || text.slice(open + 2, end).trim() !== closed.name) return 'xml-broken';
  closed.text = closed.text.trim();
  return end + 1;
}

function openAt(text: string, open: number, stack: Open[]): number | XmlFault {
  if (stack.length > deepest) return 'xml-too-deep';
  let at = open + 1;
  while (at < text.length && !nameEnd.test(text[at] as string)) at += 1;
  const one: Open = { name: text.slice(open + 1, at), attributes: {}, text: '', children: [] };
  if (one.name === '' || !/^[\p{L}_][\p{L}\p{N}._:-]*$/u.test(one.name)) return 'xml-broken';
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (found === null) break;
    const value = plainText(found[2] ?? found[3] ?? '');
    if (value === null || Object.hasOwn(one.attributes, found[1] as string)) return 'xml-broken';
    // a name such as `__proto__` is a name like any other
    Object.defineProperty(one.attributes, found[1] as string, { value, enumerable: true });
    at = attribute.lastIndex;
  }
  while (at < text.length && /\s/u.test(text[at] as string)) at += 1;
  const isEmpty = text.startsWith('/>', at);
  if (!isEmpty && text[at] !== '>') return 'xml-broken';
  (stack[stack.length - 1] as Open).children.push(one);
  if (!isEmpty) stack.push(one);
  return at + (isEmpty ? 2 : 1);
}

function plainText(text: string): string | null {
  if (!text.includes('&')) return text;
  let isSound = true;
  const plain = text.replaceAll(/&([^;&\s]{0,10});?/gu, (whole, name: string) => {
    const found = whole.endsWith(';') ? (entities[name] ?? numbered(name)) : undefined;
    isSound &&= found !== undefined;
    return found ?? '';
  });
  return isSound ? plain : null;
}

function numbered(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** Text as escaped in a document. */
export function xmlText(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The first child of that name. */
export const childOf = (one: Xml | undefined, name: string): Xml | undefined => one?.children.find((child) => child.name === name);
