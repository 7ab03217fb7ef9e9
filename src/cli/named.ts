import type { Client } from '#client.ts';
import { statusSaid } from '#kernel/status.ts';
import { sayIn, type Desk, type Say } from './desk.ts';

/** What rules ask and hang on, as people call it; a fact with the name that its file needs. */
export type Named = { readonly facts: (codes: readonly string[]) => string; readonly item: (code: string) => string };

/** How far a source can be trusted, in words. */
export function statusIn(status: string, say: Say): string {
  return say(statusSaid(status, 'zh'), statusSaid(status, 'en'));
}

/** Names for people; nobody reads them where JSON is asked for. */
async function namesFor({ client, desk }: { readonly client: Client; readonly desk: Desk }): Promise<Named> {
  if (desk.json) return { facts: (codes) => codes.join(', '), item: (code) => code };
  const say = sayIn(desk.language);
  const told = await client.policy.items();
  const facts = new Map(told.facts.map(({ fact, names }) => [fact, say(`${names.zh}（${fact}）`, `${names.en} (${fact})`)]));
  const items = new Map(told.items.map(({ item, names }) => [item, say(names.zh, names.en)]));
  return { facts: (codes) => codes.map((code) => facts.get(code) ?? code).join(say('、', ', ')), item: (code) => items.get(code) ?? code };
}

/** An answer's words that name facts and items. */
export async function worded<T>(
  at: { readonly client: Client; readonly desk: Desk },
  inWords: (told: T, say: Say, named: Named) => string,
): Promise<(told: T, say: Say) => string> {
  const named = await namesFor(at);
  return (told, say) => inWords(told, say, named);
}
