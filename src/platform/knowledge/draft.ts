import { sentencesOf } from './kinds/passage.ts';

/** Lines that belong to the page, not to the text: page numbers, image marks, rules of tables. */
const pageLine = /^(?:[—–-]\s*\d+\s*[—–-]|\d{1,3}|!\[.*|\|[\s|:-]+\||)$/u;

/** The text of a scan without its page lines and tags; words broken by the end of a line or page are joined. */
export function cleaned(raw: string): string[] {
  const lines = raw.replaceAll('\r', '').split('\n').map((line) => line.replaceAll(/<\/?(?:table|tr|td|p|br|b)[^>]*>/gu, ' ').trim());
  const kept = lines.filter((line) => !pageLine.test(line));
  const joined: string[] = [];
  for (const line of kept) {
    const before = joined.at(-1);
    if (before !== undefined && runsOn(before, line)) joined[joined.length - 1] = before + line;
    else joined.push(line);
  }
  return joined;
}

const heading = /^[#*\s]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|专栏|附件|——|\d+\.|注：)/u;

/**
 * Whether a line continues the one before: that one is as long as a line of the page and ends without punctuation, and this one begins
 * nothing new.
 */
function runsOn(before: string, line: string): boolean {
  if (/[。！？：；:)）》|*…]$/u.test(before) || /^[|#*]/u.test(line) || heading.test(line)) return false;
  if (`${before}${line}`.includes('\t')) return false;
  if (/[，、,]$/u.test(before)) return true;
  return before.length >= 25 && (before.includes('。') || !heading.test(before) || before.length > 40);
}

/**
 * The first draft of a document's file: its sentences in order, each as prose on a line of its own, with the clause if a heading gives it.
 * A clerk then turns `prose` into `say` with rules, targets and tasks.
 */
export function draftPolicy(raw: string): string {
  const place = { part: '', section: '', point: '' };
  const out = ['kind: policy', 'code: XX', 'version: 1', 'status: VERIFIED', 'number: null', 'title: ""', 'issuer: ""', 'issued: ""', 'region: ""', 'text:'];
  let last = '';
  for (const line of cleaned(raw)) {
    for (const sentence of splitKeeping(line)) {
      read(place, sentence);
      const at = place.part + place.section + place.point;
      out.push(at === last || at === '' ? `  - prose: ${quoted(sentence)}` : `  - at: ${at}\n    prose: ${quoted(sentence)}`);
      last = at;
    }
  }
  return `${out.join('\n')}\n`;
}

function splitKeeping(line: string): string[] {
  return line.split(/(?<=[。！？](?:[”’）)]*))/u).filter((part) => sentencesOf(part).length > 0);
}

/** Turns 一、（二）1. and 一是 into a clause such as 二(一)六. */
function read(place: { part: string; section: string; point: string }, sentence: string): void {
  const bare = sentence.replaceAll(/[#*\s]/gu, '');
  const part = /^([一二三四五六七八九十]+)、/u.exec(bare);
  const section = /^[（(]([一二三四五六七八九十]+)[)）]/u.exec(bare);
  const point = /^(?:(\d+)\.|([一二三四五六七八九十])是)/u.exec(section === null ? bare : bare.replace(/^[^。]*[。]/u, ''));
  if (part) [place.part, place.section, place.point] = [part[1] ?? '', '', ''];
  if (section) [place.section, place.point] = [`(${section[1]})`, ''];
  if (point) place.point = point[1] ?? point[2] ?? '';
}

function quoted(text: string): string {
  return `'${text.trim().replaceAll("'", "''")}'`;
}

/**
 * The same file with consecutive prose in one block, one sentence per line: fewer lines to skip, and faster to parse. Nothing else changes.
 */
export function tidied(file: string): string {
  const out: string[] = [];
  let run: string[] = [];
  let lead = '';
  const close = () => {
    if (run.length === 1) out.push(`${lead}prose: ${quoted(run[0] ?? '')}`);
    if (run.length > 1) out.push(`${lead}prose: |`, ...run.map((sentence) => `      ${sentence}`));
    run = [];
  };
  for (const line of file.split('\n')) {
    const found = /^( {2}- | {4})prose: '(.*)'$/u.exec(line);
    if (found === null || (found[1] === '    ' && run.length > 0)) close();
    if (found === null) out.push(line);
    else {
      if (run.length === 0) lead = found[1] ?? '';
      run.push((found[2] ?? '').replaceAll("''", "'"));
    }
  }
  close();
  return out.join('\n');
}
