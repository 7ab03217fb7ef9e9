import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Found, Kind } from '#knowledge/facts.ts';
import type { Rules } from './criteria.ts';
import { countedInTotal, type CoalCoefficients } from './intensity.ts';

/** What this slice asks of knowledge. */
export type KnowledgeOf = {
  find<K extends Kind>(kind: K, id: string, at: { on: string; recorded: number }): Found<K> | null;
  inForce<K extends Kind>(kind: K, at: { on: string; recorded: number }): readonly Found<K>[];
};

/** A year is judged by what is in force on its last day. */
export function dayOfJudgement(year: number): string {
  return `${year}-12-31`;
}

/** All that a quota rests on, for a year, in the versions that the program had seen. */
export function rulesFor(knowledge: KnowledgeOf, year: number, known: AsOf): Rules {
  const at = { on: dayOfJudgement(year), recorded: known.recorded };
  return {
    tables: knowledge.inForce('quota', at),
    corrections: knowledge.inForce('correction', at),
    uses: knowledge.inForce('use', at),
    readings: knowledge.inForce('reading', at),
    zones: knowledge.inForce('climate-zone', at),
    climates: knowledge.inForce('climate-of-place', at),
    heatings: knowledge.inForce('heating', at),
  };
}

/** The coefficients of standard coal for a year, by carrier. */
export function coefficientsFor(knowledge: KnowledgeOf, year: number, known: AsOf): CoalCoefficients {
  const at = { on: dayOfJudgement(year), recorded: known.recorded };
  const found = countedInTotal.map((carrier) => [carrier, knowledge.find('coefficient', `standard-coal/${carrier}`, at)] as const);
  return new Map(
    found.flatMap(([carrier, entry]): [Carrier, NonNullable<ReturnType<CoalCoefficients['get']>>][] =>
      entry === null ? [] : [[carrier, { ...entry, source: sourceText(entry) }]],
    ),
  );
}

/** A source in one line: document, clause, entry with version, status. */
export function sourceText(entry: { id: string; version: number; status: string; source: { document: string; clause: string } }): string {
  return `${entry.source.document} ${entry.source.clause}, ${entry.id}@${entry.version}, ${entry.status}`;
}
