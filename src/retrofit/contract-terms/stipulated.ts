import { dayText, parseDay } from '#kernel/day.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import { quantityOf, zero } from './decimals.ts';
import type { Piece, PieceUse, StipulatedRow } from './facts.ts';

/** The agreed use of a piece: count · W · hours ÷ 1000 per day, before and after; kWh. */
export function stipulatedUse(piece: Piece, rows: readonly StipulatedRow[]): PieceUse {
  const [first, end] = [parseDay(piece.from) as number, parseDay(piece.to) as number];
  const counted = Array.from({ length: end - first }, (_, at) => dayText(first + at));
  const days = exact(BigInt(counted.length));
  const [before, after] = [dailyKwh(rows, 'beforeW').mul(days), dailyKwh(rows, 'afterW').mul(days)];
  const savings = quantityOf(before.sub(after));
  return { ...piece, measured: quantityOf(after), adjustedBaseline: quantityOf(before), savings, low: null, high: null, counted };
}

function dailyKwh(rows: readonly StipulatedRow[], watts: 'beforeW' | 'afterW'): Exact {
  return rows.reduce((sum, row) => sum.add(exact(row.count).mul(exact(row[watts])).mul(exact(row.hours))), zero).div(exact('1000'));
}
