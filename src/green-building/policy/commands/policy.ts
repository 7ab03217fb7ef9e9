import { option } from '#cli/option-terms.ts';
import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { worded } from '#cli/fact-names.ts';
import { label } from '#cli/terms.ts';
import { answer } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import { readObject } from '#cli/json-file.ts';
import { examples } from '#cli/command-context.ts';
import type { ProgramOutput, CommandContext } from '#cli/command-context.ts';
import {
  changesInWords,
  checkInWords,
  conditionsInWords,
  documentsInWords,
  itemsInWords,
  reviewInWords,
  rulesInWords,
  targetsInWords,
  tasksInWords,
  topicInWords,
} from './policy-words.ts';
import { day, time } from '#cli/values.ts';

type Client_ = Client['policy'];
type Place = { readonly region: string; readonly date?: string };
type Files = Place & { readonly project: string; readonly plot?: string };
/** A project from a file in a place, or a stored one, by its code. */
export type ProjectOptions = Files & { readonly projectCode?: string; readonly knownAt?: string };

/** `rules` and related commands: what applies to a project at a place and time. */
export function policyCommands(program: Command, context: CommandContext): void {
  questions(program, context);
  comparison(program, context);
  reviewCommand(program, context);
  lists(program, context);
}

/** A command about a project in a place on a day. */
function asking(program: Command, { say }: CommandContext, name: string, about: string): Command {
  return program
    .command(name)
    .description(about)
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .option('--date <day>', option(say, 'dayDefaultToday'), day)
    .requiredOption('--project <file>', option(say, 'factsFile'))
    .option('--plot <place>', ...plotSaid({ say }));
}

const plotSaid = ({ say }: Pick<CommandContext, 'say'>): [string] => [
  say('地块位置：经度,纬度，或 GeoJSON 文件（WGS 84）', 'position of the plot: LONGITUDE,LATITUDE or a GeoJSON file (WGS 84)'),
];

/** The same for a stored project: its code replaces region and file. */
function askingOfKept(program: Command, context: CommandContext, name: string, about: string): Command {
  return projectCommand(program, context, name, about).option('--plot <place>', ...plotSaid(context));
}

/** A command about a project from a file in a place, or a stored one, by its code. */
export function projectCommand(program: Command, context: CommandContext, name: string, about: string): Command {
  const { say } = context;
  const command = program
    .command(name)
    .description(about)
    .option('--region <code>', option(say, 'regionCode'))
    .option('--date <day>', option(say, 'dayDefaultToday'), day)
    .option('--project <file>', option(say, 'factsFile'))
    .addOption(
      new Option(
        '--project-code <code>',
        say('已登记项目的代码，代替 --region 和 --project', 'code of a registered project, instead of --region and --project'),
      ).conflicts(['project', 'region']),
    )
    .option('--known-at <time>', say('按当时所知的项目与文件', 'project and documents as known then'), time);
  return command.hook('preAction', () => {
    const given = command.opts<Partial<ProjectOptions>>();
    if (given.projectCode !== undefined) return;
    for (const [option, value] of [
      ['--region <code>', given.region],
      ['--project <file>', given.project],
    ] as const)
      if (value === undefined)
        command.error(`error: required option '${option}' not specified`, { code: 'commander.missingMandatoryOptionValue' });
  });
}

