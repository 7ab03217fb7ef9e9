import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { energySourceTerms, ruralTerms } from '#casework/rural-houses/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Rural = Awaited<ReturnType<Client['ruralHouses']['show']>>;

/** `case rural`: rural houses of a place, retrofitted and new. */
export function ruralCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const rural = group
    .command('rural')
    .description(
      say(
        '农房：节能改造的部位、取暖和改造前后用能，新建按工程',
        'rural houses: retrofits with heating and energy before and after, new ones by programme',
      ),
    )
    .requiredOption('--region <code>', label(say, 'place'))
    .requiredOption('--from <day>', label(say, 'from'), day)
    .requiredOption('--to <day>', option(say, 'toExcluded'), day)
    .option('--known-at <instant>', option(say, 'knownAtInstant'))
    .option('--out <file>', option(say, 'wordFileToo'));
  examples(rural, context, 'case rural --region 140321 --from 2026-01-01 --to 2027-01-01 --out 农房.docx');
  rural.action(({ out, ...asked }: { region: string; from: string; to: string; knownAt?: string; out?: string }) =>
    context.within(async ({ client, output, get }) => {
      const told = await client.ruralHouses.show(asked);
      if (out !== undefined) await save(await get('/exports/rural-houses', asked), out);
      answer(output, told, ruralInWords);
    }),
  );
}

function ruralInWords({ place, retrofit, built, findings }: Rural, say: Say): string {
  const name = (key: keyof typeof ruralTerms): string => term(say, ruralTerms, key);
  const sum = (of: Sum): string | null => sumInWords(of, say);
  const options = (title: string, rows: Rural['built']['programmes']): string | null =>
    rows.length === 0
      ? null
      : table(
          [
            { title, cell: (row: (typeof rows)[number]) => row.name ?? name('notStated') },
            { title: name('houses'), cell: (row: (typeof rows)[number]) => row.houses, number: true },
            { title: name('area'), cell: (row: (typeof rows)[number]) => sum(row.area), number: true },
          ],
          rows,
        );
  return blocks(
    place,
    name('retrofit'),
    facts([
      [name('houses'), retrofit.houses],
      [name('area'), sum(retrofit.area)],
      [name('pvKw'), sum(retrofit.pvKw)],
      [name('solarHeatM2'), sum(retrofit.solarHeatM2)],
    ]),
    partsInWords(retrofit, say),
    heatingInWords(retrofit, say),
    effectsInWords(retrofit, say),
    name('built'),
    facts([
      [name('houses'), built.houses],
      [name('area'), sum(built.area)],
      [name('standard'), built.standard.yes],
      [name('notStandard'), built.standard.no],
      [name('standardUnknown'), built.standard.unknown],
      [name('pvKw'), sum(built.pvKw)],
      [name('solarHeatM2'), sum(built.solarHeatM2)],
    ]),
    options(name('programme'), built.programmes),
    options(name('structure'), built.structures),
    options(name('heating'), built.heating),
    energyInWords(built, say),
    findingLines(findings, say),
  );
}

type Sum = Rural['retrofit']['area'];

/** A sum, and how many houses are not in it. */
function sumInWords({ value, unknown }: Sum, say: Say): string | null {
  if (value === null || unknown === 0) return value;
  const open = `${term(say, ruralTerms, 'notStated')} ${unknown}`;
  return say(`${value}（${open}）`, `${value} (${open})`);
}

function partsInWords({ parts }: Rural['retrofit'], say: Say): string | null {
  type Row = (typeof parts)[number];
  if (parts.length === 0) return null;
  return table(
    [
      { title: term(say, ruralTerms, 'part'), cell: (row: Row) => row.name },
      { title: term(say, ruralTerms, 'houses'), cell: (row: Row) => row.houses, number: true },
      {
        title: term(say, ruralTerms, 'amount'),
        cell: (row: Row) => (row.amount === null ? null : sumInWords(row.amount, say)),
        number: true,
      },
    ],
    parts,
  );
}

function heatingInWords({ heating }: Rural['retrofit'], say: Say): string | null {
  type Row = (typeof heating)[number];
  const open = term(say, ruralTerms, 'notStated');
  if (heating.length === 0) return null;
  return table(
    [
      { title: term(say, ruralTerms, 'before'), cell: (row: Row) => row.beforeName ?? open },
      { title: term(say, ruralTerms, 'after'), cell: (row: Row) => row.afterName ?? open },
      { title: term(say, ruralTerms, 'houses'), cell: (row: Row) => row.houses, number: true },
    ],
    heating,
  );
}

/** By how surely the energy is known; the rows have no sum. */
function effectsInWords({ effects: { by } }: Rural['retrofit'], say: Say): string | null {
  type Row = (typeof by)[number];
  if (by.length === 0) return null;
  const rows = table(
    [
      { title: term(say, ruralTerms, 'source'), cell: (row: Row) => term(say, energySourceTerms, row.how) },
      { title: term(say, ruralTerms, 'houses'), cell: (row: Row) => row.houses, number: true },
      { title: term(say, ruralTerms, 'beforeKgce'), cell: (row: Row) => row.before, number: true },
      { title: term(say, ruralTerms, 'afterKgce'), cell: (row: Row) => row.after, number: true },
      { title: term(say, ruralTerms, 'savedKgce'), cell: (row: Row) => row.saved, number: true },
      {
        title: term(say, ruralTerms, 'savedShare'),
        cell: (row: Row) => (row.savedShare === null ? null : percent(Number(row.savedShare))),
      },
    ],
    by,
  );
  return `${term(say, ruralTerms, 'effect')} · ${term(say, ruralTerms, 'apart')}\n${rows}`;
}

function energyInWords({ energy }: Rural['built'], say: Say): string | null {
  type Row = (typeof energy)[number];
  if (energy.length === 0) return null;
  return table(
    [
      { title: term(say, ruralTerms, 'source'), cell: (row: Row) => term(say, energySourceTerms, row.how) },
      { title: term(say, ruralTerms, 'houses'), cell: (row: Row) => row.houses, number: true },
      { title: term(say, ruralTerms, 'kgce'), cell: (row: Row) => row.kgce, number: true },
      { title: term(say, ruralTerms, 'perM2'), cell: (row: Row) => row.perM2, number: true },
    ],
    energy,
  );
}
