import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { Problem } from '#kernel/problem.ts';
import { xmlTexts } from '#kernel/sound-text.ts';
import { openZip, type Zip } from '#platform/tables/zip.ts';
import { withFixedTimes } from './fixed-times.ts';
import { structureOf, tagTrouble, type Tag } from './template-tags.ts';

/** A Word document whose tags in braces are to be filled: its parts, unpacked within limits. */
export type WordTemplate = { readonly parts: ReadonlyMap<string, Uint8Array> };

/** The values that a template is filled with: texts by tag, and rows for repeated ones. */
export type TemplateData = { readonly [tag: string]: string | boolean | readonly TemplateData[] };

/** The maximum packed size of a template. */
export const mostTemplateBytes = 5_000_000;

const mebi = 1024 * 1024;
const limits = { unpackedBytes: 64 * mebi, ratio: 100, freeBytes: 8 * mebi };

const mainPart = 'word/document.xml';
const ordinary = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/**
 * Opens a Word document as a template. It is rejected with a named problem if it is not a docx, is damaged, unpacks beyond the limits,
 * carries macros, or contains anything that Word would load from elsewhere.
 * @param name of the file, for messages. Throws `template-broken`, `template-too-large`, `template-macro`, `template-reaches-out`
 */
export async function openTemplate(name: string, bytes: Uint8Array): Promise<WordTemplate> {
  const most = mostTemplateBytes / 1_000_000;
  if (bytes.length > mostTemplateBytes) throw new Problem('too-large', 'template-too-large', { name, most });
  try {
    const parts = await unpacked(bytes);
    refuseUnsafe(name, parts);
    return { parts };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    if (cause.code === 'too-large-inside') throw new Problem('too-large', 'template-too-large', { name, most });
    throw cause.code.startsWith('template-') ? cause : new Problem('bad-input', 'template-broken', { name });
  }
}

async function unpacked(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const zip: Zip = await openZip(async (at, length) => buffer.subarray(at, at + length), bytes.length, limits);
  const parts = new Map<string, Uint8Array>();
  for (const name of zip.names()) {
    if (name.endsWith('/')) continue;
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.open(name)) pieces.push(Uint8Array.from(piece));
    parts.set(name, Buffer.concat(pieces));
  }
  return parts;
}

const textOf = (parts: ReadonlyMap<string, Uint8Array>, name: string): string => Buffer.from(parts.get(name) ?? []).toString('utf8');

/** Links that are followed only when clicked; all others are fetched when the document is opened. */
const harmless = /\/hyperlink$/u;

function refuseUnsafe(name: string, parts: ReadonlyMap<string, Uint8Array>): void {
  const types = textOf(parts, '[Content_Types].xml');
  if (/macroEnabled/iu.test(types) || [...parts.keys()].some((part) => /vbaProject|\.bin$/iu.test(part)))
    throw new Problem('bad-input', 'template-macro', { name });
  if (!parts.has(mainPart) || !types.includes(ordinary)) throw new Problem('bad-input', 'template-broken', { name });
  for (const part of parts.keys()) {
    if (!part.endsWith('.rels')) continue;
    for (const [link] of textOf(parts, part).matchAll(/<Relationship\b[^>]*>/gu))
      if (/TargetMode\s*=\s*["']External["']/u.test(link) && !harmless.test(/\bType\s*=\s*["']([^"']*)["']/u.exec(link)?.[1] ?? ''))
        throw new Problem('bad-input', 'template-reaches-out', { name });
  }
}

/** The tags of a template, with nested tags of rows. Throws `template-tags` with each unreadable tag. */
export function tagsIn(name: string, { parts }: WordTemplate): readonly Tag[] {
  return structureOf(compiled(name, parts));
}

/**
 * Fills a template: only names are looked up, no code runs. A tag without a value gets a dash.
 * @param dated ms UTC, the recorded creation time; the same template and data give the same bytes
 */
export function fillTemplate(name: string, { parts }: WordTemplate, data: TemplateData, dated: number): Uint8Array {
  const document = compiled(name, parts);
  document.render(xmlTexts(data));
  return withFixedTimes(document.getZip().generate({ type: 'uint8array', compression: 'STORE' }), dated);
}

const own = (scope: unknown, tag: string): unknown =>
  typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag) ? (scope as Record<string, unknown>)[tag] : undefined;

function compiled(name: string, parts: ReadonlyMap<string, Uint8Array>): Docxtemplater {
  const zip = new PizZip();
  for (const [part, bytes] of parts) zip.file(part, bytes, { binary: true, createFolders: false });
  try {
    return new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      parser: (tag: string) => ({ get: (scope: unknown) => own(scope, tag.trim()) }),
      nullGetter: (part) => ('module' in part && part.module !== '' ? [] : '—'),
    });
  } catch (cause) {
    throw tagTrouble(name, cause);
  }
}
