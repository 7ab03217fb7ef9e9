import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { today } from '#kernel/today.ts';
import type { Found, Kind } from '#platform/knowledge/facts.ts';
import { groundOf, type Ground, type Rules } from '../criteria.ts';
import { countedInTotal, type CoalCoefficients } from './intensity.ts';

/** What this slice needs of knowledge. */
export type KnowledgeOf = {
  find<K extends Kind>(kind: K, id: string, at: { on: string; recorded: number; received: number }): Found<K> | null;
  inForce<K extends Kind>(kind: K, at: { on: string; recorded: number; received: number }): readonly Found<K>[];
};

/** A year is judged by what is in force on its last day. */
export function dayOfJudgement(year: number): string {
  return `${year}-12-31`;
}

/** Everything that a quota is based on, for a year, in the versions that the program had seen. */
export function rulesFor(knowledge: KnowledgeOf, year: number, known: AsOf): Rules {
  const at = { on: dayOfJudgement(year), ...known };
  return {
    tables: knowledge.inForce('quota', at),
    corrections: knowledge.inForce('correction', at),
    methods: knowledge.inForce('quota-method', at),
    uses: knowledge.inForce('use', at),
    readings: knowledge.inForce('reading', at),
    zones: knowledge.inForce('climate-zone', at),
    climates: knowledge.inForce('climate-of-place', at),
    heatings: knowledge.inForce('heating', at),
  };
}

/** The coefficients of standard coal for a year, by carrier. */
export function coefficientsFor(knowledge: KnowledgeOf, year: number, known: AsOf): CoalCoefficients {
  const at = { on: dayOfJudgement(year), ...known };
  const found = countedInTotal.map((carrier) => [carrier, knowledge.find('coefficient', `standard-coal/${carrier}`, at)] as const);
  return new Map(
    found.flatMap(([carrier, entry]): [Carrier, NonNullable<ReturnType<CoalCoefficients['get']>>][] =>
      entry === null ? [] : [[carrier, { ...entry, source: sourceOf(entry) }]],
    ),
  );
}

/** The source of an entry, formatted by `sourceShown`. */
export const sourceOf = (entry: Parameters<typeof groundOf>[0]): LocalizedText => sourceShown(groundOf(entry));

/** A source in one line: document, clause, entry with version, status; and if two persons have confirmed it, who, from which page. */
export function sourceShown(ground: Ground): LocalizedText {
  const { document, clause, id, version, status, confirmed } = ground;
  const text = `${document} ${clause}, ${id}@${version}, ${status}`;
  if (confirmed === undefined) return text;
  const { edition, page, typedBy, confirmedBy, at } = confirmed;
  const day = today(Date.parse(at));
  return {
    zh: `${text}；本地已核对：${edition}，第 ${page} 页，${typedBy}录入，${confirmedBy}核对，${day}`,
    en: `${text}; confirmed here: ${edition}, page ${page}, typed by ${typedBy}, confirmed by ${confirmedBy} on ${day}`,
  };
}
