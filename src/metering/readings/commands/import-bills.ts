import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { runImport } from '#cli/follow.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { previewOptions, seenLine } from '#cli/previewed.ts';
import { number } from '#cli/table.ts';
import { carrierOption } from '#cli/terms.ts';
import { several, year } from '#cli/values.ts';
import { harmless } from '#cli/width.ts';
import { blocks, findingLines, lines, rejectedLines } from '#cli/wording.ts';
import { openLines, type Question } from './open-lines.ts';

type BillsInput = Parameters<Client['readings']['importBills']>[0];
type Options = Omit<BillsInput, 'file' | 'wait'> & { readonly cells?: boolean };

/** `import bills FILE`. */
export function billsCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const bare = group
    .command('bills <file>')
    .description(
      say(
        '导入物业的账单表（户号、表号、表底、倍率、电量；电、水、气、热）',
        'bill books as property firms keep them (accounts, meters, readings, use)',
      ),
    );
  const command = timeOptions(bare, say)
    .addOption(carrierOption(option(say, 'carrier')))
    .option('--building <code>', say('标题可能指几栋建筑时，是哪一栋', 'the building, where its title may mean several'))
    .option('--meter <code>', say('文件没有写表号时，是哪个计量点', 'the metering point, where it names no meter'))
    .option('--leave-sheet <name>', say('不导入这张工作表，如全年汇总', 'leave this sheet out, as one that adds up the others'))
    .option(
      '--as <number=meter>',
      say('表号或户号是哪个计量点，可多次；等号后为空则不导入', 'the metering point of a number, repeatable; nothing after =: left out'),
      several,
    )
    .option(
      '--multiplier <whose>',
      say(
        '倍率与台账不同时：ledger 按台账，leave 先不导入',
        'if multipliers differ from the ledger: ledger uses the ledger’s, leave does not import',
      ),
    )
    .option('--cells', say('列出哪个单元格成了哪个读数', 'list which cell became which reading'));
  previewOptions(command, say);
  examples(
    command,
    context,
    'import bills 电费2025年10月.xlsx --preview --cells',
    'import bills 电费.xlsx --period 2025-10 --as 3300112233=E1',
  );
  command.action((path: string, { cells, ...options }: Options) =>
    context.within(async (at) => {
      const begin = (file: string) => at.client.readings.importBills({ ...options, file, wait: false });
      // the result of an import depends on its kind
      const came = (await runImport(at, { path, begin })) as unknown as Answer;
      answer(at.output, came, (told, words) => inWords(told, words, cells === true));
    }),
  );
}

/** What answers questions about the time of a book. */
const timeOptions = (command: Command, say: Say): Command =>
  command
    .option(
      '--period <months>',
      say(
        '文件没有写月份或写了几段时，是哪个月，如 2025-10，或哪几个月，如 2025-11/2026-03',
        'the month, as 2025-10, or the months, as 2025-11/2026-03, where the file names none or several',
      ),
    )
    .option('--year <year>', say('文件只写月份时，第一个月的年份', 'the year of the first month, if the file names only months'), year)
    .option(
      '--season <days>',
      say(
        '文件写采暖季而没有起止日期时，首日/末日，如 11-15/03-15',
        'the first and the last day of a heating season, where the file names it without its days, as 11-15/03-15',
      ),
    )
    .option(
      '--end-day <side>',
      say(
        '看不出时段最后一天算不算在内时：included 算，excluded 不算',
        'if it is not clear whether the last day belongs to a period: included or excluded',
      ),
    );

type Answer = {
  readonly import: number;
  readonly preview: boolean;
  readonly readings: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly rejected: Parameters<typeof rejectedLines>[0];
  readonly rejectedCount: number;
  readonly rejectedReasons?: Parameters<typeof rejectedLines>[3];
  readonly meters: number;
  readonly findings: Parameters<typeof findingLines>[0];
  readonly cells?: readonly {
    readonly sheet: string;
    readonly cell: string;
    readonly meter: string;
    readonly from: string;
    readonly to: string | null;
    readonly value: number | string;
    readonly unit: string;
  }[];
  readonly hash?: string;
  readonly open?: readonly Question[];
};

function inWords(told: Answer, say: Say, withCells: boolean): string {
  const head = told.preview
    ? say(`预览（导入 ${told.import}，未写入任何内容）`, `Preview (import ${told.import}, nothing was written)`)
    : say(`导入 ${told.import}`, `Import ${told.import}`);
  if (told.open !== undefined && told.open.length > 0) return blocks(head, openLines(told.open, say), findingLines(told.findings, say));
  const counts = say(
    `读数 ${number(told.readings)}：采用 ${number(told.accepted)}，重复 ${number(told.repeated)}，更正 ${number(told.revised)}，拒绝 ${number(told.rejectedCount)}；计量点 ${number(told.meters)} 个`,
    `${number(told.readings)} readings: ${number(told.accepted)} accepted, ${number(told.repeated)} repeated, ${number(told.revised)} revised, ${number(told.rejectedCount)} rejected; ${number(told.meters)} meters`,
  );
  return blocks(
    `${head}\n${counts}`,
    withCells ? cellLines(told, say) : '',
    rejectedLines(told.rejected, told.rejectedCount, say, told.rejectedReasons),
    findingLines(told.findings, say),
    seenLine(told.hash, say),
  );
}

/** `十月 D3 → E1 2025-11-01: 1100 kWh` */
function cellLines({ cells = [] }: Answer, say: Say): string {
  const told = cells.map(({ sheet, cell, meter, from, to, value, unit }) => {
    const when = to === null ? from : say(`${from} ～ ${to}`, `${from} to ${to}`);
    return harmless(
      `${sheet} ${cell} → ${meter} ${when}${say('：', ': ')}${typeof value === 'number' ? number(value, 4) : value} ${unit}`.trim(),
    );
  });
  return lines(told, say);
}
