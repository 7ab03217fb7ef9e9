import type { Finding } from '#kernel/finding.ts';
import { unitsNamed, unitOfCell } from '#platform/tables/heading-units.ts';
import type { Skipped } from '../columns/column-findings.ts';
import { saysWhatIsMeasured } from '../words/heading-forms.ts';
import { isSumHeading } from '../columns/directions.ts';
import { saysRegister } from '../headings/heading-places.ts';
import type { Sayable } from '../headings/options.ts';
import type { KnownPoints } from '../columns/point-columns.ts';
import { scaledUnit } from '../units/scaled-unit.ts';
import type { Around } from '../units/units.ts';
import { isUseType } from '../columns/use-types.ts';
import { namesPower, saysUse, saysUsed, saysWhatAtAll, wholeNamed } from '../words/use-words.ts';
import { isOfUse, isPart, isWordOfUse } from '../columns/value-headings.ts';
import type { TopRow } from '../columns/wide-meters.ts';

type Rows = readonly (readonly string[])[];

/** What shows that columns hold values, and in which words of the file. */
export type ValueKnown = {
  readonly by: 'option' | 'heading' | 'cells' | 'row' | 'title' | 'sheet' | 'file' | 'registry';
  readonly text: string;
};

/** What is known of a file when its columns are judged. */
export type ValuesSeen = {
  readonly header: readonly string[];
  readonly rows: Rows;
  readonly unitRow: TopRow | null;
  readonly says: Sayable & { readonly unit?: unknown; readonly pointUnit?: unknown };
  readonly around: Around;
  /** Columns of the wide layout that are something other than use. */
  readonly skipped: readonly Skipped[];
  readonly meters: KnownPoints;
  readonly points: KnownPoints;
  /** Earlier findings on the file. */
  readonly findings: readonly Finding[];
};

/** Whether a heading says that its column is use, readings or a power: by a word, or by a unit of these. */
export function headingSays(header: readonly string[], column: number, asked: Sayable): boolean {
  const heading = header[column] as string;
  return (
    isOfUse(header, column, asked) ||
    unitsNamed(heading).some(({ quantity }) => measured.has(quantity)) ||
    [saysUse, saysRegister].some((one) => one.test(heading)) ||
    isSumHeading(heading) ||
    isWholeOfParts(header, column) ||
    scaledUnit(heading) !== null ||
    namesPower(heading) ||
    saysUsed(heading) ||
    (isWordOfUse(heading) && saysWhatAtAll(heading))
  );
}

/** `全部` next to `尖, 峰, 平, 谷`, or next to `照明, 空调`. */
const isWholeOfParts = (header: readonly string[], column: number): boolean =>
  wholeNamed.test(header[column] as string) && (header.filter(isPart).length > 1 || header.filter(isUseType).length > 1);

const measured: ReadonlySet<string> = new Set(['energy', 'power', 'volume', 'mass']);

export const isUnit = (text: string | undefined): boolean => {
  const named = text === undefined || text.trim() === '' ? null : unitOfCell(text.trim().replaceAll(/^[([（【]\s*|\s*[)\]）】]$/gu, ''));
  return named !== null && measured.has(named.quantity);
};

/** The title, the sheet or the file name that says what is measured, or the sender's unit or carrier; null if there is none. */
export function evidenceAround({ says, around }: Pick<ValuesSeen, 'says' | 'around'>): ValueKnown | null {
  if ([says.unit, says.pointUnit, says.carrier, says.kind].some((one) => one !== undefined)) return { by: 'option', text: '' };
  const title = around.above.find(saysWhatIsMeasured);
  if (title !== undefined) return { by: 'title', text: title.trim().slice(0, 100) };
  if (saysWhatIsMeasured(around.sheet)) return { by: 'sheet', text: around.sheet };
  return saysWhatIsMeasured(around.file.replace(/\.[a-z\d.]{1,8}$/iu, '')) ? { by: 'file', text: around.file } : null;
}
