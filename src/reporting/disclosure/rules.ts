import type { DisclosureNeeds } from './needs.ts';
import type { Rules } from './facts.ts';

/** What the city allows to be disclosed. */
export async function rulesOf({ settings }: Pick<DisclosureNeeds, 'settings'>): Promise<Rules> {
  return (await settings.get()).disclosure;
}
