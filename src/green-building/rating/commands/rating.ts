import { option } from '#cli/option-terms.ts';
import { extname } from 'node:path';
import { Option, type Command } from 'commander';
import { answer } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import { readObject } from '#cli/json-file.ts';
import { projectCommand, questionFor, type ProjectOptions } from '#green-building/policy/commands/policy.ts';
import { examples } from '#cli/command-context.ts';
import type { ProgramOutput, CommandContext } from '#cli/command-context.ts';
import { worded } from '#cli/fact-names.ts';
import { districtInWords, incentivesInWords, materialsInWords, ultraLowInWords } from './rating-project-words.ts';
import { prefabInWords, ratedInWords, schemeInWords } from './rating-words.ts';
import { day } from '#cli/values.ts';

type Stage = 'pre' | 'final';
type Place = { readonly region?: string; readonly date?: string; readonly project?: string };

/** `rate`, `prefab` and related commands: what a building scores, and what its project may claim. */
export function ratingCommands(program: Command, context: CommandContext): void {
  rateCommand(program, context);
  sheetCommand(program, context);
  prefabCommand(program, context);
  shareCommands(program, context);
  districtCommand(program, context);
  incentivesCommand(program, context);
}

function standardOption(command: Command, { say }: CommandContext, standard: string): Command {
  return command
    .option('--standard <standard>', say('标准', 'the standard'), standard)
    .option(
      '--date <day>',
      say('项目日期，决定用哪一版（默认今天）', 'day of the project, which decides the edition (default: today)'),
      day,
    );
}

function stageOption(command: Command, { say }: CommandContext): Command {
  return command.addOption(
    new Option('--stage <stage>', say('pre 预评价，final 评价', 'pre before completion, final after completion'))
      .choices(['pre', 'final'])
      .default('final'),
  );
}

function rateCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('rate <file>')
    .description(say('绿色建筑评分：总分、星级和差距', 'the green-building score: total, stars, what is missing'));
  stageOption(standardOption(command, context, 'GB/T50378-2019'), context);
  command.option('--out <file>', say('写成评分表（xlsx）', 'write the score sheet (xlsx)'));
  examples(command, context, 'rate 得分.json --standard GB/T50378-2019 --stage pre', 'rate 评分表.xlsx --stage final --out 评分表.xlsx');
  command.action((file: string, { out, ...asked }: { standard: string; stage: Stage; date?: string; out?: string }) =>
    context.within(async (at) => {
      const input = isTable(file) ? await tableOf(at, file, asked) : await readObject(file);
      const told = await at.client.rating.rate({ ...asked, input });
      if (out !== undefined) await save(await at.get('/exports/score-sheet', { ...asked, file: await at.upload(file) }), out);
      answer(at.output, told, ratedInWords);
    }),
  );
}

function sheetCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('score-sheet')
    .description(
      say(
        '标准的部分、技术要求和条文；--out 写成空评分表',
        'parts, requirements and items of a standard; --out writes an empty score sheet',
      ),
    );
  stageOption(standardOption(command, context, 'GB/T50378-2019'), context);
  command.option('--out <file>', say('写成评分表（xlsx）', 'write the score sheet (xlsx)'));
  examples(command, context, 'score-sheet', 'score-sheet --stage pre --out 评分表.xlsx');
  command.action(({ out, stage, ...asked }: { standard: string; stage: Stage; date?: string; out?: string }) =>
    context.within(async (at) => {
      if (out !== undefined) await save(await at.get('/exports/score-sheet', { ...asked, stage }), out);
      answer(at.output, await at.client.rating.scheme(asked), (told, words) => schemeInWords(told, words, stage));
    }),
  );
}

function prefabCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('prefab <file>').description(say('装配率和等级', 'the prefab rate and its grade'));
  standardOption(command, context, 'GB/T51129-2017');
  examples(command, context, 'prefab 比例.json --standard GB/T51129-2017');
  command.action((file: string, asked: { standard: string; date?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.rating.prefab({ ...asked, input: await readObject(file) }), prefabInWords),
    ),
  );
}

