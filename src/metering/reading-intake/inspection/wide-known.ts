import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { parseTime } from '#platform/tables/time.ts';
import { areAlike, areCapitals, arePutTogether, isCodeOrPlace, shareForm } from '../words/heading-forms.ts';
import type { Plan } from '../columns/layout.ts';
import { isCalledCode, isCalledName } from '../headings/meter-column.ts';
import { isNameless, meterChoices } from '../columns/nameless.ts';
import { refuseNoUse } from '../columns/no-use.ts';
import { isFlow, isUseType } from '../columns/use-types.ts';
import { comesTo, holdsAny, isLongCode, isSame, mayBeCodes } from '../units/value-figures.ts';
import { headingSays, isUnit, evidenceAround, type ValueKnown, type ValuesSeen } from './value-evidence.ts';

type Wide = Extract<Plan, { layout: 'wide' }>;

/**
 * What shows that columns are metering points: a heading that is registered, that names use or a unit, or that has the form of a code or of
 * a place. Unknown names count if all are alike and a title says what is measured.
 * @throws Problem `columns-unknown`; `meter-needed` if a column may hold the codes of what is next to it
 */
export async function wideKnown(plan: Wide, seen: ValuesSeen): Promise<ValueKnown | null> {
  const { header, rows, says } = seen;
  const columns = plan.meters.filter((column) => holdsAny(rows, column));
  if (columns.length === 0) refuseNoUse(seen.skipped);
  const headings = columns.map((column) => headingOf(header, column));
  await refuseCodesInWords(headings, seen);
  if (arePutTogether(headings)) return { by: 'heading', text: '' };
  // next to the use of one metering point capitals are abbreviations for something else
  const isOfOne = headings.some((heading) => isNameless(heading) && !areCapitals(heading));
  const said = columns.filter((column) => isSaid(column, seen) || (!isOfOne && areCapitals(headingOf(header, column))));
  const named = said.filter((column) => !isCodeBeside(column, said, seen));
  const beside = await besideCodes(named, seen);
  const unsaid = columns.filter((column) => !named.includes(column) || beside.has(column));
  const there =
    unsaid.length === 0
      ? new Set<string>()
      : await registered(
          unsaid.map((column) => headingOf(header, column)),
          seen,
        );
  const unknown = unsaid.filter((column) => !there.has(headingOf(header, column)));
  const counted = columns.filter((column) => !unknown.includes(column));
  if (unknown.length === 0) return columns.length === 0 ? null : { by: there.size > 0 ? 'registry' : 'heading', text: '' };
  const codes = unknown.filter((column) => mayBeCodes(rows, column) || isNumbered(headingOf(header, column), rows, column));
  if (unknown.some((column) => beside.has(column))) throw unknownColumns({ counted, unknown, codes }, seen);
  const all =
    codes.length === 0 && counted.length === 0
      ? byAll(
          unknown.map((column) => headingOf(header, column)),
          seen,
        )
      : null;
  if (all !== null) return all;
  if (codes.length === 0 && counted.length === 0 && says.layout === 'wide') return { by: 'option', text: '' };
  throw unknownColumns({ counted, unknown, codes }, seen);
}

const codeAndWord = /^(\S*\d\S*)[\s_]+([a-z]{2,12})$/iu;

/**
 * Columns whose heading is the code of an existing metering point followed by a word: `V1 imp` may belong to V1, or to another register, or
 * be something else.
 */
async function besideCodes(columns: readonly number[], seen: ValuesSeen): Promise<ReadonlySet<number>> {
  const codes = new Map(
    columns.flatMap((column) => {
      const [, code, word = ''] = codeAndWord.exec(headingOf(seen.header, column)) ?? [];
      return code === undefined || isCodeOrPlace(word) || unitIn(word) !== null ? [] : [[column, code] as const];
    }),
  );
  const there = codes.size === 0 ? new Set<string>() : await registered([...new Set(codes.values())], seen);
  return new Set([...codes].flatMap(([column, code]) => (there.has(code) ? [column] : [])));
}

const headingOf = (header: readonly string[], column: number): string => (header[column] as string).trim();

/** Whether a heading, or the row of units under it, says that a column is a metering point or its use. */
function isSaid(column: number, { header, unitRow, says }: ValuesSeen): boolean {
  const heading = headingOf(header, column);
  return (
    headingSays(header, column, says) || isUnit(unitRow?.cells[column]) || [isUseType, isFlow, isCodeOrPlace].some((is) => is(heading))
  );
}

