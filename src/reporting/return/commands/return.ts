import { InvalidArgumentError, type Command } from 'commander';
import type { Client } from '#client.ts';
import { returnStateTerms, returnTerms, valueSourceTerms } from '#reporting/return/vocabulary.ts';
import { answerAsRead, stepReturn, lockReturns } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { parseJson } from '#cli/json-file.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Returns = Client['return'];
type Shown = Awaited<ReturnType<Returns['show']>>;
type Status = Awaited<ReturnType<Returns['status']>>;
type Total = Awaited<ReturnType<Returns['total']>>;

type OfUnit = { period: string; unit: string; set?: Record<string, string>; file?: string; note?: string; seen?: number; knownAt?: string };
type OfPlace = { period: string; region: string; force?: true; note?: string; knownAt?: string };

/** `return open|show|fill|submit|accept|return|amend|lock|status|total`: returns on statistical forms. */
export function returnCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('return')
    .description(
      say('报表填报：布置、填写、报送、审核、锁定、汇总', 'returns on statistical forms: open, fill, submit, accept, lock, total'),
    )
    .helpCommand(false);
  examples(
    group,
    context,
    'return open civil-building-energy --period 2025 --region 140300',
    'return fill civil-building-energy --period 2025 --unit B001 --set electricityFirstHalf=52000',
    'return total civil-building-energy --period 2025 --region 140300',
  );
  placeCommands(group, context);
  unitCommands(group, context);
}

function ofPlace(group: Command, { say }: CommandContext, name: string, zh: string, en: string): Command {
  return group
    .command(`${name} <form>`)
    .description(say(zh, en))
    .requiredOption('--period <period>', option(say, 'returnPeriod'))
    .requiredOption('--region <code>', option(say, 'regionCode'));
}

function placeCommands(group: Command, context: CommandContext): void {
  const { say, within } = context;
  const open = ofPlace(
    group,
    context,
    'open',
    '布置：应报单元各开一份，按计量和台账预填',
    'open a return of every unit that owes one, prefilled',
  );
  examples(open, context, 'return open civil-building-energy --period 2025 --region 140300');
  open.action((form: string, { period, region }: OfPlace) =>
    within(async ({ client, output }) => answer(output, await client.return.open({ form, period, region }), openedInWords)),
  );
  const lock = ofPlace(
    group,
    context,
    'lock',
    '锁定报告期，此后只能修订',
    'end a period for a place: from then on returns are only amended',
  )
    .option('--force', say('未全部审核也锁定', 'also where not all are accepted'))
    .option('--note <text>', noteOf(say))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(lock, context, 'return lock civil-building-energy --period 2025 --region 140300 --force --note 两家单位已停业');
  lock.action((form: string, { period, region, force, note, seen }: OfPlace & { seen?: string }) =>
    within(async ({ client, output }) =>
      answerAsRead(
        output,
        await lockReturns(client, {
          form,
          period,
          region,
          force: force === true,
          ...(note !== undefined && { note }),
          ...(seen !== undefined && { seen }),
        }),
        statusInWords,
      ),
    ),
  );
  const status = ofPlace(group, context, 'status', '应报、已报、退回、审核、逾期', 'expected, submitted, returned, accepted, late');
  status.option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(status, context, 'return status civil-building-energy --period 2025 --region 140300');
  status.action((form: string, asked: OfPlace) =>
    within(async ({ client, output }) => answer(output, await client.return.status({ form, ...asked }), statusInWords)),
  );
  const total = ofPlace(group, context, 'total', '已审核报表的汇总', 'totals over accepted returns');
  total.option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(total, context, 'return total civil-building-energy --period 2025 --region 140300');
  total.action((form: string, asked: OfPlace) =>
    within(async ({ client, output }) => answer(output, await client.return.total({ form, ...asked }), totalInWords)),
  );
}

function ofUnit(group: Command, { say }: CommandContext, name: string, zh: string, en: string): Command {
  return group
    .command(`${name} <form>`)
    .description(say(zh, en))
    .requiredOption('--period <period>', option(say, 'returnPeriod'))
    .requiredOption('--unit <code>', say('填报单元的代码', 'the code of the building, organisation or place'));
}

const noteOf = (say: Say): string => say('对这一步的附言', 'a note on this step');

/** Values by field, one option each. */
const assigned = (text: string, before: Record<string, string> = {}): Record<string, string> => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('F=V');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
};

const filling = (command: Command, { say }: CommandContext): Command =>
  command
    .option('--set <F=V>', say('填写“字段=值”（可重复）', 'field=value (repeatable)'), assigned)
    .option(
      '--file <file>',
      say('字段和值的文件（JSON，或“字段,值”两列的 csv）', 'a file of fields and values (JSON, or csv of two columns)'),
    );

const noted = (command: Command, { say }: CommandContext): Command =>
  command
    .option('--note <text>', noteOf(say))
    .option(
      '--seen <n>',
      say(
        '所见的最后一步的序号，不写则先读取；其间有人改动则不写入',
        'the last step that you have seen, or else it is read first; nothing is written where another came',
      ),
      whole(1, 1e9),
    );