function placeOptions(command: Command, { say }: CommandContext): Command {
  return command
    .option(
      '--region <code>',
      say('地区代码；给出时对照当地文件', 'code of the region; if given, compared with the documents of the place'),
    )
    .option('--date <day>', option(say, 'dayDefaultToday'), day)
    .option('--project <file>', option(say, 'factsFile'));
}

function shareCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const materials = program
    .command('materials <file>')
    .description(say('绿色建材应用比例：按造价和按用量', 'the share of green materials, by cost and by quantity'));
  placeOptions(materials, context);
  examples(materials, context, 'materials 建材.json', 'materials 建材清单.xlsx --region 140300 --project project.json');
  materials.action((file: string, options: Place) =>
    context.within(async (at) => {
      const input = isTable(file) ? (await at.client.rating.readProducts({ file: await at.upload(file) })).input : await readObject(file);
      answer(at.output, await at.client.rating.materials({ ...(await whereOf(options)), input }), await worded(at, materialsInWords));
    }),
  );

  const ultraLow = program
    .command('ultra-low <file>')
    .description(say('项目中超低能耗建筑的栋数和面积比例', 'ultra-low-energy buildings of a project, by number and by area'));
  placeOptions(ultraLow, context);
  examples(ultraLow, context, 'ultra-low 楼栋.json --region 140300 --project project.json');
  ultraLow.action((file: string, options: Place) =>
    context.within(async ({ client, output }) =>
      answer(
        output,
        await client.rating.ultraLow({ ...(await whereOf(options)), input: await readObject(file) }),
        await worded({ client, output }, ultraLowInWords),
      ),
    ),
  );
}

function districtCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('district <file>')
    .description(
      say(
        '片区各项目的超低能耗栋数和面积，及片区汇总',
        'ultra-low-energy buildings and area of the projects of a district, and the district total',
      ),
    );
  placeOptions(command, context);
  examples(command, context, 'district 片区楼栋.json --region 140300 --project project.json');
  command.action((file: string, options: Place) =>
    context.within(async ({ client, output }) =>
      answer(
        output,
        await client.rating.district({ ...(await whereOf(options)), input: await readObject(file) }),
        await worded({ client, output }, districtInWords),
      ),
    ),
  );
}

function incentivesCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = projectCommand(
    program,
    context,
    'incentives',
    say(
      '项目可申请的激励：金额算到分，和不计容的面积',
      'incentives a project may claim: amounts to the cent, and floor area excluded from the plot ratio',
    ),
  );
  command.option('--measures <file>', say('墙体、面积、造价和楼栋，JSON 文件', 'walls, areas, cost and buildings, a JSON file'));
  examples(
    command,
    context,
    'incentives --region 140300 --project project.json --measures 面积.json',
    'incentives --project-code P-2026-01 --date 2026-03-01',
  );
  command.action(({ measures, ...options }: ProjectOptions & { measures?: string }) =>
    context.within(async ({ client, output }) => {
      const { region, date, project } = await questionFor(client, options);
      const told = await client.rating.incentives({
        region,
        project,
        ...(date !== undefined && { date }),
        ...(measures !== undefined && { measures: await readObject(measures) }),
      });
      answer(output, told, incentivesInWords);
    }),
  );
}

async function whereOf({ region, date, project }: Place) {
  return {
    ...(region !== undefined && { region }),
    ...(date !== undefined && { date }),
    ...(project !== undefined && { project: await readObject(project) }),
  };
}

function isTable(file: string): boolean {
  return ['.xlsx', '.csv'].includes(extname(file).toLowerCase());
}

/** The content of a filled score sheet. */
async function tableOf(
  { client, upload }: ProgramOutput,
  file: string,
  { standard, date }: { standard: string; date?: string },
): Promise<Record<string, unknown>> {
  const asked = { file: await upload(file), standard, ...(date !== undefined && { date }) };
  return (await client.rating.readSheet(asked)).input;
}
