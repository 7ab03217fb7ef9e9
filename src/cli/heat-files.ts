import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { heatSeasonTerms } from '#heat-billing/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat-supply/vocabulary.ts';
import { examples, type CommandContext, type ProgramOutput } from './command-context.ts';
import { save } from './download.ts';
import { option } from './option-terms.ts';
import { answer, type Say } from './output.ts';
import { term } from './terms.ts';

type Points = { point?: string; company?: string; region?: string };
type Batch = { point?: string; season?: string; out: string };

/** `heat statement|export`: notes of heat as papers, and as a table. */
export function heatFileCommands(heat: Command, context: CommandContext): void {
  statementCommand(heat, context);
  exportCommand(heat, context);
}

/** Which settlement points are meant. */
export const ofPoints = (command: Command, say: Say): Command =>
  command
    .option('--point <code>', term(say, settlementPointFieldTerms, 'code'))
    .option('--company <code>', term(say, settlementPointFieldTerms, 'company'))
    .option('--region <code>', option(say, 'ofRegion'));

/** Writes what an address answers to a file. @returns the file and the hash of its bytes */
async function written(at: ProgramOutput, path: string, asked: Readonly<Record<string, string>>, file: string) {
  const hash = createHash('sha256');
  await save(await at.get(path, asked), file, (bytes) => void hash.update(bytes));
  return { file, sha256: hash.digest('hex') };
}

function statementCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('statement [number]')
    .description(say('把热费单写成给用热人看的 Word 结算单', 'a note as a Word document for who is to pay it'))
    .option('--point <code>', say('该结算点的全部热费单，每单一个文件', 'all notes of a settlement point, a file each'))
    .option('--season <name>', term(say, heatSeasonTerms, 'name'))
    .requiredOption('--out <file>', say('写入的文件；多单时为目录', 'the file to write; of several notes the directory'));
  examples(
    command,
    context,
    'heat statement R1-2025-26-000001 --out 结算单.docx',
    'heat statement --point P-0101 --season 2025-26 --out 结算单',
  );
  command.action((number: string | undefined, { out, point, season }: Batch) =>
    context.within(async (at) => {
      if (number !== undefined) {
        answer(at.output, await written(at, '/exports/heat-statement', { number }, out), ({ file }) => file);
        return;
      }
      if (point === undefined || season === undefined)
        return command.error(
          say('error: 请给出单号，或用 --point 和 --season 给出结算点和采暖季', 'error: give a number, or --point and --season'),
        );
      answer(at.output, { files: await ofPoint(at, { point, season, out }) }, ({ files }) => files.map(({ file }) => file).join('\n'));
    }),
  );
}

const page = 1000;

async function ofPoint(at: ProgramOutput, { point, season, out }: Required<Batch>) {
  await mkdir(out, { recursive: true });
  const files: { number: string; file: string; sha256: string }[] = [];
  for (let total = 1; files.length < total;) {
    const some = await at.client.heatNotes.notes.list({ point, season, limit: page, offset: files.length });
    total = some.notes.length === 0 ? 0 : some.total;
    for (const { number } of some.notes)
      files.push({ number, ...(await written(at, '/exports/heat-statement', { number }, join(out, `${number}.docx`))) });
  }
  return files;
}

function exportCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofPoints(heat.command('export').description(say('导出一个采暖季的热费单', 'the notes of a season as a table')), say)
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .requiredOption('--out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'heat export --company R1 --season 2025-26 --out 热费单.xlsx');
  command.action(({ out, ...asked }: Points & { season: string; out: string }) =>
    context.within(async (at) => {
      const format = out.endsWith('.csv') ? 'csv' : 'xlsx';
      answer(at.output, await written(at, '/exports/heat-notes', { ...asked, format }, out), ({ file }) => file);
    }),
  );
}
