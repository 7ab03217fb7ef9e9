import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { inspectionStateTerms, roomVerdictTerms, seasonKindTerms, temperatureTerms } from '#supervision/comfort/vocabulary.ts';
import { answerAsRead, setTemperatureSeason } from '#cli/as-read.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { readObject } from '#cli/json-file.ts';
import { temperatureExport } from './temperature-export.ts';
import { controlCommand } from './temperature-measured.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, whole } from '#cli/values.ts';
import { blocks, cutList } from '#cli/wording.ts';

type Comfort = Client['comfort'];
type Inspection = Awaited<ReturnType<Comfort['inspections']['get']>>;
type Season = Awaited<ReturnType<Comfort['seasons']['set']>>;

const number = whole(1, 2 ** 31 - 1);

/** `temperature season|control|inspect|photo|notice|recheck|penalty|close|inspections|export`. */
export function temperatureCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('temperature')
    .description(
      say('公共建筑室内温度：供暖期和供冷期、现场检查', 'indoor temperature of public buildings: seasons, inspections on the spot'),
    )
    .helpCommand(false);
  examples(
    group,
    context,
    'temperature season 140300 --heating 11-15:03-15 --cooling 06-01:09-30',
    'temperature inspect B001 inspection.json',
    'temperature inspections --region 140302',
  );
  seasonCommand(group, context);
  controlCommand(group, context);
  inspectCommands(group, context);
  actCommands(group, context);
  temperatureExport(group, context);
}

function seasonCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('season [region]')
    .description(
      say('设定某地区的供暖期和供冷期；不给地区则列出', 'set the heating and cooling seasons of a place; without a place, list them'),
    )
    .option('--heating <days>', term(say, seasonKindTerms, 'heating'))
    .option('--cooling <days>', term(say, seasonKindTerms, 'cooling'))
    .option('--tolerance <kelvin>', term(say, temperatureTerms, 'tolerance'), Number);
  examples(command, context, 'temperature season 140300 --heating 11-15:03-15 --cooling 06-01:09-30 --tolerance 0.5', 'temperature season');
  command.action((region: string | undefined, given: { heating?: string; cooling?: string; tolerance?: number }) =>
    context.within(async ({ client, output }) => {
      const { seasons } = client.comfort;
      if (region === undefined || (given.heating === undefined && given.cooling === undefined)) {
        const { seasons: all } = await seasons.list();
        return answer(output, { seasons: all.filter((one) => region === undefined || one.region === region) }, seasonsInWords);
      }
      const { heating = '', cooling = '', tolerance } = given;
      const made = await setTemperatureSeason(client, { region, heating, cooling, ...(tolerance !== undefined && { tolerance }) });
      return answerAsRead(output, made, (one, speak) => seasonsInWords({ seasons: [one] }, speak));
    }),
  );
}

function inspectCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const inspect = group
    .command('inspect <building> <file>')
    .description(
      say(
        '录入一次室温检查（JSON：client、at、instrument、rooms、witness）',
        'record a temperature inspection (JSON: client, at, instrument, rooms, witness)',
      ),
    );
  inspect.option('--photo <file...>', photoHelp(say));
  examples(
    inspect,
    context,
    'temperature inspect B001 inspection.json',
    'temperature inspect B001 inspection.json --photo 301.jpg 302.jpg',
  );
  inspect.action((building: string, file: string, { photo = [] }: { photo?: string[] }) =>
    context.within(async (at) => {
      const measured = await readObject(file);
      const made = await at.client.comfort.inspections.inspect({ building, measured });
      answer(at.output, await withPhotos(at, made, measured, photo), inspectionInWords);
    }),
  );
  const recheck = group.command('recheck <inspection> <file>').description(say('录入复查的测量', 'record a repeat measurement'));
  recheck.option('--photo <file...>', photoHelp(say));
  examples(recheck, context, 'temperature recheck 12 recheck.json');
  recheck.action((id: string, file: string, { photo = [] }: { photo?: string[] }) =>
    context.within(async (at) => {
      const measured = await readObject(file);
      const made = await at.client.comfort.inspections.recheck({ id: number(id), measured });
      answer(at.output, await withPhotos(at, made, measured, photo), inspectionInWords);
    }),
  );
  photoCommand(group, context);
  const list = group
    .command('inspections')
    .description(say('室温检查清单，新的在前', 'inspections of temperature, the newest first'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'));
  examples(list, context, 'temperature inspections --building B001');
  list.action((asked: { building?: string; region?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.comfort.inspections.list(asked), listInWords)),
  );
}

const photoHelp = (say: Say): string => say('现场照片（JPEG、PNG，每张最多 10 MB）', 'photos taken there (JPEG, PNG, 10 MB each at most)');

/** Uploads photos of a recorded measurement, one after another; each counts once, so that all may be sent again. */
async function withPhotos(
  { client, upload }: ProgramOutput,
  made: Inspection,
  measured: Readonly<Record<string, unknown>>,
  paths: readonly string[],
): Promise<Inspection> {
  let told = made;
  for (const path of paths)
    told = await client.comfort.inspections.photo({ id: made.id, client: String(measured['client']), file: await upload(path) });
  return told;
}

function photoCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const photo = group
    .command('photo <inspection> <files...>')
    .description(
      say('为检查的最近一次测量附上现场照片；同一张只算一次', 'attach photos to the last measurement; the same photo counts once'),
    )
    .option('--room <room>', term(say, temperatureTerms, 'room'));
  examples(photo, context, 'temperature photo 12 301.jpg --room 301');
  photo.action((id: string, files: string[], { room }: { room?: string }) =>
    context.within(async ({ client, upload, output }) => {
      const { inspections } = client.comfort;
      let told = await inspections.get({ id: number(id) });
      for (const path of files)
        told = await inspections.photo({ id: told.id, file: await upload(path), ...(room !== undefined && { room }) });
      answer(output, told, inspectionInWords);
    }),
  );
}

function actCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const note = label(say, 'note');
  const notice = group
    .command('notice <inspection>')
    .description(say('下达责令改正通知', 'issue an order to correct'))
    .requiredOption('--due <day>', term(say, temperatureTerms, 'due'), day)
    .option('--text <text>', note);
  examples(notice, context, 'temperature notice 12 --due 2026-08-01');
  notice.action((id: string, order: { due: string; text?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.comfort.inspections.notice({ id: number(id), ...order }), inspectionInWords),
    ),
  );
  const penalty = group
    .command('penalty <inspection>')
    .description(say('记录已作出的处罚（金额照录，不作建议）', 'record a penalty as imposed; no amount is proposed'))
    .requiredOption('--authority <name>', say('处罚机关', 'the authority'))
    .requiredOption('--clause <text>', say('处罚所依据的条款', 'the clause'))
    .requiredOption('--amount <yuan>', label(say, 'moneyYuan'))
    .option('--note <text>', note);
  examples(penalty, context, 'temperature penalty 12 --authority 市城管局 --clause "条例第三十条" --amount 5000');
  penalty.action((id: string, typed: { authority: string; clause: string; amount: string; note?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.comfort.inspections.penalty({ id: number(id), ...typed }), inspectionInWords),
    ),
  );
  const close = group
    .command('close <inspection>')
    .description(say('办结检查', 'close the inspection'))
    .requiredOption(
      '--seen <n>',
      say('所见的最后一步的序号；其后又有办理则不写', 'the last act that you have read; refused where another came'),
      whole(0, 1e9),
    )
    .option('--note <text>', note);
  examples(close, context, 'temperature close 12 --seen 3');
  close.action((id: string, given: { note?: string; seen: number }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.comfort.inspections.close({ id: number(id), ...given }), inspectionInWords),
    ),
  );
}

function seasonsInWords({ seasons }: { readonly seasons: readonly Season[] }, say: Say): string {
  const days = ({ from, to }: Season['heating']) => `${from}:${to}`;
  return table(
    [
      { title: label(say, 'place'), cell: ({ region }: Season) => region },
      { title: term(say, seasonKindTerms, 'heating'), cell: ({ heating }: Season) => days(heating) },
      { title: term(say, seasonKindTerms, 'cooling'), cell: ({ cooling }: Season) => days(cooling) },
      { title: term(say, temperatureTerms, 'tolerance'), cell: ({ tolerance }: Season) => tolerance, number: true },
    ],
    seasons,
  );
}

const lastMeasured = ({ acts }: Inspection) =>
  acts.flatMap((act) => (act.kind === 'inspect' || act.kind === 'recheck' ? [act.detail] : [])).at(-1);

function inspectionInWords(one: Inspection, say: Say): string {
  const last = lastMeasured(one);
  type Room = NonNullable<typeof last>['rooms'][number];
  return blocks(
    facts([
      [term(say, temperatureTerms, 'inspection'), String(one.id)],
      [label(say, 'building'), one.building],
      [label(say, 'state'), term(say, inspectionStateTerms, one.state)],
      [label(say, 'verdict'), term(say, roomVerdictTerms, one.verdict)],
      [term(say, temperatureTerms, 'due'), one.due ?? '—'],
      [say('最后一步的序号', 'number of the last act'), one.acts.length],
      [term(say, temperatureTerms, 'limit'), last?.limit === null ? '—' : String(last?.limit)],
      [term(say, temperatureTerms, 'margin'), String(last?.margin)],
      [term(say, temperatureTerms, 'photo'), one.photos.length === 0 ? '—' : one.photos.map(({ name }) => name).join(say('、', ', '))],
    ]),
    table(
      [
        { title: term(say, temperatureTerms, 'room'), cell: ({ room }: Room) => room },
        { title: term(say, temperatureTerms, 'temperature'), cell: ({ temperature }: Room) => temperature, number: true },
        { title: label(say, 'verdict'), cell: ({ verdict }: Room) => term(say, roomVerdictTerms, verdict) },
      ],
      last?.rooms ?? [],
    ),
  );
}

function listInWords({ inspections, total }: { readonly inspections: readonly Inspection[]; readonly total: number }, say: Say): string {
  const told = table(
    [
      { title: term(say, temperatureTerms, 'inspection'), cell: ({ id }: Inspection) => id, number: true },
      { title: label(say, 'building'), cell: ({ building }: Inspection) => building },
      { title: label(say, 'state'), cell: ({ state }: Inspection) => term(say, inspectionStateTerms, state) },
      { title: label(say, 'verdict'), cell: ({ verdict }: Inspection) => term(say, roomVerdictTerms, verdict) },
      { title: term(say, temperatureTerms, 'due'), cell: ({ due }: Inspection) => due },
    ],
    inspections,
  );
  return cutList(told, inspections.length, total, say);
}
