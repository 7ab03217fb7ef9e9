import { Problem } from '#kernel/problem.ts';
import { builtInFormat, cellFormat, type CellFormat } from './cell-format.ts';
import { attribute, attributes, createXmlReader } from './xml.ts';
import type { XmlHandler } from './xml.ts';
import { brokenXlsx } from '../zip.ts';
import type { Zip } from '../zip.ts';

/** What a sheet's cells depend on. */
export type Workbook = {
  /** All sheets, visible ones first. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  readonly strings: readonly string[];
  /** By the style number of a cell: how it displays a number, or a date. */
  readonly styles: readonly CellFormat[];
  readonly from1904: boolean;
};

type Sheet = { readonly name: string; readonly link: string; readonly hidden: boolean };
type Link = { readonly id: string; readonly type: string; readonly part: string };

const mostPartBytes = 512 * 1024 * 1024;

/** Reads the frame of a workbook: its sheets, its strings and styles. The sheets themselves are read later. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  if (zip.size('[Content_Types].xml') === undefined)
    throw new Problem('bad-input', 'not-a-table', { looksLike: zip.size('mimetype') === undefined ? 'zip' : 'ods' });
  const book = (await linksOf(zip, '')).find((link) => link.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (book.startsWith('word/')) throw new Problem('bad-input', 'not-a-table', { looksLike: 'docx' });
  if (book.startsWith('ppt/')) throw new Problem('bad-input', 'not-a-table', { looksLike: 'pptx' });
  if (book.endsWith('.bin')) throw new Problem('bad-input', 'not-a-table', { looksLike: 'xlsb' });
  const [{ sheets, from1904 }, links] = [await sheetsOf(zip, book), await linksOf(zip, book)];
  const partOf = (sheet: Sheet) => links.find((link) => link.id === sheet.link && link.type === 'worksheet')?.part;
  const tables = sheets.filter((sheet) => partOf(sheet) !== undefined);
  if (tables.length === 0) throw brokenXlsx('it has no sheet');
  const byType = (type: string) => links.find((link) => link.type === type)?.part;
  return {
    sheets: tables
      .toSorted((a, b) => Number(a.hidden) - Number(b.hidden))
      .map((sheet) => ({ name: sheet.name, part: partOf(sheet) ?? '', isHidden: sheet.hidden })),
    strings: await stringsOf(zip, byType('sharedStrings')),
    styles: await stylesOf(zip, byType('styles')),
    from1904,
  };
}

/** Feeds a part of the archive to an XML reader, as text. */
async function readPart(zip: Zip, part: string, handler: XmlHandler): Promise<void> {
  if ((zip.size(part) ?? 0) > mostPartBytes) throw new Problem('too-large', 'too-large-inside', { allowedMb: 512, part });
  const reader = createXmlReader(handler);
  for await (const text of partText(zip, part)) reader.push(text);
  reader.end();
}

/** A part of the archive as text, in chunks. */
export async function* partText(zip: Zip, part: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of zip.open(part)) {
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8', { fatal: true });
    yield decoded(() => decoder?.decode(chunk, { stream: true }), part);
  }
  yield decoded(() => decoder?.decode(), part);
}

function decoded(decode: () => string | undefined, part: string): string {
  try {
    return decode() ?? '';
  } catch {
    throw brokenXlsx(`${part} is no text`);
  }
}

const ignored = { open: () => {}, text: () => {}, close: () => {} };

/** The parts that a part links to; '' is the archive itself. */
async function linksOf(zip: Zip, part: string): Promise<Link[]> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const links: Link[] = [];
  const open = (name: string, tag: string) => {
    if (name !== 'Relationship') return;
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes(tag);
    links.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolved(folder, target) });
  };
  const name = `${folder}_rels/${part.slice(cut)}.rels`;
  if (zip.size(name) !== undefined) await readPart(zip, name, { ...ignored, open });
  return links;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function sheetsOf(zip: Zip, book: string): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  const open = (name: string, tag: string) => {
    if (name !== 'sheet' && name !== 'workbookPr') return;
    const found = attributes(tag);
    if (name === 'workbookPr') from1904 = found['date1904'] === '1' || found['date1904'] === 'true';
    const link = Object.entries(found).find(([key]) => key.endsWith(':id'))?.[1];
    if (name === 'sheet' && link !== undefined)
      sheets.push({ name: found['name'] ?? '', link, hidden: (found['state'] ?? 'visible') !== 'visible' });
  };
  await readPart(zip, book, { ...ignored, open });
  return { sheets, from1904 };
}

async function stringsOf(zip: Zip, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || zip.size(part) === undefined) return strings;
  const taker = createTextTaker();
  await readPart(zip, part, {
    open(name) {
      if (name === 'si') taker.take();
      taker.open(name);
    },
    text: (text) => taker.text(text),
    close(name) {
      taker.close(name);
      if (name === 'si') strings.push(taker.take());
    },
  });
  return strings;
}

/** Joins the text of `<t>` elements, as in rich text, and leaves out phonetic hints (`<rPh>`). */
export function createTextTaker() {
  let [inText, spoken, taken] = [false, false, ''];
  return {
    open(name: string): void {
      if (name === 't') inText = true;
      else if (name === 'rPh') spoken = true;
    },
    text(text: string): void {
      if (inText && !spoken) taken += text;
    },
    close(name: string): void {
      if (name === 't') inText = false;
      else if (name === 'rPh') spoken = false;
    },
    take(): string {
      const text = plainText(taken);
      taken = '';
      return text;
    },
  };
}

/** Decodes characters that XML cannot contain: `_x000D_` (ISO/IEC 29500-1, 22.9.2.19). */
export function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\da-f]{4})_/giu, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

async function stylesOf(zip: Zip, part: string | undefined): Promise<CellFormat[]> {
  const styles: CellFormat[] = [];
  if (part === undefined || zip.size(part) === undefined) return styles;
  const own = new Map<string, CellFormat>();
  let inCells = false;
  await readPart(zip, part, {
    open(name, tag) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt') own.set(attributes(tag)['numFmtId'] ?? '', cellFormat(attributes(tag)['formatCode'] ?? ''));
      else if (name === 'xf' && inCells) {
        const id = attribute(tag, 'numFmtId') ?? '0';
        styles.push(own.get(id) ?? builtInFormat(Number(id)));
      }
    },
    text: () => {},
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
