import { globSync, readFileSync } from 'node:fs';
import { createChronicle, type Chronicle } from '#knowledge/chronicle.ts';
import { policyFaults } from '#knowledge/policy-check.ts';
import { ratingFaults } from '#knowledge/rating-check.ts';
import { clashes, readKnowledge, type Fault, type Placed } from '#knowledge/read.ts';

const folder = new URL('../knowledge/', import.meta.url);

/** All that ships, read as the program reads it. */
export function readShipped(): { entries: Placed[]; faults: Fault[] } {
  const files = globSync('**/*.yaml', { cwd: folder.pathname }).toSorted();
  const read = files.map((file) => readKnowledge(file, readFileSync(new URL(file, folder), 'utf8')));
  const entries = read.flatMap((one) => one.entries);
  const faults = [...read.flatMap((one) => one.faults), ...clashes(entries)];
  return { entries, faults: faults.length > 0 ? faults : [...policyFaults(entries), ...ratingFaults(entries)] };
}

/** What ships, first seen at 0, with further entries as a city would add them. */
export function shippedChronicle(own: readonly Placed[] = []): Chronicle {
  const shipped = readShipped().entries.map((entry) => ({ ...entry, firstSeen: 0, origin: 'shipped' as const }));
  return createChronicle([...shipped, ...own.map((entry) => ({ ...entry, firstSeen: 0, origin: 'own' as const }))]);
}
