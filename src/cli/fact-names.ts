import { valueIn } from './terms.ts';
import type { Client } from '#client.ts';
import { clauseText } from '#kernel/clause.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { sayIn, type Output, type Say } from './output.ts';

/** The names of an entity's fields, and of their values. */
export type FieldNames = {
  /** One fact by its name; null if no rule refers to it. */
  readonly fact: (code: string) => string | null;
  /** The value of a fact as text. */
  readonly value: (fact: string, value: unknown) => string | number | null;
};

/** The names of the facts and items that rules refer to. */
export type FactNames = FieldNames & {
  readonly facts: (codes: readonly string[]) => string;
  readonly item: (code: string) => string;
  /** A place in a document as readers cite it: 《阳泉市实施方案》第二（一）1条. */
  readonly cited: (place: { readonly document: string; readonly clause: string }) => string;
};

/** How far a source can be trusted, as text. */
export function statusIn(status: string, say: Say): string {
  return say(termText(statusTerms, status, 'zh'), termText(statusTerms, status, 'en'));
}

/** Names for display; not loaded if JSON is requested. */
async function namesFor({ client, output }: { readonly client: Client; readonly output: Output }): Promise<FactNames> {
  if (output.json)
    return { facts: (codes) => codes.join(', '), fact: () => null, value: () => null, item: (code) => code, cited: () => '' };
  const say = sayIn(output.language);
  const [told, { documents }] = await Promise.all([client.policy.items(), client.policy.documents({})]);
  const titles = new Map(
    documents.flatMap(({ code, short }) => (short === undefined ? [] : [[code, say(`《${short.zh}》`, `${short.en}, `)]])),
  );
  const facts = new Map(told.facts.map(({ fact, names }) => [fact, say(names.zh, names.en)]));
  const values = new Map(told.facts.map(({ fact, values: of }) => [fact, of]));
  const items = new Map(told.items.map(({ item, names }) => [item, say(names.zh, names.en)]));
  return {
    facts: (codes) => codes.map((code) => facts.get(code) ?? code).join(say('、', ', ')),
    fact: (code) => facts.get(code) ?? null,
    value: (fact, value) => {
      const called = typeof value === 'string' ? values.get(fact)?.find((one) => one.value === value)?.names : undefined;
      return called === undefined ? valueIn(say, fact, value) : say(called.zh, called.en);
    },
    item: (code) => items.get(code) ?? code,
    cited: ({ document, clause }) => `${titles.get(document) ?? `${document} `}${say(clauseText(clause, 'zh'), clauseText(clause, 'en'))}`,
  };
}

/** The texts of an answer that name facts and items. */
export async function worded<T>(
  at: { readonly client: Client; readonly output: Output },
  inWords: (told: T, say: Say, named: FactNames) => string,
): Promise<(told: T, say: Say) => string> {
  const named = await namesFor(at);
  return (told, say) => inWords(told, say, named);
}
