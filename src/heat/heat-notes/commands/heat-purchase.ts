import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatSupplyFieldTerms } from '#heat/heat-inputs/vocabulary.ts';
import { heatNoteKindTerms, heatNoteTerms, heatPurchaseTerms } from '#heat/heat-notes/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { answerAsRead, issuePurchases } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Purchases = Client['heatNotes']['purchases'];
type Bought = Awaited<ReturnType<Purchases['show']>>;
type Chain = Awaited<ReturnType<Purchases['chain']>>;
type PurchaseQuestion = { company: string; season: string; preview?: boolean; knownAt?: string; seen?: string; out?: string };

/** `heat purchase|chain`: what a company bought in a season and the statements on it; and where the heat went. */
export function heatPurchaseCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofCompany(
    heat
      .command('purchase')
      .description(
        say(
          '供热企业一个采暖季的购热：按热源企业开出购热结算单',
          'heat bought by a company in a season: issue a statement for each supplier',
        ),
      ),
    say,
  )
    .option('--preview', say('只计算，不开单', 'calculate only, issue nothing'))
    .option('--known-at <time>', say('按当时所知计算，不开单', 'calculate as known then; issue nothing'), time)
    .option('--seen <hash>', option(say, 'seenHashElseRead'))
    .option('--out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'heat purchase --company C1 --season 2025-26 --preview', 'heat purchase --company C1 --season 2025-26');
  command.action(({ company, season, preview = false, knownAt, seen, out }: PurchaseQuestion) =>
    context.within(async (at) => {
      const { purchases } = at.client.heatNotes;
      const of = { company, season };
      const onlyShown = preview || knownAt !== undefined;
      const told = onlyShown
        ? { ...(await purchases.show({ ...of, ...(knownAt !== undefined && { knownAt }) })), read: undefined }
        : await issuePurchases(at.client, { ...of, ...(seen !== undefined && { seen }) });
      if (out !== undefined) {
        const format = out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'docx';
        await save(await at.get('/exports/heat-purchase', { ...of, format }), out);
      }
      answerAsRead(at.output, told, boughtInWords);
    }),
  );
  const chain = ofCompany(
    heat
      .command('chain')
      .description(
        say('一个采暖季的热量从热源到热用户的去向和两处损失', 'the path of the heat of a season from plants to homes, with both losses'),
      ),
    say,
  );
  examples(chain, context, 'heat chain --company C1 --season 2025-26');
  chain.action((asked: { company: string; season: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.heatNotes.purchases.chain(asked), chainInWords)),
  );
}

const ofCompany = (command: Command, say: Say): Command =>
  command
    .requiredOption('--company <code>', term(say, heatSupplyFieldTerms, 'company'))
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'));

function boughtInWords({ suppliers, total, issued, hash, findings }: Bought, say: Say): string {
  const of = (code: keyof typeof heatPurchaseTerms): string => term(say, heatPurchaseTerms, code);
  const rows = suppliers.flatMap(({ supplier, months }) => months.map((month) => ({ supplier, ...month })));
  type Row = (typeof rows)[number];
  const columns = [
    { title: of('supplier'), cell: (row: Row) => row.supplier },
    { title: of('meter'), cell: (row: Row) => row.meter },
    { title: of('month'), cell: (row: Row) => row.month },
    { title: of('quantity'), cell: (row: Row) => row.quantity?.toFixed(4) ?? null, number: true },
    { title: of('price'), cell: (row: Row) => row.price, number: true },
    { title: of('yuan'), cell: (row: Row) => row.yuan, number: true },
  ];
  type Note = Bought['issued'][number];
  const notes = [
    { title: of('number'), cell: (row: Note) => row.number },
    { title: term(say, heatNoteTerms, 'kind'), cell: (row: Note) => term(say, heatNoteKindTerms, row.kind) },
    { title: of('supplier'), cell: (row: Note) => row.supplier },
    { title: of('quantity'), cell: (row: Note) => row.quantity.toFixed(4), number: true },
    { title: of('yuan'), cell: (row: Note) => row.total, number: true },
    { title: term(say, heatNoteTerms, 'day'), cell: (row: Note) => row.day },
  ];
  return blocks(
    rows.length > 0 && table(columns, rows),
    rows.length > 0 && total !== null && say(`合计 ${total} 元`, `${total} yuan in all`),
    issued.length > 0 && table(notes, issued),
    issued.length > 0 && facts([[label(say, 'hash'), hash]]),
    findingLines(findings, say),
  );
}

function chainInWords({ network, building, points, read, findings }: Chain, say: Say): string {
  const of = (code: keyof typeof heatPurchaseTerms): string => term(say, heatPurchaseTerms, code);
  const steps = [
    { code: 'network' as const, ...network },
    { code: 'building' as const, ...building },
  ];
  type Row = (typeof steps)[number];
  const gj = (code: 'from' | 'to' | 'loss') => ({ title: of(code), cell: (row: Row) => row[code]?.toFixed(4) ?? null, number: true });
  const columns = [
    { title: of('step'), cell: (row: Row) => of(row.code) },
    gj('from'),
    gj('to'),
    gj('loss'),
    { title: of('share'), cell: (row: Row) => (row.share === null ? null : (row.share * 100).toFixed(2)), number: true },
  ];
  return blocks(
    table(columns, steps),
    facts([
      [term(say, headingTerms, 'settlementPoints'), points],
      [say('其中读数齐全', 'of which with complete readings'), read],
    ]),
    findingLines(findings, say),
  );
}
