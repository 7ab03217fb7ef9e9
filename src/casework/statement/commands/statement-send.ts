import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { sendLetters } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time, whole, year } from '#cli/values.ts';
import { blocks, cutList, findingLines } from '#cli/wording.ts';
import { letterTerms } from '#casework/statement/vocabulary.ts';

type Statements = Client['statement'];
type Letters = Awaited<ReturnType<Statements['previewSend']>>;
type Letter = Letters['letters'][number];
type Sent = Awaited<ReturnType<Statements['sent']>>;
type Notice = Sent['notices'][number];

type SendOptions = {
  readonly kind: string;
  readonly year: number;
  readonly measure?: string;
  readonly grounds?: string;
  readonly answerBy?: string;
  readonly note?: string;
  readonly authority?: string;
  readonly knownAt?: string;
  readonly indicative?: true;
  readonly again?: true;
  readonly onPaper?: true;
  readonly preview?: true;
  readonly seen?: string;
};

/** `statement send|answer|sent`: notices to the owners of buildings, and what they answer. */
export function sendCommands(group: Command, context: CommandContext): void {
  sendCommand(group, context);
  const { say } = context;
  const reply = group.command('answer <number>').description(say('答复一份收到的函件', 'answer a notice that was received'));
  reply.requiredOption('--text <text>', label(say, 'text'));
  examples(reply, context, 'statement answer YNTS-140302-2026-0001 --text 冷机已检修，请复核');
  reply.action((of: string, { text }: { text: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.statement.answer({ number: of, text }), (told, words) =>
        words(`已答复 ${told.number}（第 ${told.answers} 次）`, `${told.number} is answered (answer ${told.answers})`),
      ),
    ),
  );
  const sent = group
    .command('sent')
    .description(say('已发给业主的函件和答复，新的在前', 'notices that were sent to owners, and the answers; the newest first'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--number <number>', label(say, 'number'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 500));
  examples(sent, context, 'statement sent --building B001');
  sent.action((options: Parameters<Statements['sent']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.statement.sent(options), sentInWords)),
  );
}

function sendCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const send = group
    .command('send <buildings...>')
    .description(say('向建筑的业主发用能提示函或督办函', 'send the owners of buildings a notice with the figures of the year'))
    .addOption(
      new Option('--kind <kind>', say('函件种类', 'which notice')).choices(['use-notice', 'supervision-notice']).default('use-notice'),
    )
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--measure <carrier>', say('按哪种能源与同类比较（默认综合能耗）', 'what peers are compared by (default all energy)'))
    .option('--grounds <text>', say('另外发现的情况', 'what else was seen'))
    .option('--answer-by <day>', term(say, letterTerms, 'answerBy'), day)
    .option('--note <text>', label(say, 'note'))
    .option('--authority <name>', label(say, 'authority'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('--indicative', option(say, 'issueIndicative'))
    .option('--again', term(say, letterTerms, 'again'))
    .option('--on-paper', term(say, letterTerms, 'onPaper'))
    .option('--preview', option(say, 'previewOnly'))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(
    send,
    context,
    'statement send B001 B002 --year 2025 --preview',
    'statement send B001 --year 2025 --kind supervision-notice --answer-by 2026-03-31 --indicative',
  );
  send.action((buildings: readonly string[], { preview, grounds: text, indicative, again, onPaper, seen, ...told }: SendOptions) =>
    context.within(async ({ client, output }) => {
      const flags = { indicative: indicative === true, again: again === true, onPaper: onPaper === true };
      const asked = { ...told, ...flags, buildings: [...buildings], ...(text !== undefined && { grounds: { text } }) };
      if (preview === true) return answer(output, await client.statement.previewSend(asked), lettersInWords);
      answer(output, await sendLetters(client, { ...asked, ...(seen !== undefined && { seen }) }), lettersInWords);
    }),
  );
}

function lettersInWords({ letters }: Letters, say: Say): string {
  const columns = [
    { title: label(say, 'building'), cell: (row: Letter) => `${row.name} ${row.building}` },
    { title: label(say, 'state'), cell: (row: Letter) => term(say, letterTerms, letterState(row)) },
    { title: label(say, 'number'), cell: (row: Letter) => row.number ?? row.earlier },
    { title: term(say, letterTerms, 'recipients'), cell: (row: Letter) => row.to.join(say('、', ', ')) || null },
    { title: label(say, 'text'), cell: (row: Letter) => row.says },
  ];
  return blocks(table(columns, letters), ...letters.map(({ findings }) => findingLines(findings, say)));
}

/** What is on paper only was not sent. */
const letterState = ({ number, outcome, to }: Letter) => (number === null ? outcome : to.length === 0 ? 'paperOnly' : 'sent');

function sentInWords({ notices, total }: Sent, say: Say): string {
  if (notices.length === 0) return term(say, letterTerms, 'noneSent');
  const told = notices.map((one) =>
    facts([
      [label(say, 'number'), one.number],
      [label(say, 'kind'), one.kindName],
      [label(say, 'building'), one.building],
      [label(say, 'day'), one.day],
      [label(say, 'who'), one.by],
      [term(say, letterTerms, 'recipients'), one.to.join(say('、', ', '))],
      [label(say, 'text'), one.says],
      [term(say, letterTerms, 'answerBy'), one.answerBy],
      [label(say, 'state'), one.withdrawn ? term(say, letterTerms, 'withdrawn') : stateOf(one, say)],
      ...one.answers.map(({ at, by, text }) => [`${at} ${by}`, text] as const),
    ]),
  );
  return cutList(blocks(...told), notices.length, total, say);
}

const stateOf = ({ answers }: Notice, say: Say): string => term(say, letterTerms, answers.length === 0 ? 'unanswered' : 'answered');