function questions(program: Command, context: CommandContext): void {
  const { say } = context;
  const rules = askingOfKept(
    program,
    context,
    'rules',
    say('当地当日各文件对项目的要求', 'what the documents of the place and day require of a project'),
  );
  examples(rules, context, 'rules --region 140300 --date 2026-03-01 --project project.json', 'rules --project-code P-2026-01');
  paperOptions(rules, context);
  rules.action((options: ProjectOptions & PaperOptions) =>
    context.within(async (at) => {
      const asked = await questionFor(at.client, options);
      const told = await at.client.policy.rules(asked);
      if (options.out !== undefined) await writePaper(at, '/exports/rules', asked, options);
      answer(at.output, told, await worded(at, rulesInWords));
    }),
  );

  const conditions = askingOfKept(
    program,
    context,
    'conditions',
    say('写入地块合同的规划条件', 'planning conditions to include in the land contract of a plot'),
  );
  paperOptions(conditions, context);
  examples(
    conditions,
    context,
    'conditions --region 140300 --date 2026-03-01 --project plot.json',
    'conditions --region 140300 --project plot.json --out 规划条件.docx',
  );
  conditions.action((options: ProjectOptions & PaperOptions) =>
    context.within(async (at) => {
      const asked = await questionFor(at.client, options);
      const told = await at.client.policy.conditions({ ...asked, ...(options.knownAt !== undefined && { knownAt: options.knownAt }) });
      if (options.out !== undefined) await writePaper(at, '/exports/planning-conditions', asked, options);
      answer(at.output, told, await worded(at, conditionsInWords));
    }),
  );

  const check = askingOfKept(program, context, 'check', say('设计是否符合要求', 'whether a design meets the requirements'));
  check.requiredOption('--design <file>', say('设计的指标，JSON 文件（事项：值）', 'the design, a JSON file of items and values'));
  examples(check, context, 'check --region 140800 --date 2026-03-01 --project project.json --design design.json');
  paperOptions(check, context);
  check.action((options: ProjectOptions & PaperOptions & { design: string }) =>
    context.within(async (at) => {
      const [asked, design] = [await questionFor(at.client, options), await readObject(options.design)];
      const told = await at.client.policy.check({ ...asked, design });
      if (options.out !== undefined) await writePaper(at, '/exports/design-check', asked, options, { design: JSON.stringify(design) });
      answer(at.output, told, await worded(at, checkInWords));
    }),
  );
}

function comparison(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = asking(
    program,
    context,
    'compare',
    say('更换日期、地区或事实后要求的变化', 'changes of the requirements with another day, place or project'),
  );
  command
    .option('--with-region <code>', say('另一地区', 'the other region'))
    .option('--with-date <day>', say('另一天', 'the other day'), day)
    .option('--with-project <file>', say('另一项目', 'the other project'));
  examples(command, context, 'compare --region 140300 --date 2026-01-14 --project project.json --with-date 2026-01-15');
  command.action((options: Files & { withRegion?: string; withDate?: string; withProject?: string }) =>
    context.within(async ({ client, output }) => {
      const { withRegion: region = options.region, withDate: date = options.date, withProject: project = options.project, plot } = options;
      const second = await questionOf({ region, project, ...(date !== undefined && { date }), ...(plot !== undefined && { plot }) });
      answer(
        output,
        await client.policy.compare({ first: await questionOf(options), second }),
        await worded({ client, output }, changesInWords),
      );
    }),
  );
}

function reviewCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('review <file>')
    .description(say('节能审查：预计年用能折标准煤', 'energy review: expected yearly use in standard coal'));
  command.option('--region <code>', option(say, 'regionCode')).option('--date <day>', option(say, 'dayDefaultToday'), day);
  examples(command, context, 'review use.json', 'review use.json --region 140300 --date 2026-03-01');
  command.action((file: string, options: Partial<Place>) =>
    context.within(async ({ client, output }) => {
      const given = await readObject(file);
      const use = typeof given['use'] === 'object' && given['use'] !== null ? (given['use'] as Record<string, unknown>) : given;
      answer(output, await client.policy.review({ ...options, use }), reviewInWords);
    }),
  );
}