function unitCommands(group: Command, context: CommandContext): void {
  const { say, within } = context;
  const show = ofUnit(group, context, 'show', '一份报表：数值、来源、校验', 'a return: its values, where each comes from, checks');
  show.option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(show, context, 'return show civil-building-energy --period 2025 --unit B001');
  show.action((form: string, asked: OfUnit) =>
    within(async ({ client, output }) => answer(output, await client.return.show({ form, ...asked }), shownInWords)),
  );
  const steps = [
    { name: 'fill', zh: '填写字段', en: 'fill fields', example: '--set electricityFirstHalf=52000' },
    { name: 'submit', zh: '报送', en: 'submit', example: '' },
    {
      name: 'amend',
      zh: '修订：报送下一版，审核前仍以上一版为准',
      en: 'submit an amended version; the previous one counts until it is accepted',
      example: '--set gas=1200',
    },
  ] as const;
  for (const { name, zh, en, example } of steps) {
    const command = noted(filling(ofUnit(group, context, name, zh, en), context), context);
    examples(command, context, `return ${name} civil-building-energy --period 2025 --unit B001 ${example}`.trim());
    command.action((form: string, { set, file, ...asked }: OfUnit) =>
      within(async ({ client, output }) => {
        const given = { ...(file !== undefined && (await valuesIn(file))), ...set };
        answerAsRead(output, await stepReturn(client, name, { form, ...asked, set: given }), shownInWords);
      }),
    );
  }
  const judged = [
    { name: 'accept', verb: 'accept', zh: returnTerms.accepted.zh, en: 'accept what was submitted', example: '' },
    { name: 'return', verb: 'sendBack', zh: '退回修改', en: 'send a submitted return back for correction', example: '--note 请核对用电量' },
  ] as const;
  for (const { name, verb, zh, en, example } of judged) {
    const command = noted(ofUnit(group, context, name, zh, en), context);
    examples(command, context, `return ${name} civil-building-energy --period 2025 --unit B001 ${example}`.trim());
    command.action((form: string, asked: OfUnit) =>
      within(async ({ client, output }) => answerAsRead(output, await stepReturn(client, verb, { form, ...asked }), shownInWords)),
    );
  }
}

/** Fields and values of a file: a JSON object, or csv with a field and its value on each line. */
async function valuesIn(file: string): Promise<Record<string, unknown>> {
  const text = (await textOf(file)).replace(/^\uFEFF/u, '');
  if (text.trimStart().startsWith('{')) return parseJson(file, text) as Record<string, unknown>;
  const rows = text.split(/\r?\n/u).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const pairs = rows.map((line) => {
    const [, field = '', value = ''] = /^"?([^,;\t"]+)"?[,;\t](.*)$/u.exec(line) ?? [];
    return [
      field.trim(),
      value
        .trim()
        .replace(/^"(.*)"$/su, '$1')
        .replaceAll('""', '"'),
    ] as const;
  });
  return Object.fromEntries(pairs.filter(([field]) => field !== '' && !/^(?:field|字段)$/u.test(field)));
}

function openedInWords({ expected, opened, findings }: Awaited<ReturnType<Returns['open']>>, say: Say): string {
  return blocks(
    say(`应报 ${expected} 份，本次布置 ${opened} 份`, `${expected} returns expected, ${opened} opened now`),
    findingLines(findings, say),
  );
}

const said = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value as string);

function shownInWords(told: Shown, say: Say): string {
  const rows = Object.values(told.fields);
  type Row = (typeof rows)[number];
  const columns = [
    { title: label(say, 'name'), cell: (one: Row) => say(one.name.zh, one.name.en) },
    { title: label(say, 'value'), cell: (one: Row) => said(one.value), number: true },
    { title: label(say, 'unit'), cell: (one: Row) => one.unit },
    { title: label(say, 'source'), cell: (one: Row) => (one.source === null ? '' : term(say, valueSourceTerms, one.source)) },
    { title: term(say, returnTerms, 'measured'), cell: (one: Row) => said(one.measured), number: true },
  ];
  return blocks(
    facts([
      [say(told.names.zh, told.names.en), `${told.unit} ${told.name} ${told.period}`],
      [label(say, 'state'), term(say, returnStateTerms, told.state)],
      [term(say, returnTerms, 'version'), String(told.version)],
      [term(say, returnTerms, 'due'), told.due],
    ]),
    table(columns, rows),
    told.checks.length > 0 && told.checks.map(({ detail }) => detail).join('\n'),
    findingLines(told.findings, say),
  );
}

function statusInWords(told: Status, say: Say): string {
  return blocks(
    facts([
      [term(say, returnTerms, 'expected'), String(told.expected)],
      [term(say, returnStateTerms, 'open'), String(told.open)],
      [term(say, returnStateTerms, 'submitted'), String(told.submitted)],
      [term(say, returnStateTerms, 'returned'), String(told.returned)],
      [term(say, returnTerms, 'accepted'), String(told.accepted)],
      [term(say, returnTerms, 'late'), String(told.late)],
      [term(say, returnTerms, 'coverage'), percent(told.coverage)],
      [term(say, returnTerms, 'due'), told.due],
      [label(say, 'hash'), told.hash],
    ]),
    told.locked && say('这一期已锁定：此后只能修订。', 'The period is locked: from now on returns can only be amended.'),
    findingLines(told.findings, say),
  );
}

function totalInWords(told: Total, say: Say): string {
  type Row = Total['rows'][number];
  const columns = [
    { title: label(say, 'name'), cell: (one: Row) => say(one.name.zh, one.name.en) },
    { title: label(say, 'value'), cell: (one: Row) => number(one.value, 4), number: true },
    { title: label(say, 'unit'), cell: (one: Row) => one.unit },
  ];
  return blocks(
    say(`${told.of} 份中 ${told.from} 份已审核`, `${told.from} of ${told.of} returns accepted`),
    table(columns, told.rows),
    findingLines(told.findings, say),
  );
}
