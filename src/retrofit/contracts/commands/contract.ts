import { dirname, isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import { contractSideTerms } from '#retrofit/contracts/vocabulary.ts';
import type { Client } from '#client.ts';
import { answerAsRead, reviewContract, sayOfContract, settleContract } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { contractInWords, contractsInWords, ledgerInWords, postedInWords, termsInWords } from './contract-words.ts';
import { save } from '#cli/download.ts';
import { readObject } from '#cli/json-file.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Output, type Say, sayIn } from '#cli/output.ts';
import type { Session } from '#cli/session.ts';
import { termOption } from '#cli/terms.ts';
import { day, id, time, whole } from '#cli/values.ts';

type KnownAt = { readonly knownAt?: string };
type Preview = KnownAt & { readonly preview?: boolean; readonly seen?: string };

/** `contract add|amend|event|confirm|dispute|show|list|settle|review|reverse|pay|ledger|statement`. */
export function contractCommands(program: Command, context: CommandContext): void {
  const group = program
    .command('contract')
    .description(
      context.say(
        '合同能源管理：条款、双方确认、结算、更正、账目',
        'energy-performance contracts: terms, confirmations, settlements, ledger',
      ),
    )
    .helpCommand(false);
  examples(group, context, 'contract add 合同.json', 'contract settle C1 --period 2025-01-01 --preview', 'contract ledger C1');
  writeCommands(group, context);
  sayCommands(group, context);
  readCommands(group, context);
  postCommands(group, context);
  bookCommands(group, context);
}

const noteText = (say: Say): string => say('说明', 'note');

/** Terms of a file; equipment tables that it names are relative to it and are uploaded first. */
async function termsOf(path: string, upload: Session['upload']): Promise<Record<string, unknown>> {
  const terms = await readObject(path);
  const { boundaries } = terms;
  if (!Array.isArray(boundaries)) return terms;
  const whole: unknown[] = [];
  for (const one of boundaries as readonly unknown[]) {
    const file = (one as { readonly stipulated?: unknown } | null)?.stipulated;
    const beside = typeof file === 'string' ? (isAbsolute(file) ? file : join(dirname(path), file)) : null;
    whole.push(beside === null ? one : { ...(one as object), stipulated: await upload(beside) });
  }
  return { ...terms, boundaries: whole };
}

function writeCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const add = group
    .command('add <file>')
    .description(say('登记合同（JSON），待双方确认', 'record a contract (JSON), to be confirmed by both parties'));
  examples(add, context, 'contract add 合同.json');
  add.action((path: string) =>
    context.within(async ({ client, output, upload }) =>
      answer(output, await client.contracts.add({ terms: await termsOf(path, upload) }), contractInWords),
    ),
  );
  const amend = group
    .command('amend <contract> <file>')
    .description(say('提出合同变更：自某一期起的全部条款', 'propose an amendment: all terms from a period on'))
    .requiredOption('--from <day>', say('自哪一期的第一天起', 'the first day of a period'), day)
    .requiredOption('--note <text>', noteText(say));
  examples(amend, context, 'contract amend C1 变更.json --from 2025-07-01 --note "电价调整"');
  amend.action((contract: string, path: string, { from, note }: { from: string; note: string }) =>
    context.within(async ({ client, output, upload }) =>
      answer(output, await client.contracts.amend({ contract, terms: await termsOf(path, upload), from, note }), contractInWords),
    ),
  );
  const event = group
    .command('event <contract> <file>')
    .description(
      say(
        '提出非常规事件，列为 from to kind amount note evidence',
        'propose non-routine events; columns from to kind amount note evidence',
      ),
    )
    .option(
      '--boundary <name>',
      say('属于哪个项目边界（只有一个时可省略）', 'boundary of the events (may be omitted if there is only one)'),
    );
  examples(event, context, 'contract event C1 事件.csv');
  event.action((contract: string, path: string, given: { boundary?: string }) =>
    context.within(async ({ client, output, upload }) =>
      answer(output, await client.contracts.event({ contract, file: await upload(path), ...given }), contractInWords),
    ),
  );
}

