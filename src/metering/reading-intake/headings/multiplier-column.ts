import { isPlainlyMultiplier, multiplierHeading, multiplierIn, multiplierInWords, type MultiplierOf } from '#platform/tables/multiplier.ts';
import { filledCells } from '../times/column-content.ts';

export { multiplierIn } from '#platform/tables/multiplier.ts';

type Rows = readonly (readonly string[])[];

/**
 * The columns of the multiplier between counter and use: the overall one, otherwise those of current and voltage transformers. If the
 * heading is unambiguous, also if a cell cannot be read: it is refused then, and not skipped.
 */
export function multiplierColumns(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): readonly number[] {
  const found = header.flatMap((heading, column) => {
    const says = taken.includes(column) ? null : multiplierSaid(heading, filledCells(rows, column));
    return says === null ? [] : [{ column, says }];
  });
  const first = (what: MultiplierOf): readonly number[] => found.flatMap(({ column, says }) => (says === what ? [column] : [])).slice(0, 1);
  const whole = first('whole');
  return whole.length > 0 ? whole : [...first('current'), ...first('voltage')];
}

function multiplierSaid(heading: string, cells: readonly string[]): MultiplierOf | null {
  if (cells.length === 0) return null;
  const says = multiplierHeading(heading);
  if (says === null) return cells.every((text) => multiplierInWords.test(text)) ? 'whole' : null;
  return isPlainlyMultiplier(heading) || cells.some((text) => multiplierIn(text) !== undefined) ? says : null;
}
