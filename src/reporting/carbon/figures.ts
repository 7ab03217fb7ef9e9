import { useFigure } from '#supervision/benchmarking/benchmarking.ts';
import { carriers, type Carrier } from '#kernel/carrier.ts';
import { figureId, unknownFigure, type FigureQuestion } from '#kernel/figure.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import type { InventoryQuestion } from './inventory.ts';
import { keyOf, type Row } from './rows.ts';
import type { InventoryBuilding } from './line.ts';

/**
 * A row as its figure names it: the question, and which part of it the row contains. `use` and `district` narrow the buildings; an unknown
 * use is the empty text.
 */
export type RowQuestion = InventoryQuestion & {
  readonly carrier: Carrier;
  /** The factor as `id@version`; null for rows without one. */
  readonly factor: string | null;
  readonly use?: string | undefined;
  readonly district?: string | undefined;
  /** What is opened: the use, or its carbon. */
  readonly of: 'use' | 'kg';
};

const pinned = ({ region, building, year, basis, known }: InventoryQuestion) => ({
  ...(region !== undefined && { region }),
  ...(building !== undefined && { building }),
  year,
  basis,
  received: known.received,
  recorded: known.recorded,
});

/** What of an inventory is opened: a part of its carbon dioxide, or the total per floor area; default: the total. */
export type Opened = 'direct' | 'electricity' | 'heat' | 'perM2';

/** The id of an inventory, or of a part of it, as a figure. */
export const inventoryFigure = (asked: InventoryQuestion, of?: Opened): string =>
  figureId({ kind: 'carbon', ...pinned(asked), ...(asked.estimate === true && { estimate: true }), ...(of !== undefined && { of }) });

/** The id of a row's figure. */
export function rowFigure({ carrier, factor, use, district, of, ...asked }: RowQuestion): string {
  const narrowed = { ...(use !== undefined && { use }), ...(district !== undefined && { district }) };
  return figureId({ kind: 'carbon-row', ...pinned(asked), carrier, of, ...(factor !== null && { factor }), ...narrowed });
}

export const factorName = ({ factor }: Pick<Row, 'factor'>): string | null =>
  factor === null ? null : `${factor.factor.id}@${factor.factor.version}`;

/** The question that opens a row of an answer. A building's row is its own, regardless of the place it was requested in. */
export function rowQuestion(asked: InventoryQuestion, row: Pick<Row, 'key' | 'carrier' | 'factor'>, of: RowQuestion['of']): RowQuestion {
  const { region, building, by, ...rest } = asked;
  const subject =
    by === 'building' && row.key !== null
      ? { building: row.key }
      : { ...(region !== undefined && { region }), ...(building !== undefined && { building }) };
  const narrowed = by === 'use' ? { use: row.key ?? '' } : by === 'district' && region !== undefined ? { district: row.key ?? '' } : {};
  return { ...rest, ...subject, ...narrowed, carrier: row.carrier, factor: factorName(row), of };
}

/** The figure of a row's use: for one building the figure from metering; otherwise the row itself, opened by what it was added up from. */
export function useFigureOf(asked: InventoryQuestion, row: Row, building: InventoryBuilding | undefined): string {
  if (row.buildings === 1 && building !== undefined && keyOf(building, 'building') === building.code)
    return useFigure(building.code, building.zone, row.carrier, asked.year, asked.known);
  return rowFigure(rowQuestion(asked, row, 'use'));
}

/** The question behind such an id. Throws Problem `figure-unknown`. */
export function readInventory(figure: string, question: FigureQuestion): InventoryQuestion {
  const { region, building, year, basis, estimate, received, recorded } = question;
  const isText = (one: unknown): one is string => typeof one === 'string';
  if (!isKeptYear(year) || (basis !== 'location' && basis !== 'market') || isText(region) === isText(building)) throw unknownFigure(figure);
  return {
    year,
    basis,
    known: { received, recorded },
    ...(isText(region) ? { region } : { building: String(building) }),
    ...(estimate === true && { estimate: true }),
  };
}

/** Which part of an inventory such an id opens. Throws Problem `figure-unknown`. */
export function readOpened(figure: string, { of }: FigureQuestion): Opened | undefined {
  if (of === undefined || of === 'direct' || of === 'electricity' || of === 'heat' || of === 'perM2') return of;
  throw unknownFigure(figure);
}

/** The same for a row. */
export function readRow(figure: string, question: FigureQuestion): RowQuestion {
  const { carrier, factor, use, district, of } = question;
  const found = carriers.find((one) => one === carrier);
  if (found === undefined || (of !== 'use' && of !== 'kg')) throw unknownFigure(figure);
  return {
    ...readInventory(figure, question),
    carrier: found,
    of,
    factor: typeof factor === 'string' ? factor : null,
    ...(typeof use === 'string' && { use }),
    ...(typeof district === 'string' && { district }),
  };
}
