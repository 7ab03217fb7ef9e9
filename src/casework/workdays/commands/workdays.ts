import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { dayReasonTerms, countedPartTerms, termKindTerms, termRowTerms, workdayTerms } from '#casework/workdays/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type DueRequest = Parameters<Client['workdays']['due']>[0];
type Due = Awaited<ReturnType<Client['workdays']['due']>>;
type Calculation = Awaited<ReturnType<Client['workdays']['reckoning']>>;
type Rows = Awaited<ReturnType<Client['workdays']['rows']>>;
type Options = Partial<DueRequest> & { readonly explain?: true };

const count = whole(1, 3650);

/** `workdays --from D --workdays N`, `workdays FILE`: the day on which a term ends. */
export function workdaysCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('workdays [file]')
    .description(
      say(
        '期间届满日，或两日之间的工作日（民法典第二百零一至二百零三条）；给出文件时逐行计算',
        'the day on which a term ends, or the workdays between two days (Civil Code, articles 201 to 203); with a file, row by row',
      ),
    )
    .option('--from <day>', say('起算日，当日不计入', 'the first day, not counted'), day)
    .option('--workdays <n>', term(say, termKindTerms, 'workdays'), count)
    .option('--days <n>', term(say, termKindTerms, 'days'), count)
    .option('--months <n>', term(say, termKindTerms, 'months'), count)
    .option('--years <n>', term(say, termKindTerms, 'years'), count)
    .option('--to <day>', say('数到这一天（含）为止的工作日', 'count the workdays up to and including this day'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('--explain', say('逐日列出计入或不计入的原因', 'list each day and why it counts or not'));
  examples(
    command,
    context,
    'workdays --from 2026-02-13 --workdays 5',
    'workdays --from 2026-09-18 --days 10 --explain',
    'workdays --from 2025-12-20 --to 2026-01-10 --known-at 2025-10-01',
    'workdays 受理.csv',
  );
  command.hook('preAction', () => refuseUsage(command, say));
  command.action((file: string | undefined, { explain, knownAt, ...asked }: Options) =>
    context.within(async ({ client, output, upload }) => {
      const known = knownAt === undefined ? {} : { knownAt };
      if (file !== undefined) return answer(output, await client.workdays.rows({ file: await upload(file), ...known }), rowsInWords);
      const ask = { ...(asked as DueRequest), ...known };
      if (explain === true) return answer(output, await client.workdays.reckoning(ask), calculationInWords);
      return answer(output, await client.workdays.due(ask), dueInWords);
    }),
  );
}

const terms = ['workdays', 'days', 'months', 'years', 'to'] as const;

function refuseUsage(command: Command, say: Say): void {
  const options = command.opts<Options>();
  const given = terms.filter((name) => options[name] !== undefined);
  const isFile = command.args[0] !== undefined;
  if (
    isFile ? options.from !== undefined || given.length > 0 || options.explain === true : options.from === undefined || given.length !== 1
  )
    command.error(
      say(
        '请给出文件，或给出 --from 以及 --workdays、--days、--months、--years、--to 之一',
        'give a file, or --from and one of --workdays, --days, --months, --years, --to',
      ),
      { code: 'yaodong.usage' },
    );
}

function dueInWords({ due, working, indicative }: Due, say: Say): string {
  return blocks(
    facts([
      [term(say, workdayTerms, 'due'), due],
      [term(say, workdayTerms, 'workedDays'), working],
    ]),
    indicative ? term(say, workdayTerms, 'indicativeMeans') : '',
  );
}

function calculationInWords(told: Calculation, say: Say): string {
  type Day = Calculation['days'][number];
  return blocks(
    dueInWords(told, say),
    table(
      [
        { title: label(say, 'day'), cell: (row: Day) => row.day },
        { title: term(say, workdayTerms, 'weekday'), cell: (row: Day) => weekdayIn(say, row.weekday) },
        { title: label(say, 'reason'), cell: (row: Day) => term(say, dayReasonTerms, row.reason) },
        { title: term(say, workdayTerms, 'decidedBy'), cell: (row: Day) => row.calendar },
        { title: term(say, workdayTerms, 'count'), cell: (row: Day) => row.count, number: true },
        { title: label(say, 'remarks'), cell: (row: Day) => (row.part === 'term' ? '' : term(say, countedPartTerms, row.part)) },
      ],
      told.days,
    ),
  );
}

function rowsInWords({ rows }: Rows, say: Say): string {
  type Row = Rows['rows'][number];
  return table(
    [
      { title: label(say, 'row'), cell: (row: Row) => String(row.row), number: true },
      { title: term(say, workdayTerms, 'due'), cell: (row: Row) => row.due },
      { title: term(say, workdayTerms, 'workedDays'), cell: (row: Row) => row.working, number: true },
      { title: label(say, 'indicative'), cell: (row: Row) => (row.indicative === null ? null : label(say, row.indicative ? 'yes' : 'no')) },
      { title: label(say, 'whatToDo'), cell: ({ code }: Row) => term(say, termRowTerms, code) },
    ],
    rows,
  );
}

/** A day of the week, 1 Monday to 7 Sunday. */
function weekdayIn(say: Say, weekday: number): string {
  return say(`周${'一二三四五六日'[weekday - 1] ?? ''}`, ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday - 1] ?? '');
}
