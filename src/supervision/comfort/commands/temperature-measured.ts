import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { controlTerms, notJudgedTerms, temperatureTerms } from '#supervision/comfort/vocabulary.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { localTime } from '#cli/local-time.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Comfort = Client['comfort'];
type Control = Awaited<ReturnType<Comfort['control']>>;
type Place = Awaited<ReturnType<Comfort['controlOfPlace']>>;
type Indoor = Awaited<ReturnType<Comfort['indoor']>>;
type Question = { readonly from: string; readonly to: string; readonly knownAt?: string };

/** `temperature control BUILDING|--region R --from F --to T [--known-at I]`: hours in which rooms were outside the rule. */
export function controlCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('control [building]')
    .description(
      say(
        '监测到的室温超出规定的小时，逐房间或逐建筑',
        'hours in which measured temperatures were outside the rule, by room or by building',
      ),
    )
    .option('--region <code>', option(say, 'regionCode'));
  spanOf(command, say);
  examples(
    command,
    context,
    'temperature control B001 --from 2026-06-01 --to 2026-10-01',
    'temperature control --region 140300 --from 2026-06-01 --to 2026-10-01 --known-at 2026-10-05',
  );
  command.hook('preAction', () => {
    const [building, { region }] = [command.args[0], command.opts<{ region?: string }>()];
    if ((building === undefined) === (region === undefined))
      command.error(say('请给出建筑，或用 --region 给出地区', 'give a building, or a region with --region'), { code: 'yaodong.usage' });
  });
  command.action((building: string | undefined, { region, ...asked }: Question & { region?: string }) =>
    context.within(async ({ client, output }) =>
      building === undefined
        ? answer(output, await client.comfort.controlOfPlace({ ...asked, region: region ?? '' }), placeInWords)
        : answer(output, await client.comfort.control({ ...asked, building }), controlInWords),
    ),
  );
}

/** `indoor BUILDING --from F --to T --step day|month|year [--space ROOM]`. */
export function indoorCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('indoor <building>')
    .description(
      say('使用时间内的室内环境，对照室内空气质量标准', 'the air of rooms in occupied time, against the standard of indoor air'),
    );
  spanOf(command, say).addOption(new Option('--step <step>', label(say, 'step')).choices(['day', 'month', 'year']).makeOptionMandatory());
  command.option('--space <room>', term(say, temperatureTerms, 'room'));
  examples(command, context, 'indoor B001 --from 2026-01-01 --to 2026-04-01 --step month');
  command.action((building: string, asked: Question & { step: 'day' | 'month' | 'year'; space?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.comfort.indoor({ ...asked, building }), indoorInWords)),
  );
}

const spanOf = (command: Command, say: Say): Command =>
  command
    .requiredOption('--from <time>', option(say, 'fromIncluded'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);

const share = (value: number | null): string => (value === null ? '—' : percent(value));

type Sum = Pick<Control, 'hours' | 'outside' | 'share' | 'coverage'>;

const sumColumns = (say: Say) => [
  { title: term(say, controlTerms, 'hours'), cell: (one: Sum) => number(one.hours, 0), number: true },
  { title: term(say, controlTerms, 'outside'), cell: (one: Sum) => number(one.outside, 0), number: true },
  { title: term(say, controlTerms, 'share'), cell: (one: Sum) => share(one.share), number: true },
  { title: label(say, 'coverage'), cell: (one: Sum) => share(one.coverage), number: true },
];

function controlInWords({ building, rule, limit, spaces, findings, reason, ...sum }: Control, say: Say): string {
  type Space = Control['spaces'][number];
  return blocks(
    facts([
      [label(say, 'building'), building],
      [term(say, temperatureTerms, 'limit'), limit === null ? null : String(limit)],
      [term(say, temperatureTerms, 'tolerance'), rule.tolerance === null ? null : String(rule.tolerance)],
      [term(say, controlTerms, 'hours'), number(sum.hours, 0)],
      [term(say, controlTerms, 'outside'), number(sum.outside, 0)],
      [term(say, controlTerms, 'share'), share(sum.share)],
      [label(say, 'coverage'), share(sum.coverage)],
      [term(say, controlTerms, 'reason'), reason === undefined ? null : term(say, notJudgedTerms, reason)],
      [label(say, 'basis'), `${rule.source.document} ${rule.source.clause}`],
    ]),
    table(
      [
        { title: term(say, temperatureTerms, 'room'), cell: ({ space }: Space) => space },
        { title: term(say, pointFieldTerms, 'code'), cell: ({ point }: Space) => point },
        ...sumColumns(say),
        { title: term(say, controlTerms, 'mean'), cell: ({ mean }: Space) => (mean === null ? '—' : number(mean, 2)), number: true },
      ],
      spaces,
    ),
    findingLines(findings, say),
  );
}

function placeInWords({ buildings, findings }: Place, say: Say): string {
  type Row = Place['buildings'][number];
  return blocks(
    table(
      [
        { title: label(say, 'building'), cell: ({ code }: Row) => code },
        { title: label(say, 'name'), cell: ({ name }: Row) => name },
        ...sumColumns(say),
        {
          title: term(say, controlTerms, 'reason'),
          cell: ({ reason }: Row) => (reason === undefined ? null : term(say, notJudgedTerms, reason)),
        },
      ],
      buildings,
    ),
    findingLines(findings, say),
  );
}

function indoorInWords({ zone, quantities, indicative, findings }: Indoor, say: Say): string {
  type Row = Indoor['quantities'][number]['steps'][number];
  const value = (one: number | null): string => (one === null ? '—' : number(one, 2));
  const tables = quantities.map(({ quantity, unit, steps, limits, total }) =>
    blocks(
      `${term(say, quantityTerms, quantity)} (${unit})${limits.map((one) => `\n${one.source.document} ${one.low ?? ''}–${one.high ?? ''}`).join('')}`,
      table(
        [
          { title: label(say, 'from'), cell: (row: Row) => (row === total ? label(say, 'total') : localTime(row.start, zone)) },
          { title: label(say, 'mean'), cell: (row: Row) => value(row.mean), number: true },
          { title: label(say, 'minimum'), cell: (row: Row) => value(row.min), number: true },
          { title: label(say, 'maximum'), cell: (row: Row) => value(row.max), number: true },
          { title: label(say, 'coverage'), cell: (row: Row) => share(row.coverage), number: true },
          { title: term(say, controlTerms, 'inside'), cell: (row: Row) => share(row.share), number: true },
        ],
        [...steps, total],
      ),
    ),
  );
  return blocks(...tables, indicative ? label(say, 'indicative') : '', findingLines(findings, say));
}
