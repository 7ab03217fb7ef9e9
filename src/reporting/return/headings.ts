import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { textIn } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { returnTerms } from './vocabulary.ts';

/** The columns before those of the fields; all read-only. */
export const leadTerms = {
  unit: labelTerms.code,
  name: labelTerms.name,
  period: returnTerms.period,
  state: labelTerms.state,
  step: returnTerms.step,
} as const;

type Lead = keyof typeof leadTerms;

type FormFields = Form['fields'];

/** All names of a field. */
const saidBy = (fields: FormFields, field: string): string[] => [field, ...Object.values(fields[field]?.names ?? {})].map(plain);

/** The name of a field in a heading: with its id as well if another field, or a column before them, has the same name. */
function nameFor(fields: FormFields, field: string, language: Language): string {
  const names = fields[field]?.names;
  const name = names === undefined ? field : textIn(names, language);
  const isTaken = Object.keys(fields).some((other) => other !== field && saidBy(fields, other).includes(plain(name)));
  return isTaken || leads.has(plain(name)) ? `${name} [${field}]` : name;
}

/** The heading of a field's column: its name and its unit. */
export function headingFor(fields: FormFields, field: string, language: Language): string {
  const unit = fields[field]?.unit ?? '';
  return `${nameFor(fields, field, language)}${unit === '' ? '' : ` (${unit})`}`;
}

/** Differences in bracket style, spaces and case do not matter. */
const plain = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll(/\s+/gu, '').toLowerCase();

const leads = new Map<string, Lead>(
  (Object.entries(leadTerms) as [Lead, (typeof leadTerms)[Lead]][]).flatMap(([lead, { zh, en }]) =>
    [lead, zh, en].map((text): [string, Lead] => [plain(text), lead]),
  ),
);

/** The columns of a sheet; `field`: the fields by their index. */
export type SheetColumns = {
  readonly lead: Readonly<Partial<Record<Lead, number>>>;
  readonly field: readonly (readonly [number, string])[];
  /** Headings that do not belong to the form. */
  readonly unknown: readonly string[];
};

/** Every heading that denotes a field. */
function headingsOf(fields: FormFields): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const say = (name: string, text: string): void => {
    for (const unit of ['', `(${fields[name]?.unit ?? ''})`]) {
      const heading = plain(text + unit);
      if (!leads.has(heading) && !found.has(heading)) found.set(heading, name);
    }
  };
  for (const name of Object.keys(fields)) for (const language of ['zh', 'en'] as const) say(name, nameFor(fields, name, language));
  for (const name of Object.keys(fields)) say(name, name);
  return found;
}

/**
 * The columns of a table from their headings: a field by its id or its name in either language, with or without its unit.
 * Throws `return-sheet-columns` if none is the unit or none is a field, `return-column-twice`, `return-column-unit` if a heading has
 * another unit than the form.
 */
export function columnsOf(fields: FormFields, header: readonly string[], file: string): SheetColumns {
  const byHeading = headingsOf(fields);
  const lead: Partial<Record<Lead, number>> = {};
  const field: (readonly [number, string])[] = [];
  const unknown: string[] = [];
  header.forEach((heading, at) => {
    const text = plain(heading);
    const [own, name] = [leads.get(text), byHeading.get(text)];
    if (name !== undefined) {
      if (field.some(([, other]) => other === name)) throw new Problem('bad-input', 'return-column-twice', { file, column: heading });
      field.push([at, name]);
    } else if (own !== undefined) lead[own] ??= at;
    else if (text !== '') {
      const bare = byHeading.get(text.replace(/\([^()]*\)$/u, ''));
      if (bare !== undefined)
        throw new Problem('bad-input', 'return-column-unit', { file, column: heading, unit: fields[bare]?.unit ?? '—' });
      unknown.push(heading);
    }
  });
  if (lead.unit === undefined || field.length === 0) {
    const columns = textIn(lead.unit === undefined ? leadTerms.unit : labelTerms.field, 'zh');
    throw new Problem('bad-input', 'return-sheet-columns', { file, columns });
  }
  return { lead, field, unknown };
}
