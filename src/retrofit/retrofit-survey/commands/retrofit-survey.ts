import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { retrofitSurveyStateTerms } from '#retrofit/retrofit-survey/vocabulary.ts';
import { acceptSurvey, answerAsRead, returnSurvey } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { id, whole } from '#cli/values.ts';
import { blocks, cutList } from '#cli/wording.ts';

type Surveys = Client['retrofitSurvey'];
type Survey = Awaited<ReturnType<Surveys['accept']>>;
type Shown = Awaited<ReturnType<Surveys['show']>>;

/** `retrofit survey link|list|show|accept|return`: what is found on site, on a phone, without an account. */
export function retrofitSurveyCommands(retrofit: Command, context: CommandContext): void {
  const { say } = context;
  const group = retrofit
    .command('survey')
    .description(
      say(
        '改造调查：凭链接填报，接收后才写入台账',
        'retrofit surveys by link without an account; entries are written to the registers once accepted',
      ),
    )
    .helpCommand(false);
  examples(group, context, 'retrofit survey link B001 B002 --days 14', 'retrofit survey show 1', 'retrofit survey accept 1');
  linkCommand(group, context);
  readCommands(group, context);
  decideCommands(group, context);
}

function linkCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const link = group
    .command('link <buildings...>')
    .description(say('生成调查链接，只显示这一次', 'create a survey link, shown only once'))
    .option('--days <days>', label(say, 'linkValidDays'), whole(1, 366));
  examples(link, context, 'retrofit survey link B001 B002 --days 14');
  link.action((buildings: string[], asked: { days?: number }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.retrofitSurvey.link({ buildings, ...asked }), (made) => [made.link, made.expires].join('\n')),
    ),
  );
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group.command('list').description(say('各次改造调查，新的在前', 'retrofit surveys, the newest first'));
  examples(list, context, 'retrofit survey list');
  list.action(() =>
    context.within(async ({ client, output }) =>
      answer(output, await client.retrofitSurvey.list({}), ({ surveys, total }, words) =>
        cutList(surveys.map((one) => surveyInWords(one, words)).join('\n\n'), surveys.length, total, words),
      ),
    ),
  );
  const show = group
    .command('show <survey>')
    .description(say('一次调查：填报的值与现有的值对照', 'a survey: entries compared with current values'));
  examples(show, context, 'retrofit survey show 1');
  show.action((survey: string) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofitSurvey.show({ survey: id(survey) }), shownInWords)),
  );
}

function decideCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const accept = group
    .command('accept <survey>')
    .description(
      say('接收：写入建筑和设备台账，可撤销', 'accept: write the entries to the registers of buildings and equipment; can be undone'),
    )
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(accept, context, 'retrofit survey accept 1');
  accept.action((survey: string, asked: { seen?: string }) =>
    context.within(async ({ client, output }) =>
      answerAsRead(output, await acceptSurvey(client, { survey: id(survey), ...asked }), surveyInWords),
    ),
  );
  const back = group
    .command('return <survey>')
    .description(say('退回补填，链接重新可用', 'send back for completion; the link works again'))
    .requiredOption('--note <text>', label(say, 'note'))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(back, context, 'retrofit survey return 1 --note 请补拍铭牌');
  back.action((survey: string, asked: { note: string; seen?: string }) =>
    context.within(async ({ client, output }) =>
      answerAsRead(output, await returnSurvey(client, { survey: id(survey), ...asked }), surveyInWords),
    ),
  );
}

function surveyInWords({ survey, buildings, state, expires, entries, note }: Survey, say: Say): string {
  return facts([
    [say('调查编号', 'survey'), survey],
    [label(say, 'building'), buildings.join(' ')],
    [label(say, 'state'), term(say, retrofitSurveyStateTerms, state)],
    [label(say, 'validTo'), expires],
    [say('收到填报', 'entries'), entries],
    [label(say, 'note'), note],
  ]);
}

function shownInWords({ staged, hash, ...survey }: Shown, say: Say): string {
  const rows = staged.flatMap(({ building, equipment, fields }) => fields.map((one) => ({ of: equipment ?? building, ...one })));
  type Row = (typeof rows)[number];
  const text = (value: unknown): string => (value === null || value === undefined ? label(say, 'unclear') : JSON.stringify(value));
  return blocks(
    surveyInWords(survey, say),
    facts([[label(say, 'hash'), hash]]),
    table(
      [
        { title: label(say, 'code'), cell: (row: Row) => row.of },
        { title: label(say, 'field'), cell: ({ field }) => field },
        { title: say('现值', 'current'), cell: ({ present }) => text(present) },
        { title: say('填报值', 'entered'), cell: ({ given }) => text(given) },
      ],
      rows,
    ),
  );
}
