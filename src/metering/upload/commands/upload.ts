import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { parcelStateTerms, uploadTerms } from '#metering/upload/vocabulary.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { putUploadTarget } from '#cli/stated-as-read.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Upload = Client['upload'];
type Target = Awaited<ReturnType<Upload['target']>>;
type Parcels = Awaited<ReturnType<Upload['status']>>['parcels'];
type Received = Awaited<ReturnType<Upload['received']>>;
type Receipt = Awaited<ReturnType<Upload['receive']>>;

type TargetOptions = {
  readonly to: string;
  readonly centre: string;
  readonly region: string;
  readonly secret?: string;
  readonly from?: string;
  readonly off?: true;
  readonly seen?: string;
};

/** `upload target|run|status|…`: parcels of hours to the next centre, and those that came from others. */
export function uploadCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('upload')
    .description(
      say(
        '数据包：把每天的分项小时数据上传到上级中心，接收下级中心的数据包',
        'parcels: upload the hourly data of each day to the next centre, and receive those of others',
      ),
    )
    .helpCommand(false);
  examples(group, context, 'upload run province --day 2025-03-03', 'upload status province --from 2025-03-01 --to 2025-04-01');
  targetCommands(group, context);
  const run = group
    .command('run <target>')
    .description(
      say(
        '生成并发送某天的数据包；不写日期则发送所有待上传和有变的日子',
        'create and send the parcel of a day; without a day, all that are due or changed',
      ),
    )
    .option('--day <day>', label(say, 'day'));
  examples(run, context, 'upload run province', 'upload run province --day 2025-03-03');
  run.action((target: string, { day }: { day?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.upload.run({ target, ...(day !== undefined && { day }) }), parcelsInWords),
    ),
  );
  const status = period(group.command('status <target>'), say).description(
    say('一段时间里每天的最新数据包', 'the newest parcel of each day of a period'),
  );
  examples(status, context, 'upload status province --from 2025-03-01 --to 2025-04-01');
  status.action((target: string, asked: { from: string; to: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.upload.status({ target, ...asked }), parcelsInWords)),
  );
  incomingCommands(group, context);
}

const period = (command: Command, say: Say): Command =>
  command.requiredOption('--from <day>', option(say, 'fromIncluded')).requiredOption('--to <day>', option(say, 'toExcluded'));

function targetCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const target = group
    .command('target <code>')
    .description(say('设置上传对象（密钥不再显示）', 'set up a target; its key is never shown again'))
    .requiredOption(
      '--to <way>',
      say('http(s)://地址、file:目录 或 collector://主机:端口', 'http(s)://…, file:DIR or collector://HOST:PORT'),
    )
    .requiredOption('--centre <id>', term(say, uploadTerms, 'centre'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .option('--secret <key>', term(say, uploadTerms, 'secret'))
    .option('--from <day>', term(say, uploadTerms, 'firstDay'))
    .option('--off', say('先不自动上传', 'without automatic upload for now'))
    .option('--seen <instant>', option(say, 'seenChangeElseRead'));
  examples(target, context, 'upload target province --to https://province.example.cn --centre 140300 --region 140300 --secret KEY');
  target.action((code: string, { to, centre, region, secret, from, off, seen }: TargetOptions) =>
    context.within(async ({ client, output }) => {
      const given = { code, to, centre, region, ...(secret !== undefined && { secret }), ...(from !== undefined && { firstDay: from }) };
      const asked = { ...given, enabled: off !== true, ...(seen !== undefined && { seen }) };
      answerAsRead(output, await putUploadTarget(client, asked), (told, words) => targetsInWords([told], words));
    }),
  );
  for (const [name, enabled] of [
    ['on', true],
    ['off', false],
  ] as const) {
    const one = group
      .command(`${name} <target>`)
      .description(enabled ? say('开启自动上传', 'turn automatic upload on') : say('停止自动上传', 'turn automatic upload off'));
    examples(one, context, `upload ${name} province`);
    one.action((code: string) =>
      context.within(async ({ client, output }) =>
        answer(output, await client.upload.change({ target: code, enabled }), (told, words) => targetsInWords([told], words)),
      ),
    );
  }
  const remove = group.command('remove <target>').description(say('删除上传对象和为它生成的数据包', 'delete a target and its parcels'));
  examples(remove, context, 'upload remove province');
  remove.action((code: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.upload.remove({ target: code }), ({ removed }, words) =>
        words(`已删除 ${removed}`, `removed ${removed}`),
      ),
    ),
  );
  const list = examples(group.command('list').description(term(say, uploadTerms, 'target')), context, 'upload list');
  list.action(() =>
    context.within(async ({ client, output }) =>
      answer(output, await client.upload.targets(), ({ targets }, words) => targetsInWords(targets, words)),
    ),
  );
}

function incomingCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const received = period(group.command('received'), say)
    .description(say('收到的数据包和回执，以及缺少的日子', 'received parcels, their receipts, and missing days'))
    .option('--out <file>', say('另存回执表（xlsx）', 'write the receipts as an xlsx file too'));
  examples(received, context, 'upload received --from 2025-03-01 --to 2025-04-01');
  received.action(({ out, ...asked }: { from: string; to: string; out?: string }) =>
    context.within(async ({ client, output, get }) => {
      const told = await client.upload.received(asked);
      if (out !== undefined) await save(await get('/exports/upload-receipts', asked), out);
      answer(output, told, receivedInWords);
    }),
  );
  const take = group
    .command('take <path>')
    .description(
      say(
        '接收一个数据包；若为目录，则接收其中所有还没有回执的，并把回执写在旁边',
        'receive a parcel, or all those in a directory that have no receipt yet',
      ),
    );
  examples(take, context, 'upload take 14030020250303-1.zip', 'upload take /data/parcels');
  take.action((from: string) =>
    context.within(async (at) => {
      const isFolder = (await stat(from).catch(() => null))?.isDirectory() === true;
      if (isFolder) answer(at.output, { taken: await takeAll(at, from) }, ({ taken }, words) => takenInWords(taken, words));
      else answer(at.output, await takeOne(at, from), (receipt, words) => takenInWords([receipt], words));
    }),
  );
}

