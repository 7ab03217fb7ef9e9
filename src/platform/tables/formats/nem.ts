import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { meteringTable, numberedLines, tellSkipped, type MeteringRow } from './metering-table.ts';
import type { Table } from '../table.ts';
import type { OpenBytes } from '../unpack.ts';

/**
 * Metering files of Australia: NEM12 (intervals) and NEM13 (registers read now and then), after AEMO, Meter Data File Format Specification
 * NEM12 & NEM13, version 2. Their times are market time, UTC+10 all year; Western Power's are Perth time, UTC+8.
 */
const marketOffset = '+10:00';
const perthOffset = '+08:00';
/** NMIs assigned in Western Australia. */
const perth = /^(?:WAAA|80[012]\d)/u;

/** Recognizes the beginning of such a file, with or without its record 100. */
export function isNem(head: string): boolean {
  const text = head.replace(/^\ufeff/u, '').replaceAll('"', '');
  return (
    /^\s*100,\s*NEM1[23]\b/iu.test(text) ||
    /^\s*200,[A-Z\d]{10,11},[^\r\n]*[\r\n]+\s*300,\d{8},/iu.test(text) ||
    /^\s*250,[A-Z\d]{10,11},/iu.test(text)
  );
}

/** A channel of intervals, as named by a record 200. */
type Channel = { readonly code: string; readonly unit: string; readonly minutes: number; readonly offset: string; readonly read: boolean };

const kept = /^(?:[kmg]?wh|m3|gj|mj)$/iu;

/** Its readings as a table: a code for each channel (`NMI-E1`), times with their offset, periods. Throws Problem `nem-broken`. */
export function openNem(open: OpenBytes): Table {
  const findings: Finding[] = [];
  return meteringTable(() => rowsOf(open, findings), findings);
}

async function* rowsOf(open: OpenBytes, findings: Finding[]): AsyncGenerator<MeteringRow> {
  const skipped = new Map<string, string>();
  let channel: Channel | null = null;
  let day: { readonly row: number; readonly cells: readonly string[] } | null = null;
  const voids: (readonly [from: number, to: number])[] = [];
  for await (const { row, line } of numberedLines(open())) {
    const cells = line
      .replaceAll('"', '')
      .split(',')
      .map((cell) => cell.trim());
    if (cells[0] === '400') {
      if (cells[3]?.startsWith('N') === true) voids.push([Number(cells[1]), Number(cells[2])]);
      continue;
    }
    if (day !== null && channel !== null) yield* dayOf(channel, day, voids);
    day = null;
    voids.length = 0;
    if (cells[0] === '200') {
      channel = channelOf(cells, row);
      if (!channel.read) skipped.set(channel.code, channel.unit);
    } else if (cells[0] === '300') {
      if (channel === null) throw broken(row, line);
      if (channel.read) day = { row, cells };
    } else if (cells[0] === '250') {
      const found = accumulated(cells, row);
      if (kept.test(found.unit)) yield { row, cells: found.cells };
      else skipped.set(found.code, found.unit);
    } else if (!['100', '500', '550', '900', ''].includes(cells[0] ?? '')) throw broken(row, line);
  }
  if (day !== null && channel !== null) yield* dayOf(channel, day, voids);
  tellSkipped(findings, skipped);
}

function channelOf(cells: readonly string[], row: number): Channel {
  const [, nmi = '', , , suffix = '', , , unit = '', length = ''] = cells;
  const minutes = Number(length);
  if (nmi === '' || ![1, 5, 10, 15, 30, 60].includes(minutes)) throw broken(row, cells.join(','));
  return { code: codeOf(nmi, suffix), unit, minutes, offset: offsetOf(nmi), read: kept.test(unit) };
}

const codeOf = (nmi: string, suffix: string): string => (suffix === '' ? nmi : `${nmi}-${suffix}`);
const offsetOf = (nmi: string): string => (perth.test(nmi) ? perthOffset : marketOffset);

/** The intervals of a record 300; those that a record 400 or the day itself marks as void have no value. */
function* dayOf(
  { code, unit, minutes, offset }: Channel,
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
  voids: readonly (readonly [number, number])[],
): Generator<MeteringRow> {
  const date = cells[1] ?? '';
  const count = 1440 / minutes;
  const whole = (cells[2 + count] ?? '').startsWith('N');
  for (let at = 0; at < count; at++) {
    const isVoid = whole || voids.some(([from, to]) => at + 1 >= from && at + 1 <= to);
    const value = isVoid ? '' : (cells[2 + at] ?? '');
    yield { row, cells: [code, timeOf(date, at * minutes, offset), timeOf(date, (at + 1) * minutes, offset), value, unit] };
  }
}

/** `20050301` and minutes after its midnight as a time; an invalid day stays unchanged, to be reported. */
function timeOf(date: string, minutes: number, offset: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/u.exec(date) ?? [];
  if (year === undefined) return date;
  const [hour, minute] = [String(Math.floor(minutes / 60)).padStart(2, '0'), String(minutes % 60).padStart(2, '0')];
  return `${year}-${month}-${day}T${hour}:${minute}:00${offset}`;
}

/** A record 250: what a register counted between two readings. */
function accumulated(cells: readonly string[], row: number): { readonly code: string; readonly unit: string; readonly cells: string[] } {
  const [, nmi = '', , , suffix = ''] = cells;
  const [from = '', to = '', quantity = '', unit = ''] = [cells[9], cells[14], cells[18], cells[19]];
  if (nmi === '' || cells.length < 20) throw broken(row, cells.join(','));
  const code = codeOf(nmi, suffix);
  return { code, unit, cells: [code, instantOf(from, offsetOf(nmi)), instantOf(to, offsetOf(nmi)), quantity, unit] };
}

function instantOf(text: string, offset: string): string {
  const [, date = text, hour = '00', minute = '00', second = '00'] = /^(\d{8})(\d{2})(\d{2})(\d{2})?$/u.exec(text) ?? [];
  return timeOf(date, Number(hour) * 60 + Number(minute), offset).replace(':00+', `:${second}+`);
}

const broken = (row: number, line: string): Problem => new Problem('bad-input', 'nem-broken', { row, text: line.slice(0, 80) });
