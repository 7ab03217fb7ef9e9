import type { Client } from '#client.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { sayIn, type Output, type Say } from './output.ts';

/** What rules ask and hang on, as people call it; a fact with the name that its file needs. */
export type FactNames = { readonly facts: (codes: readonly string[]) => string; readonly item: (code: string) => string };

/** How far a source can be trusted, in words. */
export function statusIn(status: string, say: Say): string {
  return say(termText(statusTerms, status, 'zh'), termText(statusTerms, status, 'en'));
}

/** Names for people; nobody reads them where JSON is asked for. */
async function namesFor({ client, output }: { readonly client: Client; readonly output: Output }): Promise<FactNames> {
  if (output.json) return { facts: (codes) => codes.join(', '), item: (code) => code };
  const say = sayIn(output.language);
  const told = await client.policy.items();
  const facts = new Map(told.facts.map(({ fact, names }) => [fact, say(`${names.zh}（${fact}）`, `${names.en} (${fact})`)]));
  const items = new Map(told.items.map(({ item, names }) => [item, say(names.zh, names.en)]));
  return { facts: (codes) => codes.map((code) => facts.get(code) ?? code).join(say('、', ', ')), item: (code) => items.get(code) ?? code };
}

/** An answer's words that name facts and items. */
export async function worded<T>(
  at: { readonly client: Client; readonly output: Output },
  inWords: (told: T, say: Say, named: FactNames) => string,
): Promise<(told: T, say: Say) => string> {
  const named = await namesFor(at);
  return (told, say) => inWords(told, say, named);
}
