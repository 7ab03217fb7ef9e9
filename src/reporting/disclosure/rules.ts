import type { DisclosureNeeds } from './needs.ts';
import type { Rules } from './facts.ts';

/** What the city lets be told. */
export async function rulesOf({ settings }: Pick<DisclosureNeeds, 'settings'>): Promise<Rules> {
  return (await settings.get()).disclosure;
}
