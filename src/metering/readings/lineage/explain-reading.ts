import { figureId, readingsRule, unknownFigure, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { isBook } from '../intake/bill-options.ts';
import type { BillCell } from '../intake/bills.ts';
import type { ImportRow } from '#platform/imports/imports.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { findRows, type FoundRow, type FoundRows } from '#metering/reading-intake/find-rows.ts';
import { zoneOf } from '../facts.ts';
import { saysOf, type ReadingsOptions } from '../intake/reading-options.ts';
import { knownOf, meterOf, timeText, type LineageNeeds } from './explain-readings.ts';
import { revisionsOf, type MeterReading } from './readings-within.ts';
import { importText, localTime } from './source-text.ts';

/**
 * Explains one reading (kind `reading`: `meter`, `at`, `width`): all values received for that time, which of them counts, and by which
 * import it came. Throws `no-such-meter`, `figure-unknown`.
 */
export async function explainReading(needs: LineageNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const known = knownOf(question);
  const facts = await meterOf(needs, scope, question, known);
  const zone = zoneOf(facts);
  const key = { at: Number(question['at']), width: Number(question['width']) };
  const { told, inForce } = await revisionsOf(needs, scope, facts, key, known);
  const last = told.at(-1);
  if (last === undefined) throw unknownFigure(figure);
  const rows = new Map<number, ImportRow>();
  for (const id of new Set(told.map((one) => one.import))) rows.set(id, await needs.imports.get(programScope, id));
  const input = (one: MeterReading): ExplainedInput => {
    const row = rows.get(one.import) as ImportRow;
    const counts = inForce !== null && one.received === inForce.received && one.value === inForce.value;
    const cell = { kind: 'cell', import: one.import, meter: facts.code, ...key, ...known };
    return {
      name: counts ? 'counted' : inForce === null ? 'contradicts' : 'replaced',
      value: one.value / 1e4,
      unit: one.unit,
      source: receivedText(importText(row, zone), localTime(Math.floor(one.received / 1000), zone)),
      ...(row.source === null ? {} : { figure: figureId(cell) }),
    };
  };
  return {
    figure,
    result: {
      name: `reading ${facts.code} ${timeText(key, zone)}`,
      value: inForce === null ? null : inForce.value / 1e4,
      unit: (inForce ?? last).unit,
    },
    formula: { zh: '同一时间以最后收到的为准', en: 'of several values for one time, the last received counts' },
    clause: readingsRule('7–9'),
    inputs: told.toReversed().map(input),
    meters: [meterText(facts.code, key)],
    knownAt: new Date(known.received).toISOString(),
    findings: [],
  };
}

function receivedText(text: LocalizedText, at: string): LocalizedText {
  if (typeof text === 'string') return text;
  return { zh: `${text.zh}；${at} 收到`, en: `${text.en}; received ${at}` };
}

function meterText(code: string, { at, width }: { at: number; width: number }) {
  return { code, coverage: 1, from: formatInstant(at), to: formatInstant(at + width) };
}

/**
 * Explains which cell of a file a reading came from (kind `cell`: `import`, `meter`, `at`, `width`), by reading the original file once
 * more. Of its row only the cells for this reading are shown. Throws `no-such-meter`, and what `imports.source` throws if the file is not
 * kept.
 */
export async function explainCell(needs: LineageNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { imports } = needs;
  const known = knownOf(question);
  const facts = await meterOf(needs, scope, question, known);
  const row = await imports.get(programScope, Number(question['import']));
  const key = { at: Number(question['at']), width: Number(question['width']) };
  if (isBook(row.options)) return explainBillCell(figure, row, facts, key, known);
  const settled = (row.result?.['settled'] ?? {}) as ReadingsOptions;
  const says = saysOf({ ...(row.options as ReadingsOptions), ...settled }, programScope, (row.ended ?? row.began).getTime());
  const series = (codes: readonly string[]) => needs.series(programScope, { meters: codes }, asOfNow);
  const knows = async (codes: readonly string[]) => new Set((await series(codes)).map(({ code }) => code));
  const atInstants = async (codes: readonly string[]) =>
    new Set((await series(codes)).flatMap(({ code, kind }) => (kind === 'interval' ? [] : [code])));
  const points = async (codes: readonly string[]) =>
    new Set((await needs.point.pointFacts(programScope, { points: codes }, asOfNow)).map(({ code }) => code));
  const found = await imports.withSource(row, (path, name) =>
    findRows(path, name, says, { known: knows, points, atInstants }, { meter: facts, ...key }, findingCodes(row)),
  );
  const [first] = found.rows;
  return {
    figure,
    result: { name: `cell ${row.subject}`, value: first === undefined ? null : first.row, unit: '' },
    formula: { zh: '原文件中写有该读数的行', en: 'the row of the file that contains this reading' },
    clause: null,
    inputs: found.rows.flatMap((one) => cellInputs(row, found, one)),
    meters: [meterText(facts.code, key)],
    knownAt: new Date(known.received).toISOString(),
    findings: first === undefined ? [notFound(row, found)] : [],
  };
}

/** The cells of a bill book that became a reading: its import has kept which they are. */
function explainBillCell(figure: string, row: ImportRow, facts: SeriesFacts, key: { at: number; width: number }, known: AsOf): Explanation {
  const zone = zoneOf(facts);
  const day = (at: number): string => dayText(zone.dayOf(at));
  const of = (row.result?.['cells'] ?? []) as readonly BillCell[];
  const [from, to] = [day(key.at), key.width === 0 ? null : day(key.at + key.width)];
  const cells = of.filter((one) => one.meter === facts.code && one.from === from && one.to === to);
  return {
    figure,
    result: { name: `cell ${row.subject}`, value: cells[0]?.row ?? null, unit: '' },
    formula: { zh: '账单表中写有该读数的单元格', en: 'the cells of the bill book that contain this reading' },
    clause: null,
    inputs: cells.map(({ sheet, cell, row: line, text }) => {
      const source = placeText(row.subject, sheet === '' ? null : sheet, line, cell);
      return { name: cell, value: text, unit: '', source };
    }),
    meters: [meterText(facts.code, key)],
    knownAt: new Date(known.received).toISOString(),
    findings: cells.length === 0 ? [{ code: 'row-not-found', severity: 'warning', evidence: { file: row.subject } }] : [],
  };
}

/** Why no row can be pointed to. */
const notFound = ({ subject }: ImportRow, { isReadOtherwise }: FoundRows): Finding => ({
  code: isReadOtherwise ? 'row-read-otherwise' : 'row-not-found',
  severity: 'warning',
  evidence: { file: subject },
});

/** The codes of an import's findings. */
function findingCodes({ result }: ImportRow): ReadonlySet<string> {
  const findings = Array.isArray(result?.['findings']) ? (result['findings'] as readonly { readonly code: string }[]) : [];
  return new Set(findings.map(({ code }) => code));
}

/** The cells of a row that give a reading, each with its heading and place. */
function cellInputs({ subject }: ImportRow, { sheet, hasColumns }: FoundRows, { row, cells }: FoundRow): ExplainedInput[] {
  return cells.map(({ heading, column, text }) => {
    const place = hasColumns ? `${columnName(column)}${row}` : null;
    return { name: heading, value: text, unit: '', source: placeText(subject, sheet, row, place) };
  });
}

/** @param place as spreadsheets name it: `C4`; null if the file has no columns of its own */
function placeText(file: string, sheet: string | null, row: number, place: string | null): LocalizedText {
  return {
    zh: `“${file}”${sheet === null ? '' : `，工作表“${sheet}”`}，第 ${row} 行${place === null ? '' : `（${place}）`}`,
    en: `“${file}”${sheet === null ? '' : `, sheet “${sheet}”`}, row ${row}${place === null ? '' : ` (${place})`}`,
  };
}

/** A column as spreadsheets name it: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
