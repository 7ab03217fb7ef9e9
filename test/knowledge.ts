import { globSync, readFileSync } from 'node:fs';
import { createChronicle, type Chronicle } from '#platform/knowledge/chronicle.ts';
import { calendarFaults } from '#platform/knowledge/checks/calendar-check.ts';
import { policyFaults } from '#platform/knowledge/checks/policy-check.ts';
import { ratingFaults } from '#platform/knowledge/checks/rating-check.ts';
import { clashes, readKnowledgeQuickly, type Fault, type Placed } from '#platform/knowledge/read.ts';

const folder = new URL('../knowledge/', import.meta.url);

/** The text of every shipped file. */
export function shippedFiles(): { file: string; text: string }[] {
  const files = globSync('**/*.yaml', { cwd: folder.pathname }).toSorted();
  return files.map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));
}

type Read = { readonly entries: readonly Placed[]; readonly faults: readonly Fault[] };

/**
 * It does not change while tests run: reading and judging it takes a third of a second of processor, and half of the tests of rules need
 * it.
 */
let shipped: Read | undefined;

/** Everything shipped, read as the program reads it, once for all tests. */
export function readShipped(): Read {
  return (shipped ??= readAll());
}

function readAll(): Read {
  const read = shippedFiles().map(({ file, text }) => readKnowledgeQuickly(file, text));
  const entries = read.flatMap((one) => one.entries);
  const faults = [...read.flatMap((one) => one.faults), ...clashes(entries)];
  return { entries, faults: faults.length > 0 ? faults : [...policyFaults(entries), ...ratingFaults(entries), ...calendarFaults(entries)] };
}

/** Everything shipped, first seen at 0, with further entries as a city would add them. */
export function shippedChronicle(own: readonly Placed[] = []): Chronicle {
  const shipped = readShipped().entries.map((entry) => ({ ...entry, firstSeen: 0, origin: 'shipped' as const }));
  return createChronicle([...shipped, ...own.map((entry) => ({ ...entry, firstSeen: 0, origin: 'own' as const }))]);
}

/** The shipped words by which others name building uses. */
export const useWordsShipped = shippedChronicle().inForce('use-words', { on: '2026-01-01', recorded: 1 });
