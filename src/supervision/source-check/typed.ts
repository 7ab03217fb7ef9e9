import type { Finding } from '#kernel/finding.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { Problem } from '#kernel/problem.ts';
import { valueMeant } from './row-text.ts';
import type { Cell, CellValue, ReadCell, TypedCell } from './facts.ts';

/** What people write if the text prints no value. */
const none = new Set([stateTerms.none.zh, '—', '–', '-', '/', 'none']);
const yes = new Set([stateTerms.yes.zh, 'yes', 'true']);
const no = new Set([stateTerms.no.zh, 'no', 'false']);

/**
 * Checks typed values against the entry. Cells without text are left out. Throws Problem `source-check-bad`, with a finding for each cell
 * that does not exist, is duplicated, has an invalid value, or is missing next to those that were typed.
 */
export function readTyped(cells: readonly Cell[], typed: readonly TypedCell[]): ReadCell[] {
  const byId = new Map(cells.map((cell) => [cell.cell, cell]));
  const findings: Finding[] = [];
  const read = new Map<string, CellValue>();
  for (const { cell: id, value } of typed) {
    if (typeof value === 'string' && plain(value) === '') continue;
    const cell = byId.get(id);
    const printed = cell === undefined ? undefined : readCell(cell, value);
    if (cell === undefined) findings.push(fault('source-check-cell-unknown', { cell: id.slice(0, 80) }));
    else if (read.has(id)) findings.push(fault('source-check-cell-twice', { cell: id }));
    else if (printed === undefined) findings.push(fault('source-check-value-bad', { cell: id, text: String(value).slice(0, 40) }));
    else read.set(id, printed);
  }
  findings.push(...missing(cells, read));
  if (findings.length > 0) throw new Problem('bad-input', 'source-check-bad', { faults: findings.length }, findings);
  return cells.flatMap(({ cell, value }) => (read.has(cell) ? [{ cell, before: value, printed: read.get(cell) ?? null }] : []));
}

const fault = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'error', evidence });

/**
 * A row of a table must be typed completely or not at all; everything else in an entry must be typed completely, including what was
 * confirmed before.
 */
function missing(cells: readonly Cell[], read: ReadonlyMap<string, CellValue>): Finding[] {
  if (read.size === 0) return [fault('source-check-nothing-typed', {})];
  const isTable = cells.every(({ path }) => path[0] === 'rows');
  const rowsTyped = new Set(cells.filter(({ cell }) => read.has(cell)).map(({ path }) => path[1]));
  const isWanted = ({ path, status, formal }: Cell) => !isTable || rowsTyped.has(path[1]) || (status === 'CITY' && formal);
  return cells.filter((cell) => isWanted(cell) && !read.has(cell.cell)).map(({ cell }) => fault('source-check-cell-missing', { cell }));
}

/** The typed value of a cell; undefined if it is not a value of its kind. */
function readCell({ field, value: before }: Cell, typed: CellValue): CellValue | undefined {
  const text = typeof typed === 'string' ? plain(typed) : typed;
  const isNone = text === null || (typeof text === 'string' && none.has(text.toLowerCase()));
  if (field === 'leading' && isNone) return null;
  if (text === null) return undefined;
  if (field === 'method' || field === 'thermal') return typeof text === 'string' ? valueMeant(field, text) : undefined;
  if (field !== 'meaning' && field !== 'zone') return numberOf(text, field !== 'constant' && field !== 'slope');
  if (typeof before === 'boolean') return truthOf(text);
  if (typeof before === 'number') return numberOf(text, false);
  return typeof text === 'string' && text.length <= 100 ? text : undefined;
}

function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

function numberOf(text: Exclude<CellValue, null>, isPositive: boolean): number | undefined {
  const isNumeral = typeof text === 'string' && /^-?\d{1,12}(?:\.\d{1,12})?$/u.test(text);
  const value = isNumeral ? Number(text) : text;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return isPositive && value <= 0 ? undefined : value;
}

function truthOf(text: Exclude<CellValue, null>): boolean | undefined {
  if (typeof text === 'boolean') return text;
  const said = String(text).toLowerCase();
  return yes.has(said) ? true : no.has(said) ? false : undefined;
}
