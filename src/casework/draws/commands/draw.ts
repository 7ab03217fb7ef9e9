import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { verifyDraw } from '#casework/draws/verify.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { drawStateTerms, drawTerms } from '#casework/draws/vocabulary.ts';
import { Problem } from '#kernel/problem.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { sizeOf } from '#cli/file-size.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines, cutList } from '#cli/wording.ts';

type Draws = Client['draws'];
type Announced = Awaited<ReturnType<Draws['announce']>>;
type Result = Awaited<ReturnType<Draws['reveal']>>;
type Listed = Awaited<ReturnType<Draws['list']>>;

/** `draw announce|reveal|replace|show|list|verify`: random draws that anyone can replay. */
export function drawCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('draw')
    .description(say('双随机抽查：公布、抽取、递补，任何人可以重算', 'random draws: announce, draw, replace; anyone can recalculate them'))
    .helpCommand(false);
  examples(
    group,
    context,
    'draw announce 方案.yaml --objects 对象.csv --people 人员.csv --out 公告.json',
    'draw verify 公告.json 结果.json',
  );
  announceCommand(group, context);
  resultCommands(group, context);
  readCommands(group, context);
}

function announceCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const announce = group
    .command('announce <plan>')
    .description(say('公布抽查：方案、名单和承诺值', 'announce a draw: plan, lists and commitment'))
    .requiredOption('--objects <file>', say('对象名单：code name stratum organisation', 'the objects: code name stratum organisation'))
    .option('--people <file>', say('人员名单：code name organisation groups recuse', 'the people: code name organisation groups recuse'))
    .option('--out <file>', say('把公告写到这个文件，逐字节相同', 'write the announcement here, byte for byte'))
    .option('--preview', option(say, 'previewOnly'));
  examples(
    announce,
    context,
    'draw announce 方案.yaml --objects 对象.csv --preview',
    'draw announce 方案.yaml --objects 对象.csv --people 人员.csv --out 公告.json',
  );
  announce.action((plan: string, options: { objects: string; people?: string; out?: string; preview?: true }) =>
    context.within(async ({ client, upload, output }) => {
      const people = options.people === undefined ? {} : { people: await upload(options.people) };
      const files = { plan: await upload(plan), objects: await upload(options.objects), ...people };
      if (options.preview === true) return answer(output, await client.draws.check(files), countsInWords);
      const { text, ...made } = await client.draws.announce(files);
      if (options.out !== undefined) await write(options.out, text);
      return answer(output, made, announcedInWords);
    }),
  );
}

function resultCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const out = say('把结果写到这个文件', 'write the result here');
  const reveal = group
    .command('reveal <draw>')
    .description(say('以公开随机源的结果抽取，只此一次', 'draw with the outcome of the public random source; can be done only once'))
    .requiredOption('--randomness <text>', term(say, drawTerms, 'randomness'))
    .option('--out <file>', out);
  examples(reveal, context, 'draw reveal CC-140300-2026-0001 --randomness "03 11 17 22 28 31 + 09" --out 结果.json');
  reveal.action((draw: string, { randomness, out: file }: { randomness: string; out?: string }) =>
    context.within(async ({ client, output }) => {
      const told = await client.draws.reveal({ draw, randomness });
      if (file !== undefined) await write(file, JSON.stringify(told));
      answer(output, told, resultInWords);
    }),
  );
  const replace = group
    .command('replace <draw>')
    .description(say('递补一个对象，或其中一名人员', 'replace an object, or one of its people, with the next in reserve'))
    .requiredOption('--object <code>', term(say, drawTerms, 'object'))
    .option('--person <code>', term(say, drawTerms, 'people'))
    .requiredOption('--why <text>', label(say, 'reason'))
    .option('--out <file>', out);
  examples(
    replace,
    context,
    'draw replace CC-140300-2026-0001 --object B001 --why 已停业',
    'draw replace CC-140300-2026-0001 --object B002 --person R07 --why 出差',
  );
  replace.action((draw: string, { out: file, ...asked }: { object: string; person?: string; why: string; out?: string }) =>
    context.within(async ({ client, output }) => {
      const told = await client.draws.replace({ draw, ...asked });
      if (file !== undefined) await write(file, JSON.stringify(told));
      answer(output, told, resultInWords);
    }),
  );
}

