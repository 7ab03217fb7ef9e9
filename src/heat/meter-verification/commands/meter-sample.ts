import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { drawStateTerms, drawTerms } from '#casework/draws/vocabulary.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import {
  certificateFieldTerms,
  sampleTerms,
  sampleYearTerms,
  verificationHeadTerms,
  verificationResultTerms,
  verificationStateTerms,
} from '#heat/meter-verification/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { carrierOption, label, term, termOption } from '#cli/terms.ts';
import { day, time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Verification = Client['meterVerification'];
type Checked = Awaited<ReturnType<Verification['checkSample']>>;
type Announced = Awaited<ReturnType<Verification['announceSample']>>;
type Listed = Awaited<ReturnType<Verification['samples']>>;
type Shown = Awaited<ReturnType<Verification['sample']>>;
type Given = Parameters<Verification['announceSample']>[0];

/** `meter sample announce|list|show`: samples of meters, drawn like any draw; checks in use are their results. */
export function sampleCommands(meters: Command, context: CommandContext): void {
  const { say } = context;
  const group = meters
    .command('sample')
    .description(
      say('计量器具抽样检查：按能源和年份分批，公开抽取', 'sample inspections of meters: lots by carrier and year, drawn in public'),
    )
    .helpCommand(false);
  examples(group, context, 'meter sample list', 'meter sample show CC-140300-2026-0001');
  announceCommand(group, context);
  const list = group.command('list').description(say('各次抽样，新的在前', 'the samples, the newest first'));
  examples(list, context, 'meter sample list');
  list.action(() => context.within(async ({ client, output }) => answer(output, await client.meterVerification.samples(), listInWords)));
  const show = group
    .command('show <draw>')
    .description(say('一次抽样：各批合格、不合格多少，抽中的逐块结果', 'a sample: passed and failed by lot, and the result of each meter'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(show, context, 'meter sample show CC-140300-2026-0001');
  show.action((draw: string, asked: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.meterVerification.sample({ draw, ...asked }), showInWords)),
  );
}

function announceCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('announce')
    .description(say('公布一次抽样：名单、各批抽多少、承诺值；随后用 draw reveal 抽取', 'announce a sample; draw reveal draws it'))
    .requiredOption('--name <text>', label(say, 'name'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--source <text>', term(say, drawTerms, 'source'))
    .requiredOption('--known-from <time>', term(say, drawTerms, 'knownFrom'))
    .option('--rate <share>', say('每批抽取的比例：0.05、1/20、5%', 'the share of each lot: 0.05, 1/20, 5%'))
    .option('--at-least <count>', say('每批至少抽取多少块', 'minimum number of meters from each lot'), whole(0, 1_000_000))
    .option('--count <count>', say('每批抽取多少块（不用比例）', 'number of meters from each lot, instead of a share'), whole(1, 1_000_000))
    .addOption(termOption('--by <year>', term(say, sampleTerms, 'by'), sampleYearTerms))
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .option('--within <days>', option(say, 'withinDays'), whole(0, 3660))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--company <code>', option(say, 'ofCompany'))
    .option('--point <code>', option(say, 'ofPoint'))
    .option('--age <years>', option(say, 'inUseFor'), whole(0, 100))
    .addOption(carrierOption(option(say, 'ofCarrier')))
    .addOption(termOption('--state <state>', option(say, 'ofState'), verificationStateTerms))
    .option('--until <day>', term(say, sampleTerms, 'until'), day)
    .option('--preview', option(say, 'previewOnly'));
  const begun = 'meter sample announce --name 热量表在用抽查 --region 140300 --carrier heat --rate 0.01 --at-least 3';
  const source = '--source "福彩双色球 2026-10-11 期" --known-from 2026-10-11T21:30+08:00';
  examples(command, context, `${begun} ${source} --preview`, `${begun} ${source} --until 2026-12-31`);
  command.action(({ preview, ...given }: Given & { preview?: true }) =>
    context.within(async ({ client, output }) => {
      if (preview === true) return answer(output, await client.meterVerification.checkSample(given), checkedInWords);
      return answer(output, await client.meterVerification.announceSample(given), announcedInWords);
    }),
  );
}

type Lot = Checked['lots'][number];

const lotColumns = (say: Say) => [
  { title: term(say, sampleTerms, 'lot'), cell: (row: Lot) => row.stratum },
  { title: label(say, 'energy'), cell: (row: Lot) => term(say, carrierTerms, row.carrier) },
  { title: label(say, 'year'), cell: (row: Lot) => (row.year === null ? null : String(row.year)) },
  { title: term(say, verificationHeadTerms, 'meters'), cell: (row: Lot) => row.meters, number: true },
  { title: term(say, sampleTerms, 'drawn'), cell: (row: Lot) => row.drawn, number: true },
];

const checkedInWords = ({ lots, findings }: Checked, say: Say): string => blocks(table(lotColumns(say), lots), findingLines(findings, say));

function announcedInWords(told: Announced, say: Say): string {
  return blocks(
    facts([
      [label(say, 'number'), told.draw],
      [term(say, drawTerms, 'announcement'), told.announcement],
      [term(say, drawTerms, 'knownFrom'), told.knownFrom],
    ]),
    checkedInWords(told, say),
  );
}

function listInWords({ samples }: Listed, say: Say): string {
  type Row = Listed['samples'][number];
  return table(
    [
      { title: label(say, 'number'), cell: (row: Row) => row.draw },
      { title: label(say, 'name'), cell: (row: Row) => row.name },
      { title: label(say, 'state'), cell: (row: Row) => term(say, drawStateTerms, row.state) },
      { title: term(say, sampleTerms, 'listDay'), cell: (row: Row) => row.on },
      { title: term(say, drawTerms, 'knownFrom'), cell: (row: Row) => row.knownFrom },
    ],
    samples,
  );
}

function showInWords({ name, state, on, by, until, lots, meters }: Shown, say: Say): string {
  type Row = Shown['lots'][number];
  type Drawn = Shown['meters'][number];
  const counts = (['passed', 'failed', 'waiting'] as const).map((key) => ({
    title: term(say, sampleTerms, key),
    cell: (row: Row) => row[key],
    number: true,
  }));
  return blocks(
    facts([
      [label(say, 'name'), name],
      [label(say, 'state'), term(say, drawStateTerms, state)],
      [term(say, sampleTerms, 'listDay'), on],
      [term(say, sampleTerms, 'by'), term(say, sampleYearTerms, by)],
      [term(say, sampleTerms, 'until'), until],
    ]),
    table([...lotColumns(say), ...counts], lots),
    meters.length > 0 &&
      table(
        [
          { title: term(say, certificateFieldTerms, 'meter'), cell: (row: Drawn) => row.meter },
          { title: label(say, 'building'), cell: (row: Drawn) => row.building },
          { title: term(say, sampleTerms, 'lot'), cell: (row: Drawn) => row.stratum },
          { title: term(say, certificateFieldTerms, 'certificate'), cell: (row: Drawn) => row.certificate },
          { title: term(say, certificateFieldTerms, 'verified'), cell: (row: Drawn) => row.verified },
          {
            title: term(say, certificateFieldTerms, 'result'),
            cell: (row: Drawn) => (row.result === null ? null : term(say, verificationResultTerms, row.result)),
          },
        ],
        meters,
      ),
  );
}
