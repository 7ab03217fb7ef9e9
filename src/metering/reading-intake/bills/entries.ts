import type { Finding } from '#kernel/finding.ts';
import type { UnitExpression } from '#kernel/unit-words.ts';
import type { Block } from './blocks.ts';
import { hasFigures, isPart, linesOf, timesOf, type BlockLines, type Figures, type Line } from './lines.ts';
import { isBlank, numberOf, type Cell } from './sheet-view.ts';

/** Use as a bill has it, in 0.0001 of its unit, and the cells that it comes from. */
export type BillUse = { readonly value: number; readonly cells: readonly Cell[]; readonly unit: UnitExpression | null };

/** What a bill says of one meter and one period. */
export type Entry = {
  readonly row: number;
  readonly meter: Cell | null;
  readonly account: Cell | null;
  readonly name: string;
  readonly month: Cell | null;
  readonly year: Cell | null;
  readonly from: Cell | null;
  readonly to: Cell | null;
  readonly before: Cell | null;
  readonly now: Cell | null;
  /** Null if the bill names none; NaN if it cannot be read. */
  readonly times: number | null;
  /** What stands in the columns of the multiplier; null if there is none. */
  readonly timesText: string | null;
  /** As it is written. */
  readonly use: BillUse | null;
  /** What its registers have gone on by, before the multiplier. */
  readonly gone: BillUse | null;
  /** What is added to the use beside them, as 变损; NaN if it cannot be read. */
  readonly added: number;
  /** Its registers count by parts of a tariff, and none counts all of them. */
  readonly partsOnly: boolean;
  /** It says that the meter was swapped: its registers are of two devices. */
  readonly swapped: boolean;
  /** Cells that should be numbers and are none. */
  readonly unread: readonly Cell[];
};

export type BlockEntries = {
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly money: number;
};

/** The bills in a block, with what does not agree inside it: parts and their sum, rows and the total. */
export function entriesOf(block: Block): BlockEntries {
  const read = linesOf(block);
  const groups = groupsOf(read.lines).filter((group) => group.some(hasFigures));
  const entries = groups.map(entryOf);
  const findings = [
    ...mergedFindings(read),
    ...read.lines.flatMap(fedIn),
    ...groups.flatMap(partsFindings),
    ...totalFindings(read, entries),
  ];
  return { entries, findings, notes: read.notes, money: read.money };
}

const mergedFindings = ({ merged }: BlockLines): Finding[] =>
  merged.map(({ cell, over }) => ({
    code: 'bill-use-merged',
    severity: 'error',
    evidence: { ...placeOf(cell), figure: cell.text, over: over.join(', ') },
  }));

/** A row of what goes back into the network, which is no use. */
function fedIn({ band, part, figures }: Line): Finding[] {
  if (band !== 'other' || part === null || !/反向/u.test(part.text)) return [];
  const whole = figures.get('whole');
  const [before, now] = [filled(whole?.before), filled(whole?.now)];
  const cell = filled(whole?.use) ?? (now?.text === before?.text ? null : now);
  if (cell === null || numberOf(cell.text) === 0) return [];
  return [{ code: 'bill-share-left', severity: 'warning', evidence: { ...placeOf(cell), heading: part.text, figure: cell.text } }];
}

/** The rows of one meter: several where each is a part of a tariff. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    const isSame =
      first !== undefined &&
      line.band !== null &&
      first.band !== null &&
      idOf(first) === idOf(line) &&
      !(last as Line[]).some(({ band }) => band === line.band);
    if (isSame) (last as Line[]).push(line);
    else groups.push([line]);
  }
  return groups;
}

const idOf = ({ meter, account, month, year }: Line): string => [meter?.text, account?.text, month?.text, year?.text].join(' ');

function entryOf(group: readonly Line[]): Entry {
  const first = group[0] as Line;
  const total = group.find(({ band }) => band === 'total' || band === null);
  const parts = group.filter(isPart);
  const whole = total?.figures.get('whole') ?? null;
  const timesCells = (total ?? first).times.some(({ text }) => !isBlank(text)) ? (total ?? first).times : first.times;
  const times = timesOf(timesCells);
  const partFigures = parts.length > 0 ? parts.flatMap(({ figures }) => figures.get('whole') ?? []) : partsOf(first);
  const cells = [whole, ...partFigures].flatMap((one) => (one === null ? [] : [one.before, one.now, one.use, one.difference]));
  return {
    row: first.row,
    meter: first.meter,
    account: first.account,
    name: first.name,
    month: first.month,
    year: first.year,
    from: first.from,
    to: first.to,
    before: filled(whole?.before),
    now: filled(whole?.now),
    times,
    timesText: timesCells.length === 0 ? null : timesCells.map(({ text }) => text).join(' × '),
    use: useIn(whole) ?? sumOf(partFigures.map(useIn)),
    gone: goneIn(whole) ?? sumOf(partFigures.map(goneIn)),
    added: (total ?? first).adjust.reduce((sum, { text }) => sum + (isBlank(text) ? 0 : (numberOf(text) ?? Number.NaN)), 0),
    partsOnly: filled(whole?.now) === null && partFigures.some(({ now }) => filled(now) !== null),
    swapped: group.some(({ swapped }) => swapped),
    unread: cells.flatMap((cell) => (cell !== null && !isBlank(cell.text) && numberOf(cell.text) === null ? [cell] : [])),
  };
}

const filled = (cell: Cell | null | undefined): Cell | null => (cell === null || cell === undefined || isBlank(cell.text) ? null : cell);

const partsOf = ({ figures }: Line): Figures[] =>
  [...figures].flatMap(([band, one]) => (band === 'whole' || band === 'other' ? [] : [one]));

function useIn(figures: Figures | null): BillUse | null {
  const cell = filled(figures?.use);
  const value = cell === null ? null : numberOf(cell.text);
  return cell === null || value === null ? null : { value, cells: [cell], unit: figures?.unit ?? null };
}

/** The sum of all parts; null if one of them is open. */
function sumOf(parts: readonly (BillUse | null)[]): BillUse | null {
  if (parts.length === 0 || parts.some((part) => part === null)) return null;
  const all = parts as readonly BillUse[];
  return {
    value: all.reduce((sum, { value }) => sum + value, 0),
    cells: all.flatMap(({ cells }) => cells),
    unit: all.find(({ unit }) => unit !== null)?.unit ?? null,
  };
}