/** Whether a column with the heading of a place or a code holds the code of the use next to it: `电表` next to `用电量`. */
function isCodeBeside(column: number, columns: readonly number[], { header, rows, says }: ValuesSeen): boolean {
  const heading = headingOf(header, column);
  if (headingSays(header, column, says)) return false;
  if (isNumbered(heading, rows, column)) return true;
  if (!mayBeCodes(rows, column)) return false;
  if (isSame(rows, column, null) && isLongCode(rows, column)) return true;
  const others = columns.filter((other) => other !== column && isNameless(headingOf(header, other)));
  return others.length > 0 && (isSame(rows, column, null) || isCalledCode(heading) || isCalledName(heading));
}

async function registered(headings: readonly string[], { meters, points }: ValuesSeen): Promise<ReadonlySet<string>> {
  return new Set([...(await meters(headings)), ...(await points(headings))]);
}

/** Several names of one kind: if something says what is measured, or if they have the same form. */
function byAll(headings: readonly string[], seen: ValuesSeen): ValueKnown | null {
  if (headings.length < 2 || !areAlike(headings)) return null;
  return evidenceAround(seen) ?? (shareForm(headings) ? { by: 'heading', text: '' } : null);
}

type Apart = { readonly counted: readonly number[]; readonly unknown: readonly number[]; readonly codes: readonly number[] };

function unknownColumns({ counted, unknown, codes }: Apart, { header, rows, says }: ValuesSeen): Problem {
  const named = (columns: readonly number[]): string => columns.map((column) => headingOf(header, column)).join(',');
  const areNameless = counted.every((column) => isNameless(headingOf(header, column)));
  const others = unknown.filter((column) => !codes.includes(column));
  const [value] = areNameless ? [...counted, ...others] : [];
  const ofCodes = counted.length === 0 && others.length === 0 ? [] : codes.slice(0, 3);
  const choices = [
    ...ofCodes.map((column) => ({ set: { meterColumn: named([column]) } })),
    ...(value === undefined ? [] : meterChoices(says).map(({ set }) => ({ set: { ...set, valueColumn: named([value]) } }))),
    ...[counted.length === 0 || areNameless ? [] : counted, codes.length > 0 ? [] : [...counted, ...unknown].toSorted((a, b) => a - b)]
      .filter((columns) => columns.length > 0 && columns.every((column) => !/[,，、]/u.test(header[column] as string)))
      .map((columns) => ({
        set: { layout: 'wide', valueColumn: named(columns) },
        comesTo: Number(columns.reduce((sum, column) => sum + comesTo(rows, column), 0).toPrecision(12)),
      })),
  ];
  const columns = unknown
    .slice(0, 20)
    .map((column) => headingOf(header, column))
    .join(', ');
  if (codes.length > 0 && areNameless) return new Problem('bad-input', 'meter-needed', { header: header.slice(0, 10).join(', '), choices });
  return new Problem('bad-input', 'columns-unknown', { columns, choices });
}

/**
 * Refuses columns if no heading is a code or a place and there is a column of words that are codes: these name what the rows belong to.
 * @throws Problem `meter-needed`
 */
async function refuseCodesInWords(headings: readonly string[], seen: ValuesSeen): Promise<void> {
  const { header, rows, says } = seen;
  if (says.layout === 'wide' || says.valueColumn !== undefined || rows.length < 2) return;
  if (headings.some((heading) => isCodeOrPlace(heading) || /\d/u.test(withoutUnit(heading)))) return;
  const codes = header.flatMap((heading, column) => (heading.trim() !== '' && holdsCodes(rows, column) ? [heading.trim()] : []));
  if (codes.length === 0 || (await registered(headings, seen)).size > 0) return;
  const choices = [...codes.slice(0, 3).map((meterColumn) => ({ set: { meterColumn } })), ...meterChoices(says)];
  throw new Problem('bad-input', 'meter-needed', { header: header.slice(0, 10).join(', '), choices });
}

/** 区号 of 114.01 in all rows is not a metering point. */
const isNumbered = (heading: string, rows: ValuesSeen['rows'], column: number): boolean =>
  /^\D+号码?$/u.test(heading) && isSame(rows, column, null);

/** Letters and digits together in every row, as in codes: `E1`, `AI301`. */
const holdsCodes = (rows: ValuesSeen['rows'], column: number): boolean =>
  rows.every((cells) => /^(?=.*\p{L})(?=.*\d)[\p{L}\d][\p{L}\d_#-]*$/u.test((cells[column] ?? '').trim())) &&
  rows.every((cells) => typeof parseTime((cells[column] ?? '').trim()) === 'string');
