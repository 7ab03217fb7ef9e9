import { Problem } from '#kernel/problem.ts';
import { unitIn, type UnitExpression } from '#kernel/unit-words.ts';
import { unitsNamed, unitsOfName, unitsOfTitle } from '#platform/tables/heading-units.ts';
import { strangeUnit } from '#platform/tables/strange-unit.ts';
import { type FieldSpec, isShare, keyOf } from './fields.ts';

/** Where a unit may be named, in addition to the headings. */
export type Around = {
  /** The cells of the rows above the header. */
  readonly above: readonly string[];
  readonly sheet: string;
  /** The file's name. */
  readonly file: string;
  /** The cells of a row under the header that contains units; none if there is no such row. */
  readonly under: readonly string[];
  /** Columns whose cells are displayed divided in a workbook, and by what. */
  readonly scaled?: ReadonlyMap<string, number> | undefined;
};

export const nothingAround: Around = { above: [], sheet: '', file: '', under: [] };

/** The unit of a column and its factor to the field's own; `named` is false if it is not stated. */
export type ColumnUnit = { readonly unit: string | null; readonly factor: number; readonly named: boolean };

type NamedUnit = { readonly unit: string; readonly text: string };

/**
 * The unit of a column, from the mapping, the heading or a row of units under it; otherwise from the titles, the sheet or the file.
 * @throws Problem `no-such-unit` if the mapping names one that the field does not have, `unit-not-of-field` if the heading does,
 * `unit-differs-from` if two contradict each other, `format-of-list-scales` if it is not stated which unit a workbook displays in thousands
 */
export function columnUnit(spec: FieldSpec, heading: string | null, under: string, said: string | undefined, around: Around): ColumnUnit {
  const units = spec.units ?? {};
  if (heading !== null) refuseScale(spec, heading);
  if (spec.units === undefined && spec.numeric !== true && said === undefined) return { unit: null, factor: 1, named: false };
  const option = said === undefined ? null : { unit: unitOf(spec, said), text: said };
  const own = heading === null ? [] : [ofText(spec, heading, inHeading(spec, heading)), ofText(spec, under, inCell(spec, under))];
  const divided = heading === null || spec.numeric !== true ? undefined : around.scaled?.get(heading);
  // for displayed values the sender states the unit, whatever the heading says about the underlying numbers; the same for shares in per
  // cent
  if ((divided !== undefined || (option?.unit === '1' && isShare(spec))) && option !== null)
    return { unit: option.unit, factor: units[option.unit] ?? 1, named: true };
  const [first, ...others] = [...own, option].filter((one) => one !== null);
  const far = heading === null ? null : ofAround(spec, around);
  const unit = first ?? far;
  for (const other of [...others, ...(far === null ? [] : [far])])
    if (unit !== null && unit !== undefined && other.unit !== unit.unit)
      throw new Problem('bad-input', 'unit-differs-from', { text: unit.text, unit: unit.unit, other: other.text, otherUnit: other.unit });
  if (divided !== undefined && !((units[unit?.unit ?? ''] ?? 1) > 1)) throw scales(spec, heading ?? '', divided);
  return unit === null
    ? { unit: Object.keys(units)[0] ?? null, factor: 1, named: false }
    : { unit: unit.unit, factor: units[unit.unit] ?? 1, named: true };
}

const scales = ({ name, units = {} }: FieldSpec, heading: string, divided: number): Problem => {
  const [unit = ''] = Object.keys(units);
  return new Problem('bad-input', 'format-of-list-scales', {
    field: name,
    column: heading.trim(),
    divided,
    units: Object.keys(units).join(' '),
    unit,
  });
};

/** Text in brackets, or after a comma or a slash at the end. */
const places =
  /[([【]\s*([^()[\]【】]+?)\s*[)\]】]|(?:[,，/]|(?<=[\u4E00-\u9FFF]))\s*([^,，/()\u4E00-\u9FFF]+|(?<=[,，/]\s*)[^,，/()]+)$/gu;

/** The units that a heading names: those of the field by their own names (`月`, `百个`) as well as all known ones. */
function inHeading(spec: FieldSpec, heading: string): readonly UnitExpression[] {
  const own = [...heading.normalize('NFKC').matchAll(places)].flatMap(([, inside, behind]) => ownUnit(spec, inside ?? behind ?? '') ?? []);
  // current and voltage transformers; in lower case, CT means cents
  if (own.length > 0 || /[([]\s*(?:CT|PT|TA|TV|TI)\s*[)\]]/u.test(heading.normalize('NFKC'))) return own;
  const strange = spec.numeric === true ? strangeUnit(heading) : null;
  if (strange !== null) return [{ code: strange, unit: null, quantity: 'count' }];
  return unitsNamed(heading, ({ code }) => code in (spec.units ?? {}));
}

/** A unit of the field by its own name alone. */
function ownUnit({ units = {} }: FieldSpec, text: string): UnitExpression | null {
  const bare = text.replace(/^(?:单位|units?)\s*[:：]\s*/iu, '');
  const code = Object.keys(units).find((name) => keyOf(name) === keyOf(bare));
  return code === undefined ? null : { code, unit: null, quantity: unitIn(code)?.quantity ?? 'count' };
}

