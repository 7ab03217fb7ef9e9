import { option } from '#cli/option-terms.ts';
import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { organisationKindTerms, placeKindTerms } from '#platform/place/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import { table } from '#cli/table.ts';
import { term, label } from '#cli/terms.ts';
import { time, whole } from '#cli/values.ts';

type Places = Awaited<ReturnType<Client['place']['list']>>;
export type FoundPlace = Awaited<ReturnType<Client['search']['places']>>['places'][number];
type Organisations = Awaited<ReturnType<Client['place']['organisations']>>;

/** `places` and `organisations`. */
export function placesCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const places = program.command('places').description(say('地区与功能区', 'regions, and zones of their own'));
  places
    .option('--within <code>', say('只看这个地区之内的', 'those within this region'))
    .addOption(
      new Option(
        '--search <text>',
        say(
          '在全国行政区划中按名称、代码或拼音查找，并给出气候区',
          'finds places of the whole country by name, code or pinyin, with their climate zones',
        ),
      ),
    )
    .option('--limit <count>', say('最多多少条（默认 20，用于 --search）', 'maximum number (default 20, with --search)'), whole(1, 1000));
  examples(
    places,
    context,
    'places --within 140300',
    'places --search 阳泉',
    'places --search 区 --within 150100',
    'places --search yangquan --json',
  );
  places.action(({ search, limit, within }: { within?: string; search?: string; limit?: number }) =>
    context.within(async ({ client, output }) =>
      search === undefined
        ? answer(output, await client.place.list({ within }), placesInWords)
        : answer(output, await client.search.places({ text: search, within, limit }), foundInWords),
    ),
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

/** A place with those above it: 山西省阳泉市. */
export function fullName({ above, name }: Pick<FoundPlace, 'above' | 'name'>): string {
  return [...above, name].join('');
}

/** The climate zone of a place and how certain it is; what to do if there is none. */
export function climateInWords({ climate }: Pick<FoundPlace, 'climate'>, say: Say): string {
  if (climate === null) return say('未知：请在建筑的“气候区”中填写', 'unknown: enter it as the climate zone of each building');
  const named = `${climate.name}（${climate.zone}）`;
  return climate.formal
    ? named
    : say(`${named}，待核对标准原文`, `${climate.name} (${climate.zone}), to be checked against the printed standard`);
}

function foundInWords({ places, total }: Awaited<ReturnType<Client['search']['places']>>, say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (row: FoundPlace) => row.code },
    { title: label(say, 'name'), cell: fullName },
    { title: say('级别', 'kind'), cell: (row: FoundPlace) => term(say, placeKindTerms, row.kind) },
    { title: term(say, buildingFieldTerms, 'climateZone'), cell: (row: FoundPlace) => climateInWords(row, say) },
    { title: say('已在本市名录', 'in the list of this city'), cell: (row: FoundPlace) => label(say, row.kept ? 'yes' : 'no') },
  ];
  if (places.length === 0) return say('没有这样的地区。', 'There is no such place.');
  return `${table(columns, places)}\n${label(say, 'total')} ${total}`;
}

function organisationsInWords({ organisations, total }: Organisations, say: Say): string {
  type Row = Organisations['organisations'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'category'), cell: (row: Row) => term(say, organisationKindTerms, row.kind) },
    { title: label(say, 'place'), cell: (row: Row) => row.region },
  ];
  if (organisations.length === 0) return say('没有单位。', 'There are no organisations.');
  return `${table(columns, organisations)}\n${label(say, 'total')} ${total}`;
}
