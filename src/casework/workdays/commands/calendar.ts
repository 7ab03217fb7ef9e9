import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { dayReasonTerms, workdayTerms } from '#casework/workdays/vocabulary.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { addHolidays } from '#cli/stated-as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { day, time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Calendar = Awaited<ReturnType<Client['workdays']['calendar']>>;
type Read = Awaited<ReturnType<Client['workdays']['notice']['read']>>;

const calendarYear = whole(1, 9999);

/** `calendar show`, `calendar add FILE`: the official working calendar, and the next notice. */
export function calendarCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('calendar')
    .description(say('工作日历：放假和调休上班的日子及其出处', 'the official calendar: holidays and make-up workdays, with their sources'))
    .helpCommand(false);
  examples(group, context, 'calendar show --year 2026', 'calendar add 通知.txt --preview');
  const show = group
    .command('show')
    .description(say('一年的放假和上班日', 'the holidays and make-up workdays of a year'))
    .option('--year <year>', say('年份（默认今年）', 'the year (default this one)'), calendarYear)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(show, context, 'calendar show --year 2026', 'calendar show --year 2026 --known-at 2025-10-01');
  show.action((options: { year?: number; knownAt?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.workdays.calendar({ ...options, year: options.year ?? new Date().getFullYear() }), calendarInWords),
    ),
  );
  addCommand(group, context);
}

type Add = { readonly text?: string; readonly year?: number; readonly published?: string; readonly url?: string; readonly preview?: true };

function addCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const add = group
    .command('add [file]')
    .description(
      say(
        '读入放假通知的正文（文本文件），存为本市的工作日历',
        'read the text of a holiday notice (text file) and save it as the city’s calendar',
      ),
    )
    .option('--text <text>', say('通知正文，代替文件', 'the text of the notice, instead of a file'))
    .option('--year <year>', say('年份（正文未写时）', 'the year, if not in the text'), calendarYear)
    .option('--published <day>', say('发布日（正文未写时）', 'the day of publication, if not in the text'), day)
    .option('--url <url>', say('网址', 'web address of the notice'))
    .option('--preview', option(say, 'previewOnly'));
  examples(add, context, 'calendar add 通知.txt --preview', 'calendar add 通知.txt --published 2026-11-05');
  add.hook('preAction', () => {
    if ((add.args[0] === undefined) === (add.opts<Add>().text === undefined))
      add.error(say('请给出文件，或用 --text 给出正文', 'give a file, or the text with --text'), { code: 'yaodong.usage' });
  });
  add.action((file: string | undefined, { preview, url, text: given, ...rest }: Add) =>
    context.within(async ({ client, output }) => {
      const ask = { ...rest, text: given ?? (await textOf(file as string)) };
      if (preview === true) return answer(output, await client.workdays.notice.read(ask), readInWords);
      return answerAsRead(output, await addHolidays(client, { ...ask, ...(url !== undefined && { url }) }), readInWords);
    }),
  );
}

function calendarInWords(told: Calendar, say: Say): string {
  type Day = Calendar['days'][number];
  type Notice = Calendar['calendars'][number];
  return blocks(
    facts([
      [label(say, 'year'), String(told.year)],
      [term(say, workdayTerms, 'workedDays'), told.working],
    ]),
    told.indicative ? term(say, workdayTerms, 'indicativeMeans') : '',
    table(
      [
        { title: label(say, 'day'), cell: (row: Day) => row.day },
        { title: label(say, 'state'), cell: (row: Day) => term(say, dayReasonTerms, row.reason) },
        { title: term(say, workdayTerms, 'decidedBy'), cell: (row: Day) => row.calendar },
      ],
      told.days,
    ),
    table(
      [
        { title: label(say, 'entry'), cell: (row: Notice) => row.calendar },
        { title: label(say, 'document'), cell: (row: Notice) => row.document },
        { title: term(say, workdayTerms, 'published'), cell: (row: Notice) => row.published ?? term(say, workdayTerms, 'alwaysKnown') },
        { title: label(say, 'verification'), cell: (row: Notice) => term(say, statusTerms, row.status) },
      ],
      told.calendars,
    ),
  );
}

function readInWords(told: Omit<Read, 'version'> & { readonly calendar?: string }, say: Say): string {
  type Festival = Read['festivals'][number];
  return blocks(
    facts([
      [label(say, 'year'), String(told.year)],
      [label(say, 'documentNumber'), told.number],
      [term(say, workdayTerms, 'published'), told.published],
      [label(say, 'entry'), told.calendar],
    ]),
    table(
      [
        { title: term(say, workdayTerms, 'festival'), cell: (row: Festival) => row.name },
        { title: term(say, workdayTerms, 'closedDays'), cell: (row: Festival) => row.closed.join(' ') },
        { title: term(say, workdayTerms, 'workedInExchange'), cell: (row: Festival) => row.worked.join(' ') },
      ],
      told.festivals,
    ),
    findingLines(told.findings, say),
  );
}
