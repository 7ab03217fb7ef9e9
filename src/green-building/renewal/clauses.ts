import type { Library } from '#green-building/policy/policy.ts';

/** A clause that asks for renewal of equipment, in its own words. */
export type RenewalClause = {
  readonly document: string;
  readonly title: string;
  readonly number: string | null;
  readonly clause: string;
  readonly quote: string;
  readonly strength: string;
  readonly rule: string;
};

const item = 'equipment-renewal';

/**
 * The clauses that ask for renewal, of documents issued by a day.
 * @param speaksOf whether what a document of this region says is of what was asked
 */
export function clausesOf(documents: Library['documents'], speaksOf: (region: string) => boolean, on: string): RenewalClause[] {
  return documents
    .filter(({ head }) => head.issued <= on && speaksOf(head.region))
    .flatMap(({ head, rules }) =>
      rules
        .filter(({ asked }) => asked.some((one) => one.item === item))
        .map(({ id, clause, quote, strength }) => ({
          document: head.code,
          title: head.title,
          number: head.number ?? null,
          clause,
          quote,
          strength,
          rule: id,
        })),
    );
}
