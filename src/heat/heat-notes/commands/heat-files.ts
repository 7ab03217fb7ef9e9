import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { unzipSync } from 'fflate';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { sizeOf } from '#cli/file-size.ts';
import { term } from '#cli/terms.ts';
import { whole } from '#cli/values.ts';

type Points = { point?: string; company?: string; region?: string };
type Batch = Points & { building?: string; season?: string; linkDays?: number; out: string };
type Written = { readonly number?: string; readonly file: string; readonly sha256: string };

/** `heat statement|export`: notes of heat as papers, and as a table. */
export function heatFileCommands(heat: Command, context: CommandContext): void {
  statementCommand(heat, context);
  exportCommand(heat, context);
}

/** Options that select settlement points. */
export const ofPoints = (command: Command, say: Say): Command =>
  command
    .option('--point <code>', term(say, settlementPointFieldTerms, 'code'))
    .option('--company <code>', term(say, settlementPointFieldTerms, 'company'))
    .option('--region <code>', option(say, 'ofRegion'));

/** Writes the response of an address to a file. @returns the file and the hash of its bytes */
async function written(at: ProgramOutput, path: string, asked: Readonly<Record<string, string>>, file: string) {
  const hash = createHash('sha256');
  await save(await at.get(path, asked), file, (bytes) => void hash.update(bytes));
  return { file, sha256: hash.digest('hex') };
}

function statementCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofPoints(
    heat
      .command('statement [number]')
      .description(say('把热费单写成给用热人看的 Word 结算单', 'write notes as Word statements for the residents')),
    say,
  )
    .option('--building <code>', term(say, settlementPointFieldTerms, 'building'))
    .option('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option(
      '--link-days <days>',
      say('每份附查看本人热费的链接，有效几天', 'add to each a link for the resident, valid for this many days'),
      whole(1, 366),
    )
    .requiredOption('--out <file>', say('写入的文件；多单时为目录，或 .zip', 'file to write; for several notes a directory or a .zip'));
  examples(
    command,
    context,
    'heat statement R1-2025-26-000001 --out 结算单.docx',
    'heat statement --building B-0101 --season 2025-26 --out 结算单',
  );
  command.action((number: string | undefined, { out, season, ...of }: Batch) =>
    context.within(async (at) => {
      if (number !== undefined) {
        answer(at.output, await written(at, '/exports/heat-statement', { number }, out), ({ file }) => file);
        return;
      }
      if (season === undefined)
        return command.error(
          say('error: 请给出单号，或用 --season 和范围给出多单', 'error: give a number, or --season and a selection for several notes'),
        );
      answer(at.output, { files: await together(at, { season, out, ...of }) }, ({ files }) => files.map(({ file }) => file).join('\n'));
    }),
  );
}

/** Notes of a season as papers, written by one job: a zip, or a directory with one file each. */
async function together(at: ProgramOutput, { out, ...asked }: Batch & { readonly season: string }): Promise<Written[]> {
  const { job } = await at.client.heatNotes.statements(asked);
  await outcomeOf(at, job);
  if (out.toLowerCase().endsWith('.zip')) return [await written(at, '/exports/heat-statements', { job }, out)];
  await mkdir(out, { recursive: true });
  const zip = unzipSync(new Uint8Array(await (await at.get('/exports/heat-statements', { job })).arrayBuffer()));
  const files: Written[] = [];
  for (const [name, bytes] of Object.entries(zip).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const file = join(out, name);
    await writeFile(file, bytes);
    files.push({ number: name.replace(/\.docx$/u, ''), file, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return files;
}

/** Throws Problem if there is no such file. */
async function textOf(path: string): Promise<string> {
  await sizeOf(path);
  return readFile(path, 'utf8');
}

function exportCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofPoints(
    heat.command('export').description(say('导出一个采暖季的热费单', 'export the notes of a season as a table')),
    say,
  )
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--building <code>', term(say, settlementPointFieldTerms, 'building'))
    .option('--columns <file>', say('列对照文件（YAML 或 JSON），见 docs/heat.md', 'column file (YAML or JSON), see docs/heat.md'))
    .requiredOption('--out <file>', option(say, 'fileToWrite'));
  examples(
    command,
    context,
    'heat export --company R1 --season 2025-26 --out 热费单.xlsx',
    'heat export --company R1 --season 2025-26 --columns 收费系统.yaml --out 热费单.xlsx',
  );
  command.action(({ out, columns, ...asked }: Points & { season: string; building?: string; columns?: string; out: string }) =>
    context.within(async (at) => {
      const format = out.endsWith('.csv') ? 'csv' : 'xlsx';
      const mapped = columns === undefined ? {} : { columns: await textOf(columns) };
      answer(at.output, await written(at, '/exports/heat-notes', { ...asked, ...mapped, format }, out), ({ file }) => file);
    }),
  );
}