/** Now − before, or the difference that is written. */
function goneIn(figures: Figures | null): BillUse | null {
  const [before, now, difference] = [filled(figures?.before), filled(figures?.now), filled(figures?.difference)];
  const [was, is] = [before === null ? null : numberOf(before.text), now === null ? null : numberOf(now.text)];
  if (was !== null && is !== null) return { value: is - was, cells: [before as Cell, now as Cell], unit: null };
  const gone = difference === null ? null : numberOf(difference.text);
  return gone === null ? null : { value: gone, cells: [difference as Cell], unit: null };
}

/** The use that registers give with a multiplier; null if they are not there, or it or the losses cannot be read. */
export function calculatedUse({ gone, added }: Pick<Entry, 'gone' | 'added'>, times: number): BillUse | null {
  return gone === null || Number.isNaN(times) || Number.isNaN(added) ? null : { ...gone, value: Math.round(gone.value * times) + added };
}

/** Half of the last place that a figure is written with, in 0.0001; of ten thousands of kWh it is that of kWh. */
function halfPlace(cells: readonly Cell[]): number {
  const places = Math.max(0, ...cells.map(({ text }) => /\.(\d+)/u.exec(text.normalize('NFKC'))?.[1]?.length ?? 0));
  return 5000 / 10 ** Math.min(places, 4) + 0.5;
}

/** A counter that went through zero: the figure that was written shows how many digits it has. */
const turnsOver = (written: number, { value }: BillUse, times: number, slack: number): boolean =>
  value < 0 && [4, 5, 6, 7, 8].some((digits) => Math.abs(value + 10 ** digits * 1e4 * times - written) <= slack);

/** A written use that differs from what its registers give with a multiplier. */
export function useFindings(entry: Entry, times: number): Finding[] {
  const { use, meter, account, name } = entry;
  const by = calculatedUse(entry, times);
  if (use === null || by === null || use.cells.some((cell) => by.cells.includes(cell))) return [];
  const scale = scaleOf(use.unit);
  const [written, slack] = [use.value * scale, halfPlace(use.cells) * scale];
  if (Math.abs(written - by.value) <= slack || turnsOver(written, by, times, slack)) return [];
  const [cell] = use.cells as [Cell];
  const evidence = {
    ...placeOf(cell),
    meter: meter?.text ?? account?.text ?? name,
    written: written / 1e4,
    calculated: by.value / 1e4,
    registers: by.cells.map(({ text }) => text).join(' → '),
    multiplier: times,
  };
  return [{ code: 'use-differs', severity: 'warning', evidence }];
}

/** Registers count kWh where use is written in 万千瓦时. */
const scaleOf = (unit: UnitExpression | null): number => (unit?.unit === '10000kWh' ? 10_000 : unit?.unit === 'MWh' ? 1000 : 1);

export const placeOf = ({ sheet, ref, row }: Cell): { sheet: string; cell: string; row: number } => ({ sheet, cell: ref, row });

/** Parts of a tariff that do not add up to what stands as their sum. */
function partsFindings(group: readonly Line[]): Finding[] {
  const total = group.find(({ band }) => band === 'total' || band === null);
  const parts = group.some(isPart) ? group.filter(isPart).flatMap(({ figures }) => figures.get('whole') ?? []) : partsOf(group[0] as Line);
  const whole = useIn(total?.figures.get('whole') ?? null);
  const sum = sumOf(parts.map(useIn));
  if (whole === null || sum === null || Math.abs(whole.value - sum.value) <= halfPlace([...whole.cells, ...sum.cells]) * 2) return [];
  const [cell] = whole.cells as [Cell];
  const evidence = { ...placeOf(cell), meter: group[0]?.meter?.text ?? '', written: whole.value / 1e4, calculated: sum.value / 1e4 };
  return [{ code: 'bill-parts-differ', severity: 'warning', evidence }];
}

/** A total row that is not the sum of the rows above it. */
function totalFindings({ totals }: BlockLines, entries: readonly Entry[]): Finding[] {
  const grand = totals.at(-1);
  const whole = grand === undefined ? null : useIn(grand.figures.get('whole') ?? null);
  const sum = sumOf(entries.map((entry) => entry.use ?? calculatedUse(entry, entry.times ?? 1)));
  if (whole === null || sum === null || totals.length > 1) return [];
  if (Math.abs(whole.value - sum.value) <= halfPlace(whole.cells) * Math.max(1, entries.length)) return [];
  const [cell] = whole.cells as [Cell];
  return [
    {
      code: 'bill-total-differs',
      severity: 'warning',
      evidence: { ...placeOf(cell), written: whole.value / 1e4, calculated: sum.value / 1e4, rows: entries.length },
    },
  ];
}