const takeOne = async ({ client, upload }: ProgramOutput, from: string): Promise<Receipt> =>
  client.upload.receive({ file: await upload(from) });

/** Takes in the parcels of a directory in the order of their names and versions, and writes the receipt of each next to it. */
async function takeAll(at: ProgramOutput, folder: string): Promise<(Receipt | { readonly file: string; readonly code: string })[]> {
  const names = new Set(await readdir(folder));
  const parcels = [...names].filter((name) => /^\d{14}-\d+\.zip$/u.test(name) && !names.has(receiptBeside(name)));
  const done: (Receipt | { file: string; code: string })[] = [];
  for (const name of parcels.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    try {
      const receipt = await takeOne(at, path.join(folder, name));
      await layBeside(path.join(folder, receiptBeside(name)), receipt);
      done.push(receipt);
    } catch (error) {
      const document = documentOf(error);
      // a temporary failure is retried; a permanent one is reported to the sender
      if (document === null || ![400, 409, 413, 422].includes(document.status)) throw error;
      await layBeside(path.join(folder, receiptBeside(name)), document);
      done.push({ file: name, code: document.code });
    }
  }
  return done;
}

const receiptBeside = (name: string): string => name.replace(/\.zip$/u, '.receipt.json');

type Document = { readonly status: number; readonly code: string };

function documentOf(error: unknown): Document | null {
  const { document } = error as { document?: Document };
  return document === undefined ? null : document;
}

/** Atomically. */
async function layBeside(whole: string, told: unknown): Promise<void> {
  const part = `${whole}.part`;
  try {
    await writeFile(part, `${JSON.stringify(told)}\n`);
    await rename(part, whole);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function targetsInWords(targets: readonly Target[], say: Say): string {
  return table(
    [
      { title: term(say, uploadTerms, 'target'), cell: ({ code }: Target) => code },
      { title: term(say, uploadTerms, 'to'), cell: ({ to }: Target) => to },
      { title: term(say, uploadTerms, 'centre'), cell: ({ centre }: Target) => centre },
      { title: label(say, 'place'), cell: ({ region }: Target) => region },
      { title: term(say, uploadTerms, 'enabled'), cell: ({ enabled }: Target) => (enabled ? label(say, 'yes') : label(say, 'no')) },
      { title: term(say, uploadTerms, 'firstDay'), cell: ({ firstDay }: Target) => firstDay },
    ],
    targets,
  );
}

function parcelsInWords({ parcels }: { readonly parcels: Parcels }, say: Say): string {
  type Row = Parcels[number];
  const text = (value: number | string | null): string => (value === null ? '' : String(value));
  const reasons = parcels.flatMap(({ reason }) => (reason === null ? [] : [reason]));
  return blocks(
    table(
      [
        { title: label(say, 'day'), cell: ({ day }: Row) => day },
        { title: label(say, 'state'), cell: ({ state }: Row) => term(say, parcelStateTerms, state) },
        { title: term(say, uploadTerms, 'version'), cell: ({ version }: Row) => text(version), number: true },
        { title: term(say, uploadTerms, 'rows'), cell: ({ rows }: Row) => text(rows), number: true },
        { title: term(say, uploadTerms, 'receipt'), cell: ({ receipt }: Row) => text(receipt) },
      ],
      parcels,
    ),
    findingLines([...reasons, ...parcels.flatMap(({ findings }) => findings)], say),
  );
}

const countNames = ['rows', 'accepted', 'revised', 'repeated', 'withdrawn', 'rejected'] as const;

function receivedInWords({ parcels, missing }: Received, say: Say): string {
  type Row = Received['parcels'][number];
  return blocks(
    table(
      [
        { title: term(say, uploadTerms, 'centre'), cell: ({ centre }: Row) => centre },
        { title: label(say, 'day'), cell: ({ day }: Row) => day },
        { title: term(say, uploadTerms, 'version'), cell: ({ version }: Row) => String(version), number: true },
        ...countNames.map((name) => ({
          title: term(say, uploadTerms, name),
          cell: (row: Row) => String(row[name]),
          number: true as const,
        })),
        { title: term(say, uploadTerms, 'by'), cell: ({ by }: Row) => by },
      ],
      parcels,
    ),
    ...missing
      .filter(({ days }) => days.length > 0)
      .map(({ centre, days }) => `${term(say, uploadTerms, 'missing')} ${centre}: ${days.slice(0, 40).join(' ')}`),
  );
}

function takenInWords(taken: readonly (Receipt | { readonly file: string; readonly code: string })[], say: Say): string {
  type Row = (typeof taken)[number];
  const of = (row: Row, name: (typeof countNames)[number]): string => ('receipt' in row ? String(row[name]) : '');
  return blocks(
    table(
      [
        { title: term(say, uploadTerms, 'receipt'), cell: (row: Row) => ('receipt' in row ? row.receipt : `${row.file} ${row.code}`) },
        ...countNames.map((name) => ({ title: term(say, uploadTerms, name), cell: (row: Row) => of(row, name), number: true as const })),
      ],
      taken,
    ),
    findingLines(
      taken.flatMap((row) => ('receipt' in row ? row.findings : [])),
      say,
    ),
  );
}
