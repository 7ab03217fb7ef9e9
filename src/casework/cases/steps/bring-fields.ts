import { dayField, type Dictionary, type Parsed, textField } from '#platform/list-intake/fields.ts';
import { placeZone } from '#kernel/today.ts';
import { parseInstant } from '#kernel/instant.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { caseTerms } from '../vocabulary.ts';

const china = createZone(placeZone) as Zone;

/** The two families of columns: `field:star`, `entered:check`. */
export const families = { field: 'field:', entered: 'entered:' } as const;

const titled = (name: string, term: { readonly zh: string; readonly en: string }) => ({ name, ...labelOf(term), synonyms: [] });

/** Existing cases to import, one per row: what they are about, their fields, and when they entered each state (a day, or an instant). */
export const casesDictionary: Dictionary = {
  kind: 'cases',
  fields: [
    { ...textField(titled('case', caseTerms.case), 100), required: true },
    textField(titled('region', labelTerms.place), 100),
    textField(titled('organisation', labelTerms.organisation), 100),
    textField(titled('building', labelTerms.building), 100),
    textField(titled('project', labelTerms.project), 100),
    { ...textField(titled('state', labelTerms.state), 100), required: true },
  ],
  open: {
    prefixes: Object.values(families),
    make: (suffix, prefix) =>
      prefix === families.entered
        ? { ...titled(`${prefix}${suffix}`, { zh: suffix, en: suffix }), parse: readInstant }
        : textField(titled(`${prefix}${suffix}`, { zh: suffix, en: suffix }), 20_000),
  },
};

const day = dayField(titled('day', labelTerms.day));

/** A day, in any notation, stands for its first instant in China’s time zone. */
function readInstant(text: string): Parsed {
  const at = parseInstant(text, china);
  if (at !== null) return { value: at };
  const read = day.parse(text, 1);
  return 'value' in read ? { value: parseInstant(String(read.value as string), china) } : read;
}
