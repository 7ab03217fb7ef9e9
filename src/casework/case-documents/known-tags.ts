import type { Tag } from '#platform/docx/template-tags.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { paperRowTerms, paperTagTerms } from './vocabulary.ts';

const insideRows: Readonly<Record<keyof typeof paperRowTerms, readonly string[]>> = {
  'case.fields': ['name', 'value'],
  'case.published': ['name', 'value'],
  'case.evidence': ['n', 'kind', 'name', 'sha256'],
  'case.limits': ['name', 'due'],
  'case.panels': ['name', 'size', 'yes', 'no', 'abstain', 'result', 'members'],
};

/** The tags of a procedure: texts, and rows with the tags within them. */
export type KnownTags = { readonly texts: ReadonlySet<string>; readonly rows: ReadonlyMap<string, ReadonlySet<string>> };

/** The tags that a template of a procedure may use. */
export function tagsOf({ fields, numbers, limits, panels }: Procedure): KnownTags {
  const texts = new Set(Object.entries(paperTagTerms).flatMap(([tag, { zh }]) => [tag, zh]));
  for (const [key, { names }] of Object.entries(fields))
    for (const tag of [key, `fields.${key}`, ...(names === undefined ? [] : [names.zh])]) texts.add(tag);
  for (const [kind, part] of Object.entries({ numbers, limits, panels })) for (const key of Object.keys(part)) texts.add(`${kind}.${key}`);
  const rows = new Map<string, ReadonlySet<string>>();
  for (const [tag, { zh }] of Object.entries(paperRowTerms)) {
    const inner = new Set(insideRows[tag as keyof typeof paperRowTerms]);
    rows.set(tag, inner);
    rows.set(zh, inner);
  }
  for (const [key, { type, columns = {} }] of Object.entries(fields)) if (type === 'table') rows.set(key, new Set(Object.keys(columns)));
  return { texts, rows };
}

/** A finding for each tag of a template that its procedure does not have. */
export function unknownTags(tags: readonly Tag[], known: KnownTags, within: ReadonlySet<string> = new Set()): Finding[] {
  return tags.flatMap(({ name, tags: inner }): Finding[] => {
    const rows = known.rows.get(name);
    const isKnown = within.has(name) || known.texts.has(name) || (inner !== null && rows !== undefined);
    const mine: Finding[] = isKnown ? [] : [{ code: 'template-tag-unknown', severity: 'warning', evidence: { tag: name } }];
    return [...mine, ...unknownTags(inner ?? [], known, new Set([...within, ...(rows ?? [])]))];
  });
}