type SayOptions = {
  readonly event?: number;
  readonly entry?: number;
  readonly seen?: number;
  readonly for?: keyof typeof contractSideTerms;
  readonly note?: string;
  readonly yes?: true;
};

/**
 * A party's answer. If no version of the terms is named, the current ones are shown first and the answer is to that version only: the user
 * is asked to confirm unless `yes` was given.
 * @returns 1 if nothing was said
 */
async function sayOf(
  client: Client,
  output: Output,
  says: 'confirm' | 'dispute',
  { yes, ...asked }: SayOptions & { readonly contract: string },
): Promise<number | void> {
  const isOfTerms = (asked.event ?? asked.entry) === undefined;
  const shown = isOfTerms && asked.seen === undefined ? await client.contracts.show({ contract: asked.contract }) : undefined;
  const version = shown?.versions.at(-1)?.version;
  if (shown !== undefined) {
    const say = sayIn(output.language);
    output.err(`${termsInWords(shown, say)}\n`);
    const question = {
      confirm: say('确认以上条款吗？', 'Confirm these terms?'),
      dispute: say('对以上条款提出异议吗？', 'Dispute these terms?'),
    };
    const isSaid = yes === true || output.ask === undefined || (await output.ask(`${question[says]} ${say('（是/否）', '(yes/no)')} `));
    if (!isSaid) {
      output.err(`${say('未作表示。', 'Nothing was recorded.')}\n`);
      return 1;
    }
  }
  const said = await sayOfContract({ contracts: client.contracts }, says, { ...asked, ...(version !== undefined && { seen: version }) });
  answerAsRead(output, said, contractInWords);
}

function sayCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const words = {
    confirm: say('代表一方确认：合同、事件或条目', 'confirm for a party: the contract, an event or an entry'),
    dispute: say('代表一方提出异议：合同、事件或条目', 'dispute for a party: the contract, an event or an entry'),
  } as const;
  for (const name of ['confirm', 'dispute'] as const) {
    const command = group
      .command(`${name} <contract>`)
      .description(words[name])
      .option('--event <number>', say('事件编号', 'the number of an event'), id)
      .option('--entry <number>', say('账簿条目的编号', 'the number of an entry'), id)
      .option('--seen <version>', option(say, 'seenVersionElseShown'), whole(0, 1e9))
      .option('--yes', say('不再询问，对刚列出的条款作出表示', 'do not ask again; applies to the terms just shown'))
      .addOption(termOption('--for <party>', say('代表哪一方（管理员代办）', 'for which party, by an administrator'), contractSideTerms))
      .option('--note <text>', noteText(say));
    examples(command, context, `contract ${name} C1 --seen 2 --for owner`, `contract ${name} C1 --event 1`);
    command.action((contract: string, given: SayOptions) =>
      context.within(({ client, output }) => sayOf(client, output, name, { contract, ...given })),
    );
  }
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(say('合同清单', 'list of contracts'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(list, context, 'contract list');
  list.action((asked: KnownAt) =>
    context.within(async ({ client, output }) => answer(output, await client.contracts.list(asked), contractsInWords)),
  );
  const show = group
    .command('show <contract>')
    .description(say('一份合同：条款、确认、事件、各期', 'a contract: terms, confirmations, events, periods'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(show, context, 'contract show C1');
  show.action((contract: string, asked: KnownAt) =>
    context.within(async ({ client, output }) => answer(output, await client.contracts.show({ contract, ...asked }), contractInWords)),
  );
}

const previewed = (command: Command, say: Say): Command =>
  command
    .option('--preview', option(say, 'previewOnly'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('--seen <hash>', option(say, 'seenHashElseRead'));

const isShownOnly = ({ preview, knownAt }: Preview): boolean => preview === true || knownAt !== undefined;

type Side = keyof typeof contractSideTerms;
type PaymentOptions = { yuan: string; on: string; note: string; reference?: string; by?: Side; for?: Side; over?: boolean };

function postCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const settle = group
    .command('settle <contract>')
    .description(say('结算已结束的一期', 'settle a period that has ended'))
    .requiredOption('--period <day>', say('该期的第一天', 'the first day of the period'), day);
  previewed(settle, say);
  examples(settle, context, 'contract settle C1 --period 2025-01-01 --preview');
  settle.action((contract: string, asked: Preview & { period: string }) =>
    context.within(async ({ client, output }) =>
      isShownOnly(asked)
        ? answer(output, await client.contracts.settle({ contract, ...asked }), postedInWords)
        : answerAsRead(output, await settleContract(client, { contract, ...asked }), postedInWords),
    ),
  );
  const review = group
    .command('review <contract>')
    .description(say('复核已结算各期，差额入账为更正', 'review settled periods and post the differences as corrections'));
  previewed(review, say);
  examples(review, context, 'contract review C1 --preview');
  review.action((contract: string, asked: Preview) =>
    context.within(async ({ client, output }) =>
      isShownOnly(asked)
        ? answer(output, await client.contracts.review({ contract, ...asked }), postedInWords)
        : answerAsRead(output, await reviewContract(client, { contract, ...asked }), postedInWords),
    ),
  );
  const reverse = group
    .command('reverse <contract> <entry>')
    .description(say('冲销条目，该期重新打开', 'reverse an entry; its period is open again'))
    .requiredOption('--note <text>', noteText(say));
  examples(reverse, context, 'contract reverse C1 3 --note "重新核对"');
  reverse.action((contract: string, entry: string, { note }: { note: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.contracts.reverse({ contract, entry: id(entry), note }), postedInWords),
    ),
  );
  const pay = group
    .command('pay <contract>')
    .description(say('登记付款', 'record a payment'))
    .requiredOption('--yuan <amount>', say('金额（元），大于零', 'yuan, above 0'))
    .requiredOption('--on <day>', say('实际付款的日期', 'the day of the payment'), day)
    .requiredOption('--note <text>', noteText(say))
    .option('--reference <text>', say('凭证号，只计一次', 'payment reference; counts only once'))
    .addOption(termOption('--by <party>', say('付款方，默认用能单位', 'who paid (default: the owner)'), contractSideTerms))
    .addOption(termOption('--for <party>', say('由管理员代哪一方登记', 'party for which an administrator records it'), contractSideTerms))
    .option('--over', say('确认超过应付', 'confirm that it exceeds the amount due'));
  examples(pay, context, 'contract pay C1 --yuan 12000.00 --on 2025-02-20 --note "电汇"');
  pay.action((contract: string, given: PaymentOptions) =>
    context.within(async ({ client, output }) => answer(output, await client.contracts.pay({ contract, ...given }), postedInWords)),
  );
}

function bookCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const ledger = group
    .command('ledger <contract>')
    .description(say('账目：条目、应付、已付、未付', 'the ledger: entries, due, paid, balance'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('-o, --out <file>', option(say, 'workbookToWrite'));
  examples(ledger, context, 'contract ledger C1', 'contract ledger C1 --out 账目.xlsx');
  ledger.action((contract: string, { out, ...asked }: KnownAt & { out?: string }) =>
    context.within(async ({ client, output, get }) => {
      if (out === undefined) return answer(output, await client.contracts.ledger({ contract, ...asked }), ledgerInWords);
      await save(await get('/exports/contract-ledger', { contract, ...asked, format: 'xlsx' }), out);
      answer(output, { file: out }, ({ file }) => file);
    }),
  );
  const statement = group
    .command('statement <contract>')
    .description(say('一期的结算单（Word）', 'the settlement statement of a period (Word)'))
    .requiredOption('--period <day>', say('该期的第一天', 'the first day of the period'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(statement, context, 'contract statement C1 --period 2025-01-01 --out 结算单.docx');
  statement.action((contract: string, { out, ...asked }: KnownAt & { period: string; out: string }) =>
    context.within(async ({ get, output }) => {
      await save(await get('/exports/contract-statement', { contract, ...asked }), out);
      answer(output, { file: out }, ({ file }) => file);
    }),
  );
}
