import { textIn, wordIn } from '../../../ui/address.ts';
import type { Entry } from './entry.ts';

const kinds = [
  'coefficient',
  'quota',
  'correction',
  'quota-method',
  'use',
  'use-words',
  'heading-words',
  'energy-item',
  'heating',
  'reading',
  'climate-zone',
  'climate-of-place',
  'policy',
  'fact',
  'item',
  'term',
  'strength',
  'topic',
  'rating-standard',
  'rating-item',
  'prefab-standard',
  'incentive',
  'calendar',
  'case-document',
  'standard-code',
  'questionnaire',
  'speciality',
  'device',
  'indicator',
  'form',
  'assessment',
  'report-template',
  'measure',
  'package',
  'reference-intensity',
  'place',
] as const;

export const statuses = ['VERIFIED', 'VERIFIED+', 'RECALLED', 'RECALLED-LOW', 'CITY', 'DEMO'] as const;

export type KnowledgeAddress = {
  readonly kind: (typeof kinds)[number];
  readonly status: string | undefined;
  readonly search: string | undefined;
  readonly holds: 'all' | 'today';
  readonly entry: string | undefined;
};

export { kinds as knowledgeKinds };

export const readKnowledge = (given: Readonly<Record<string, unknown>>): KnowledgeAddress => ({
  kind: wordIn(given, 'kind', kinds, 'coefficient'),
  status: statuses.find((status) => status === textIn(given, 'status')),
  search: textIn(given, 'search'),
  holds: wordIn(given, 'holds', ['all', 'today'], 'all'),
  entry: textIn(given, 'entry'),
});

/** The entries that pass the filters. */
export function wantedOf(entries: readonly Entry[], { status, search, holds }: KnowledgeAddress): Entry[] {
  const word = (search ?? '').toLowerCase();
  return entries.filter(
    (entry) =>
      (status === undefined || entry.status === status) &&
      (holds === 'all' || entry.holds) &&
      (word === '' || `${entry.id} ${entry.document} ${JSON.stringify(entry.held['names'] ?? entry.held['name'] ?? '')}`.toLowerCase().includes(word)),
  );
}
