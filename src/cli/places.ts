import { option } from './option-terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from './output.ts';
import type { Say } from './output.ts';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { organisationKindTerms, placeKindTerms } from '#place/vocabulary.ts';
import { table } from './table.ts';
import { term, label } from './terms.ts';
import { time, whole } from './values.ts';

type Places = Awaited<ReturnType<Client['place']['list']>>;
type Organisations = Awaited<ReturnType<Client['place']['organisations']>>;

/** `places` and `organisations`. */
export function placesCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const places = program.command('places').description(say('地区与功能区', 'regions, and zones of their own'));
  places.option('--within <code>', say('只看这个地区之内的', 'those within this region'));
  examples(places, context, 'places --within 140300');
  places.action((options: { within?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.place.list(options), placesInWords)),
  );

  const organisations = program.command('organisations').description(label(say, 'organisations'));
  organisations
    .option('--search <text>', option(say, 'partOfName'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--limit <count>', option(say, 'atMost'), whole(1, 1000));
  examples(organisations, context, 'organisations --search 学校');
  organisations.action((options: { search?: string; limit?: number; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.place.organisations(options), organisationsInWords)),
  );
}

function placesInWords({ places }: Places, say: Say): string {
  type Row = Places['places'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: say('级别', 'kind'), cell: (row: Row) => term(say, placeKindTerms, row.kind) },
    { title: say('上级', 'within'), cell: (row: Row) => row.parent },
  ];
  return table(columns, places);
}

function organisationsInWords({ organisations }: Organisations, say: Say): string {
  type Row = Organisations['organisations'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'category'), cell: (row: Row) => term(say, organisationKindTerms, row.kind) },
    { title: label(say, 'place'), cell: (row: Row) => row.region },
  ];
  return organisations.length === 0 ? say('没有单位。', 'There are no organisations.') : table(columns, organisations);
}