/** The result of each drawn object. */
function begunInWords({ objects }: Awaited<ReturnType<Client['cases']['drawn']>>, say: Say): string {
  type Row = (typeof objects)[number];
  if (objects.length === 0) return say('本次抽查没有立案。', 'The draw opened no cases.');
  return table(
    [
      { title: term(say, drawTerms, 'object'), cell: (row: Row) => row.object },
      { title: term(say, caseTerms, 'case'), cell: (row: Row) => row.case },
      {
        title: label(say, 'remarks'),
        cell: (row: Row) => (row.gone ? term(say, caseTerms, 'replaced') : (row.problem?.detail ?? null)),
      },
    ],
    objects,
  );
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const began = group.command('cases <draw>').description(say('抽中的对象各立了什么案', 'the cases opened by a draw, one for each object'));
  examples(began, context, 'draw cases CC-140300-2026-0001');
  began.action((draw: string) =>
    context.within(async ({ client, output }) => answer(output, await client.cases.drawn({ draw }), begunInWords)),
  );
  const show = group
    .command('show <draw>')
    .description(say('一次抽查的公告和结果', 'a draw: its announcement and its result'))
    .option('--announcement <file>', say('把公告写到这个文件，逐字节相同', 'write the announcement here, byte for byte'))
    .option('--out <file>', say('把结果写到这个文件', 'write the result here'));
  examples(show, context, 'draw show CC-140300-2026-0001', 'draw show CC-140300-2026-0001 --announcement 公告.json --out 结果.json');
  show.action((draw: string, files: { announcement?: string; out?: string }) =>
    context.within(async ({ client, output }) => {
      const { text, ...told } = await client.draws.show({ draw });
      if (files.announcement !== undefined) await write(files.announcement, text);
      if (files.out !== undefined) await write(files.out, JSON.stringify(told));
      answer(output, told, (one, words) => blocks(headInWords(one, words), resultInWords(one, words)));
    }),
  );
  const list = group.command('list').description(say('各次抽查，新的在前', 'the draws, the newest first'));
  examples(list, context, 'draw list');
  list.action(() => context.within(async ({ client, output }) => answer(output, await client.draws.list(), listInWords)));
  const verify = group
    .command('verify <announcement> <result>')
    .description(
      say('只凭两个公开文件重算并核对（不需要服务器）', 'recalculate and verify from the two published files alone (needs no server)'),
    );
  examples(verify, context, 'draw verify 公告.json 结果.json');
  verify.action((announcement: string, result: string) =>
    context.alone(async (output) => {
      const told = verifyDraw(await read(announcement), await read(result));
      answer(output, told, (one, words) =>
        blocks(words('核验通过：结果与公告一致。', 'Verified: the result follows from the announcement.'), drawnInWords(one.drawn, words)),
      );
    }),
  );
}

async function read(path: string): Promise<string> {
  await sizeOf(path);
  return readFile(path, 'utf8');
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('cannot-do', 'file-not-written', { file, reason: error.code ?? error.message });
  });
}

function countsInWords({ strata, people, findings }: Pick<Announced, 'strata' | 'people' | 'findings'>, say: Say): string {
  type Row = Announced['strata'][number];
  return blocks(
    table(
      [
        { title: term(say, drawTerms, 'stratum'), cell: (row: Row) => row.stratum },
        { title: term(say, drawTerms, 'objectCount'), cell: (row: Row) => row.objects, number: true },
        { title: term(say, drawTerms, 'drawnCount'), cell: (row: Row) => row.drawn, number: true },
      ],
      strata,
    ),
    facts([[term(say, drawTerms, 'people'), people]]),
    findingLines(findings, say),
  );
}

function announcedInWords(told: Omit<Announced, 'text'>, say: Say): string {
  return blocks(
    facts([
      [label(say, 'number'), told.draw],
      [term(say, drawTerms, 'announcement'), told.announcement],
      [term(say, drawTerms, 'commitment'), told.commitment],
      [term(say, drawTerms, 'knownFrom'), told.knownFrom],
    ]),
    countsInWords(told, say),
  );
}

function headInWords(one: Listed['draws'][number], say: Say): string {
  return facts([
    [label(say, 'number'), one.draw],
    [label(say, 'name'), one.name],
    [label(say, 'state'), term(say, drawStateTerms, one.state)],
    [term(say, drawTerms, 'source'), one.source],
    [term(say, drawTerms, 'knownFrom'), one.knownFrom],
    [term(say, drawTerms, 'announcement'), one.announcement],
    [term(say, drawTerms, 'commitment'), one.commitment],
  ]);
}

function drawnInWords(drawn: Result['drawn'] | ReturnType<typeof verifyDraw>['drawn'], say: Say): string {
  type Row = { readonly code: string; readonly stratum: string; readonly key: string; readonly people: readonly string[] };
  return table<Row>(
    [
      { title: term(say, drawTerms, 'object'), cell: ({ code }) => code },
      { title: term(say, drawTerms, 'stratum'), cell: ({ stratum }) => stratum },
      { title: term(say, drawTerms, 'people'), cell: ({ people }) => people.join(' ') },
      { title: term(say, drawTerms, 'key'), cell: ({ key }) => key.slice(0, 16) },
    ],
    drawn,
  );
}

function resultInWords(told: Result, say: Say): string {
  if (told.seed === null) return '';
  type Row = Result['replacements'][number];
  return blocks(
    facts([
      [term(say, drawTerms, 'randomness'), told.randomness],
      [term(say, drawTerms, 'secret'), told.secret],
      [term(say, drawTerms, 'seed'), told.seed],
      [term(say, drawTerms, 'drawnCount'), number(told.drawn.length)],
    ]),
    drawnInWords(told.drawn, say),
    told.replacements.length === 0
      ? ''
      : table(
          [
            { title: term(say, drawTerms, 'object'), cell: (row: Row) => row.object },
            { title: term(say, drawTerms, 'people'), cell: (row: Row) => row.person },
            { title: term(say, drawTerms, 'replacedBy'), cell: (row: Row) => row.by },
            { title: label(say, 'reason'), cell: (row: Row) => row.why },
          ],
          told.replacements,
        ),
    findingLines(told.findings, say),
  );
}

function listInWords({ draws, total }: Listed, say: Say): string {
  type Row = Listed['draws'][number];
  const columns = [
    { title: label(say, 'number'), cell: (row: Row) => row.draw },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'state'), cell: (row: Row) => term(say, drawStateTerms, row.state) },
    { title: term(say, drawTerms, 'knownFrom'), cell: (row: Row) => row.knownFrom },
  ];
  return cutList(table(columns, draws), draws.length, total, say);
}
