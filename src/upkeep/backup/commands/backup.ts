import { option } from '#cli/option-terms.ts';
import type { Command } from 'commander';
import { readConfig } from '#config.ts';
import type { Verified } from '#restore.ts';
import { markDemo } from '#cli/demo-mark.ts';
import { answer } from '#cli/output.ts';
import type { Output, Say } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import { examples } from '#cli/command-context.ts';
import type { ProgramOutput, CommandContext } from '#cli/command-context.ts';
import { createProgress } from '#cli/progress.ts';
import { inThisProcess, openOrFind, quietLog } from '#cli/connect.ts';
import { number } from '#cli/table.ts';
import { findingLines } from '#cli/wording.ts';

/** `backup FILE` and `restore FILE --data NEWDIR`. */
export function backupCommands(program: Command, context: CommandContext): void {
  backupCommand(program, context);
  restoreCommand(program, context);
}

function backupCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('backup')
    .description(say('把全部内容备份到一个文件；服务器照常工作', 'write everything to one file; the server goes on working'))
    .argument('<file>', option(say, 'fileToWrite'));
  examples(command, context, 'backup 2026-03-01.yaodong', 'backup /mnt/nas/city.yaodong --data ./data');
  command.action((file: string) =>
    context.within(async (at) => {
      const began = performance.now();
      const { bytes } = await write(at, file);
      const told = await verify(file, at.output);
      const seconds = secondsSince(began);
      answer(at.output, { file, ...told, bytes, seconds }, (one, words) => `${inWords(one, words)}\n${speed(one, words)}`);
    }),
  );
}

/** Streams the backup to its file, which only its owner may read. */
async function write(at: ProgramOutput, file: string): Promise<{ bytes: number }> {
  const progress = createProgress(at.output);
  let bytes = 0;
  try {
    const label = at.output.language === 'zh' ? '备份（字节）' : 'backup (bytes)';
    await save(await at.get('/backup'), file, (piece) => progress.tell(label, (bytes += piece.length), null), 0o600);
  } finally {
    progress.end();
  }
  return { bytes };
}

/** Reads the file back to make sure that what was written can be restored. */
async function verify(file: string, output: Output): Promise<Verified> {
  const { verifyBackup } = await import('#restore.ts');
  const progress = createProgress(output);
  try {
    return await verifyBackup(file, (_what, done, total) => progress.tell(output.language === 'zh' ? '核对' : 'check', done, total));
  } finally {
    progress.end();
  }
}

function restoreCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command: Command = program
    .command('restore')
    .description(say('由备份文件建立新的数据目录', 'make a new data directory from a backup'))
    .argument('<file>', say('备份文件', 'the backup'));
  examples(command, context, 'restore 2026-03-01.yaodong --data ./data-new');
  command.action((file: string) =>
    context.alone(async (output, where) => {
      if (where.data === undefined) command.error(say('请用 --data 指明新的目录', 'name the new directory with --data'));
      const began = performance.now();
      const told = await restore(file, where.data, output);
      const checked = await examine(where.data, told.demo, output);
      const seconds = secondsSince(began);
      answer(output, { data: where.data, ...told, ok: checked.ok, findings: checked.findings, seconds }, (one, words) =>
        [inWords(one, words), speed(one, words), findingLines(one.findings, words)].filter((line) => line !== '').join('\n'),
      );
      return checked.ok ? 0 : 1;
    }),
  );
}

async function restore(file: string, data: string, output: Output): Promise<Verified> {
  const { restoreInto } = await import('#restore.ts');
  const progress = createProgress(output);
  const labels = output.language === 'zh' ? { check: '核对', write: '恢复' } : { check: 'check', write: 'restore' };
  try {
    const told = await restoreInto(readConfig({ data }), file, (what, done, total) => progress.tell(labels[what], done, total));
    if (told.demo) markDemo(data, 'filled');
    return told;
  } finally {
    progress.end();
  }
}

/** Starts the program once on the new directory, which recovers interrupted work, and runs the doctor. */
async function examine(data: string, demo: boolean, output: Output) {
  const config = readConfig({ data, demo });
  const opened = await openOrFind(config, output, { log: quietLog(config) });
  if (!('fetch' in opened)) return { ok: true, findings: [] };
  const { createSession } = await import('#cli/session.ts');
  const session = createSession(inThisProcess(opened), output.language);
  try {
    const { ok, checks } = await session.client.doctor.examine();
    return { ok, findings: checks.flatMap((check) => check.findings) };
  } finally {
    await session.stop();
  }
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000;
}

type Outcome = Verified & { readonly seconds: number; readonly file?: string; readonly data?: string };

function inWords({ file, data, tables, rows, readings, files, made }: Outcome, say: Say): string {
  const what = say(
    `${tables} 张表，${number(rows)} 行（其中读数 ${number(readings)}），${number(files)} 个文件；备份时刻 ${made}`,
    `${tables} tables, ${number(rows)} rows (${number(readings)} readings among them), ${number(files)} files; as of ${made}`,
  );
  return file === undefined
    ? say(`已恢复到 ${data}：${what}`, `Restored into ${data}: ${what}`)
    : say(`已备份到 ${file}：${what}`, `Backed up to ${file}: ${what}`);
}

function speed({ bytes, seconds }: Outcome, say: Say): string {
  const mb = bytes / 1e6;
  return say(
    `${number(mb, 1)} MB，用时 ${number(seconds, 1)} 秒（${number(mb / Math.max(seconds, 0.001), 1)} MB/s）`,
    `${number(mb, 1)} MB in ${number(seconds, 1)} s (${number(mb / Math.max(seconds, 0.001), 1)} MB/s)`,
  );
}