/** `建筑面积（万）`, `Occupants (thousands)`, `人数（千人）`: a multiple without a unit. */
const scaleAlone =
  /[([]\s*(?:单位\s*:\s*|in\s+)?([十百千万亿]+(?:人|[个台套盏件只户次]|小时|时|天)?|['’]?000s?|(?:hundred|thousand|million)s?)\s*[)\]]/iu;

/** Throws `unit-not-of-field` if a heading of amounts names a multiple without its unit. */
function refuseScale(spec: FieldSpec, heading: string): void {
  if (spec.numeric !== true && spec.units === undefined) return;
  const said = scaleAlone.exec(heading.normalize('NFKC'))?.[1];
  const units = Object.keys(spec.units ?? {});
  if (said !== undefined && !units.includes(said) && !units.includes(unitIn(said)?.code ?? said))
    throw new Problem('bad-input', 'unit-not-of-field', { field: spec.name, text: heading.trim(), unit: said, units: units.join(' ') });
}

/** A unit of the field by its name or another spelling. */
function unitOf(spec: FieldSpec, said: string): string {
  const names = Object.keys(spec.units ?? {});
  const code = names.find((name) => keyOf(name) === keyOf(said.replaceAll('²', '2'))) ?? unitIn(said)?.code;
  if (code !== undefined && names.includes(code)) return code;
  throw new Problem('bad-input', 'no-such-unit', { field: spec.name, unit: said, units: names.join(' ') });
}

/** The factor from the unit in a cell to the field's own unit: 1 if the cell is empty, null if the field does not have the unit. */
export function factorIn({ units = {} }: FieldSpec, cell: string): number | null {
  const [named] = inCell({ units }, cell);
  return cell.trim() === '' ? 1 : (units[named?.code ?? ''] ?? null);
}

/** What a heading or a cell of units names. A unit that the field cannot have is rejected; a field without units has none. */
function ofText(spec: FieldSpec, text: string, named: readonly UnitExpression[]): NamedUnit | null {
  const units = Object.keys(spec.units ?? {});
  const fitting = [...new Set(named.map(({ code }) => code))].filter((code) => units.includes(code));
  const [first, second] = fitting;
  if (second !== undefined) throw new Problem('bad-input', 'unit-ambiguous', { text: text.trim(), units: fitting.join(', ') });
  const strange = named[0];
  if (first === undefined && strange !== undefined && (units.length > 0 || spec.numeric === true))
    throw new Problem('bad-input', 'unit-not-of-field', {
      field: spec.name,
      text: text.trim(),
      unit: strange.code,
      units: units.join(' '),
    });
  return first === undefined ? null : { unit: first, text: text.trim() };
}

function inCell(spec: Pick<FieldSpec, 'units'>, text: string): readonly UnitExpression[] {
  const bare = text.trim().replaceAll(/^[([（【]\s*|\s*[)\]）】]$/gu, '');
  const own = bare === '' ? null : ownUnit(spec as FieldSpec, bare);
  if (own !== null) return [own];
  const whole = unitIn(bare);
  return whole === null ? unitsNamed(text) : [whole];
}

/** A unit of the field that a title, the sheet or the file names, if they name only one. */
function ofAround(spec: FieldSpec, { above, sheet, file }: Around): NamedUnit | null {
  const { name: field, units = {} } = spec;
  refuseStrange(field, units, above);
  const texts = [
    ...above.map((text) => ({ text, named: ownDeclared(spec, text) ?? declaredIn(text).named })),
    ...[sheet, file.replace(/\.[a-z\d.]{1,8}$/iu, '')].map((text) => ({ text, named: unitsOfName(text) })),
  ];
  const fitting = texts.flatMap(({ text, named }) =>
    named.filter(({ code }) => code in units).map(({ code }) => ({ unit: code, text: text.trim().slice(0, 100) })),
  );
  return new Set(fitting.map(({ unit }) => unit)).size === 1 ? (fitting[0] ?? null) : null;
}

/** A unit of the field that a title declares: `室温单位：0.1℃`. */
function ownDeclared(spec: FieldSpec, text: string): UnitExpression[] | null {
  const [, said = ''] = /(?:单位|units?)\s*[:：=]?\s*(.+)$/iu.exec(text.normalize('NFKC')) ?? [];
  const own = said.split(/[、,;，；)）\s]+/u).flatMap((part) => (/^[x×*]?\d/u.test(part) ? (ownUnit(spec, part) ?? []) : []));
  return own.length > 0 ? own : null;
}

/** What a title declares; it may give several units, each for the columns of its quantity: `单位：万元、万平方米`. */
function declaredIn(text: string): ReturnType<typeof unitsOfTitle> {
  const said = unitsOfTitle(text);
  const [, list = ''] = /(?:单位|units?)\s*[:=]\s*([^()]+)/iu.exec(text.normalize('NFKC')) ?? [];
  const others = list.split(/[、,;/\s]+|和|及/u).flatMap((part) => unitIn(part) ?? []);
  return said.declared && others.length > 1 ? { declared: true, named: others } : said;
}

/** Throws `unit-not-of-field` if a title states that everything is in a unit of the field's quantity that the field cannot have. */
function refuseStrange(field: string, units: NonNullable<FieldSpec['units']>, above: readonly string[]): void {
  const [own = ''] = Object.keys(units);
  for (const text of above) {
    const { declared, named } = declaredIn(text);
    const strange = declared ? named.find(({ code, quantity }) => !(code in units) && quantity === unitIn(own)?.quantity) : undefined;
    if (strange !== undefined)
      throw new Problem('bad-input', 'unit-not-of-field', {
        field,
        text: text.trim().slice(0, 100),
        unit: strange.code,
        units: Object.keys(units).join(' '),
      });
  }
}

/** Whether a row under the header contains only units: at least one, and every other cell empty or a unit too. */
export function isRowOfUnits(cells: readonly string[]): boolean {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && !/^(?:计量)?单位$|^units?$/iu.test(cell));
  return (
    said.length > 0 &&
    said.every((cell) => unitIn(cell.replaceAll(/^[([（【]\s*|\s*[)\]）】]$/gu, '').replace(/^[x×*]?0?\.0*1\s*/u, '')) !== null)
  );
}
