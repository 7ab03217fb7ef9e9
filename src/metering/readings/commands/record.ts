import { option } from '#cli/option-terms.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { Option } from 'commander';
import type { Command } from 'commander';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { intervalShape, kindShape } from '#metering/readings/contract.ts';
import { words } from '#words.ts';
import { answer } from '#cli/output.ts';
import type { Output, Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { createProgress } from '#cli/progress.ts';
import { createRows } from './record-rows.ts';
import type { InputRow } from './record-rows.ts';
import { number } from '#cli/table.ts';
import { blocks, rejectedLines } from '#cli/wording.ts';
import { whole, unit } from '#cli/values.ts';

type Message = Parameters<Client['readings']['recordLive']>[0];
type Options = Omit<Message, 'readings' | 'message' | 'time' | 'end'> & { readonly together?: number };

const listed = 1000;
const pauseMs = 200;
const mostTries = 60;

/** `record`: readings live from standard input. */
export function recordCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('record')
    .description(
      say(
        '从标准输入实时写入读数（csv，或每行一个 JSON），写妥才确认',
        'readings live from standard input (csv, or JSON a line), acknowledged when durable',
      ),
    )
    .addOption(new Option('--kind <kind>', option(say, 'intervalOrRegister')).choices(kindShape.options))
    .addOption(new Option('--interval <length>', option(say, 'intervalLength')).choices(intervalShape.options))
    .addOption(new Option('--marks <edge>', option(say, 'timeMarks')).choices(['start', 'end']))
    .option('--unit <unit>', say('读数的单位', 'the unit of the values'), unit)
    .option('--zone <zone>', say('时间的时区（IANA 名）', 'the time zone of the times (IANA name)'))
    .addOption(new Option('--zero <meaning>', option(say, 'zeroMeans')).choices(['missing', 'value']))
    .option(
      '--together <count>',
      say(
        '一条消息最多多少个读数（默认 1000）；输入停顿时不等满',
        'maximum readings in a message (default 1000); a pause of the input sends what is there',
      ),
      whole(1, 10_000),
    );
  examples(
    command,
    context,
    'record --interval 15min < 读数.csv',
    `record --kind register < 抄表.jsonl   # {"meter":"E-1","time":"2026-03-01T00:00:00Z","value":120.5}`,
    'record --server https://yaodong.example.cn --key KEY --interval 1h < 读数.csv',
  );
  command.action(({ together = 1000, ...says }: Options) =>
    context.within(async ({ client, output }) => answer(output, await sendAll(client, output, says, together), inWords)),
  );
}

type Sum = {
  messages: number;
  readings: number;
  accepted: number;
  repeated: number;
  revised: number;
  missing: number;
  rejected: { row: number; column: string | null; code: string; detail: string }[];
  rejectedCount: number;
  seconds: number;
};

async function sendAll(client: Client, output: Output, says: Omit<Options, 'together'>, together: number): Promise<Sum> {
  const began = performance.now();
  const progress = createProgress(output);
  const sum: Sum = {
    messages: 0,
    readings: 0,
    accepted: 0,
    repeated: 0,
    revised: 0,
    missing: 0,
    rejected: [],
    rejectedCount: 0,
    seconds: 0,
  };
  const name = crypto.randomUUID();
  try {
    for await (const rows of messagesOf(process.stdin as AsyncIterable<Uint8Array>, together)) {
      const good = rows.filter((one) => one.reading !== null);
      for (const { row } of rows)
        if (!good.some((one) => one.row === row)) reject(sum, { row, column: null, code: 'record-line', detail: wordsFor(output) });
      sum.readings += rows.length - good.length;
      if (good.length === 0) continue;
      const message = {
        ...says,
        message: `${name}-${sum.messages}`,
        readings: good.map((one) => one.reading as NonNullable<InputRow['reading']>),
      };
      add(sum, good, await send(client, message));
      progress.tell(output.language === 'zh' ? '已确认' : 'acknowledged', sum.readings, null);
    }
  } finally {
    progress.end();
  }
  return { ...sum, seconds: Math.round(performance.now() - began) / 1000 };
}

const wordsFor = ({ language }: Output): string => words['record-line']?.[language] ?? 'record-line';

/** Rows in messages: as many as fit together, or fewer if the input pauses. */
async function* messagesOf(input: AsyncIterable<Uint8Array>, together: number): AsyncGenerator<InputRow[]> {
  const chunks = input[Symbol.asyncIterator]();
  const rows = createRows();
  const waiting: InputRow[] = [];
  let next = chunks.next();
  for (;;) {
    const came = waiting.length === 0 ? await next : await Promise.race([next, sleep(pauseMs, null)]);
    if (came?.done === true) break;
    if (came === null) {
      yield waiting.splice(0);
      continue;
    }
    waiting.push(...rows.push(came.value));
    next = chunks.next();
    while (waiting.length >= together) yield waiting.splice(0, together);
  }
  waiting.push(...rows.end());
  while (waiting.length > 0) yield waiting.splice(0, together);
}

/** Sends a message until it is answered: one that was accepted and whose answer was lost is recognised by its name. */
async function send(client: Client, message: Message) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await client.readings.recordLive(message);
    } catch (trouble) {
      const seconds = comeAgain(trouble);
      if (seconds === null || tries >= mostTries) throw trouble;
      await sleep(seconds * 1000);
    }
  }
}

/** After how many seconds to retry; null if a retry is pointless. */
function comeAgain(trouble: unknown): number | null {
  if (trouble instanceof ProblemAnswer && trouble.document.status === 503) return Number(trouble.document.evidence['seconds'] ?? 1);
  const cause = trouble instanceof Problem ? trouble : (trouble as Error).cause;
  return cause instanceof Problem && ['server-unreachable', 'answer-broken-off'].includes(cause.code) ? 1 : null;
}

function add(sum: Sum, rows: readonly InputRow[], told: Awaited<ReturnType<typeof send>>): void {
  sum.messages += 1;
  for (const name of ['readings', 'accepted', 'repeated', 'revised', 'missing'] as const) sum[name] += told[name];
  for (const { row, column, code, detail } of told.rejected) reject(sum, { row: rows[row - 1]?.row ?? row, column, code, detail });
  sum.rejectedCount += told.rejectedCount - told.rejected.length;
}

function reject(sum: Sum, one: Sum['rejected'][number]): void {
  sum.rejectedCount += 1;
  if (sum.rejected.length < listed) sum.rejected.push(one);
}

function inWords(told: Sum, say: Say): string {
  const head = say(
    `已确认 ${number(told.messages)} 条消息，用时 ${number(told.seconds, 1)} 秒`,
    `${number(told.messages)} messages acknowledged in ${number(told.seconds, 1)} s`,
  );
  const counts = say(
    `读数 ${number(told.readings)}：采用 ${number(told.accepted)}，重复 ${number(told.repeated)}，更正 ${number(told.revised)}，空缺 ${number(told.missing)}，拒绝 ${number(told.rejectedCount)}`,
    `${number(told.readings)} readings: ${number(told.accepted)} accepted, ${number(told.repeated)} repeated, ${number(told.revised)} revised, ${number(told.missing)} missing, ${number(told.rejectedCount)} rejected`,
  );
  return blocks(`${head}\n${counts}`, rejectedLines(told.rejected, told.rejectedCount, say));
}
