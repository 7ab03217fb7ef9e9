import { type Dictionary, type FieldSpec, keyOf } from '#platform/list-intake/fields.ts';
import { readingHeadings } from '#metering/reading-intake/vocabulary.ts';
import { columnsSeen, guessFile, holdsReadings, refuseWeather, suitsReadings } from '#metering/reading-intake/reading-intake.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { createBuildingsNamed } from './buildings-named.ts';

/** A column of a file of readings. Its cells are read by the intake, never by this. */
function column(name: 'meter' | 'time' | 'end' | 'value', required = false): FieldSpec {
  const zh = readingHeadings[name].find((heading) => /\p{Script=Han}/u.test(heading)) as string;
  const synonyms = readingHeadings[name].filter((heading) => heading !== zh);
  return { name, zh, synonyms, required, parse: (text) => ({ value: text }) };
}

/** What a file of readings may contain, for people who inspect one before they import it. */
export function readingsDictionary(registry: Registry): Dictionary {
  return {
    kind: 'readings',
    fields: [column('meter', true), column('time', true), column('end'), column('value', true)],
    suits: (header) => suitsReadings(header, registry.readingHeadings()),
    refuse: refuseWeather,
    holds: (seen) => holdsReadings(seen, registry.readingHeadings()),
    columns: ({ header, rows }) => columnsSeen(header, rows, registry.readingHeadings()),
    guess: async (scope, { header, rows, above, sheet, name }) => {
      const { layout, kind, interval, codes, columns, unit, unitAssumed, year } = await guessFile(
        header,
        rows,
        registry.readingHeadings(),
        {
          above,
          sheet,
          file: name,
        },
      );
      const create = await wouldCreate(registry, scope, codes.slice(0, 200));
      return {
        layout,
        ...(kind !== null && { kind }),
        ...(interval !== null && kind !== 'register' && { interval }),
        ...(create && { createMeters: 'true' }),
        ...(columns.unit !== null && { unitColumn: columns.unit }),
        ...(unit !== '' && { unitRead: unit }),
        ...(year !== null && { year: String(year) }),
        ...(unitAssumed && { unitAssumed: 'true' }),
      };
    },
  };
}

/**
 * Whether none of these metering points is known, but buildings of their codes or names are: bills by building, whose meters are created on
 * import.
 */
async function wouldCreate(registry: Registry, scope: Scope, texts: readonly string[]): Promise<boolean> {
  if (texts.length === 0 || (await registry.meterFacts(scope, { meters: texts }, asOfNow)).length > 0) return false;
  const buildings = await registry.buildingFacts(scope, { buildings: texts }, asOfNow);
  const known = new Set(buildings.map(({ code }) => keyOf(code)));
  if (texts.some((code) => known.has(keyOf(code)))) return true;
  const named = [...(await createBuildingsNamed(registry, scope)(texts)).values()];
  return named.length > 0 && (await registry.meterFacts(scope, { meters: named }, asOfNow)).length === 0;
}