function lists(program: Command, context: CommandContext): void {
  const { say } = context;
  const region = ['--region <code>', say('地区代码（含其上各级）', 'code of the region, with all above it')] as const;
  const document = ['--document <code>', say('文件代号', 'code of the document')] as const;

  const documents = program
    .command('documents')
    .description(say('各级文件', 'the documents'))
    .option(...region);
  documents.option('--date <day>', say('哪一天', 'the day'), day);
  examples(documents, context, 'documents --region 140300 --date 2026-03-01');
  documents.action((options: Parameters<Client_['documents']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.policy.documents(options), documentsInWords)),
  );

  const listed = (name: string, means: string) =>
    program
      .command(name)
      .description(means)
      .option(...document)
      .option(...region);
  const targets = listed('targets', say('文件提出的指标', 'targets set by the documents'));
  examples(targets, context, 'targets --document YQ', 'targets --region 140300');
  targets.action((options: Parameters<Client_['targets']>[0]) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.policy.targets(options), await worded({ client, output }, targetsInWords)),
    ),
  );

  const tasks = listed('tasks', say('文件分解的任务', 'tasks of the documents'));
  examples(tasks, context, 'tasks --document YC');
  tasks.action((options: Parameters<Client_['tasks']>[0]) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.policy.tasks(options), await worded({ client, output }, tasksInWords)),
    ),
  );

  const topic = program
    .command('topic <topic>')
    .description(
      say(
        '一个专题（low-energy、district、rural）：文件提出的指标、现状和任务',
        'a topic (low-energy, district, rural): targets, base-year figures and tasks of the documents',
      ),
    )
    .option(...region);
  topic.option('--date <day>', say('哪一天', 'the day'), day);
  examples(topic, context, 'topic district --region 150100');
  topic.action((name: string, options: { region?: string; date?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.policy.topic({ topic: name, ...options }), await worded({ client, output }, topicInWords)),
    ),
  );

  const items = program
    .command('items')
    .description(say('可能要求的事项和可能问到的事实', 'items that can be required, and facts that can be asked for'));
  items.option('--facts', say('列出事实', 'list the facts'));
  examples(items, context, 'items', 'items --facts');
  items.action((options: { facts?: true }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.policy.items(), (told, words) => itemsInWords(told, words, options.facts === true)),
    ),
  );
}

/** What a Word document contains in addition to its answer. */
export type PaperHead = { readonly projectName?: string; readonly plotNumber?: string; readonly authority?: string };
type PaperOptions = PaperHead & { readonly out?: string };

/** The path of the Word document, and its header and footer; what is not given becomes a line to fill in. */
function paperOptions(command: Command, context: CommandContext): void {
  command.option('--out <file>', context.say('写成 Word 文件', 'write it as a Word document'));
  paperHeadOptions(command, context);
}

/** The header and footer of a document. */
export function paperHeadOptions(command: Command, { say }: CommandContext): void {
  command
    .option('--project-name <text>', say('文书上的项目名称', 'name of the project in the document'))
    .option('--plot-number <text>', say('文书上的地块编号', 'number of the plot in the document'))
    .option('--authority <text>', label(say, 'authority'));
}

/** As much of a paper's header as was given. */
export function paperHeadOf({ projectName, plotNumber, authority }: PaperHead): PaperHead {
  return { ...(projectName && { projectName }), ...(plotNumber && { plotNumber }), ...(authority && { authority }) };
}

/** The same answer as a Word document. */
async function writePaper(
  at: ProgramOutput,
  path: string,
  { project, plot, ...place }: Awaited<ReturnType<typeof questionOf>>,
  { out = '', ...head }: PaperOptions,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const asked = { ...place, project: JSON.stringify(project), ...(plot !== undefined && { plot: JSON.stringify(plot) }) };
  await save(await at.get(path, { ...asked, ...paperHeadOf(head), ...more }), out);
}

/** The question about a project: read from files, or based on the stored project. */
export async function questionFor(client: Client, { projectCode, knownAt, ...options }: ProjectOptions): ReturnType<typeof questionOf> {
  if (projectCode === undefined) return questionOf(options);
  const { date, plot } = options;
  const kept = await client.project.question({
    project: projectCode,
    ...(date !== undefined && { date }),
    ...(knownAt !== undefined && { knownAt }),
  });
  return { ...kept, ...(plot !== undefined && { plot: await readPlot(plot) }) };
}

export async function questionOf({ region, date, project, plot }: Files) {
  return {
    region,
    ...(date !== undefined && { date }),
    project: await readObject(project),
    ...(plot !== undefined && { plot: await readPlot(plot) }),
  };
}

type Plot = NonNullable<Parameters<Client_['rules']>[0]['plot']>;

/** Two numbers, or a file with a point or an area: alone, or as the first of its features. */
async function readPlot(given: string): Promise<Plot> {
  const numbers = /^(-?\d+(?:\.\d+)?)[,，](-?\d+(?:\.\d+)?)$/u.exec(given.trim());
  if (numbers !== null) return { type: 'Point', coordinates: [Number(numbers[1]), Number(numbers[2])] };
  const read = await readObject(given);
  const [first] = Array.isArray(read['features']) ? (read['features'] as Record<string, unknown>[]) : [read];
  return (first?.['geometry'] ?? first) as Plot;
}
