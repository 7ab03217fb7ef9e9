import { buildingFields, leavingFields } from './columns.ts';
import type { FeedTerms } from './facts.ts';
import { fieldOf, type Subject } from './people.ts';

/** The measured values of one row. `null`: unknown. */
export type Measured = Readonly<Record<string, string | number | null>>;

const ofBuildings: ReadonlySet<string> = new Set(buildingFields);

/**
 * Writes the content of a row other than its key: the shared fields, in their order, and nothing else. What is the same for all rows of a
 * subject is written once.
 */
export function bodiesOf(terms: Pick<FeedTerms, 'dataset' | 'fields' | 'mask'>, today: string) {
  const fields = leavingFields(terms).map((name) => ({ name, isOfBuilding: ofBuildings.has(name) }));
  const k = terms.mask?.k ?? 1;
  return (subject: Subject): ((measured: Measured) => string) => {
    const parts = fields.map(({ name, isOfBuilding }, at) => ({
      name,
      begin: `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`,
      fixed: isOfBuilding ? JSON.stringify(fieldOf(subject, name, today, k)) : null,
    }));
    return (measured) => {
      let text = '';
      for (const { name, begin, fixed } of parts) text += begin + (fixed ?? JSON.stringify(measured[name] ?? null));
      return text === '' ? '{}' : `${text}}`;
    };
  };
}
