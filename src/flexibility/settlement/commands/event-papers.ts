import type { Command } from 'commander';
import { Option } from 'commander';
import { settlementTerms } from '#flexibility/settlement/vocabulary.ts';
import { answerDifference } from './event-difference.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import { term } from '#cli/terms.ts';
import { id } from '#cli/values.ts';

type PaperOptions = { out?: string; issue?: number; building?: string; against?: number; format?: 'docx' | 'xlsx' };

/** `event statement|proof|difference`: papers about an issue, as Word or xlsx depending on the file name. */
export function eventPaperCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const papers = {
    statement: say(
      '结算单：项目与规则、各成员、合计、上一张（Word 或 xlsx）',
      'settlement statement: programme and rule, members, totals, previous statement (Word or xlsx)',
    ),
    proof: say(
      '响应效果证明：选用日、修正、曲线、响应（Word 或 xlsx）',
      'proof of response: chosen days, adjustment, curves, response (Word or xlsx)',
    ),
    difference: say(
      '两张结算单的差额与原因；--building 看到读数，--out 写差额通知（Word 或 xlsx）',
      'differences between two settlement statements and their causes; --building shows readings, --out writes the notice (Word or xlsx)',
    ),
  };
  for (const [kind, about] of Object.entries(papers)) {
    const command = group.command(`${kind} <event>`).description(about);
    command
      .addOption(new Option('--out <file>', option(say, 'fileToWrite')).makeOptionMandatory(kind !== 'difference'))
      .option('--issue <number>', term(say, settlementTerms, 'issue'), id)
      .option('--building <code>', say('只给这一成员', 'only this member'))
      .addOption(
        new Option('--format <format>', say('格式（默认看文件名）', 'format (default: from the file name)')).choices(['docx', 'xlsx']),
      );
    if (kind === 'difference')
      command.option('--against <number>', say('与第几张比较（默认上一张）', 'issue to compare with (default: the previous one)'), id);
    examples(command, context, `event ${kind} E-1 --out ${kind}.docx`, `event ${kind} E-1 --issue 2 --building B001 --out ${kind}.xlsx`);
    command.action((event: string, { out, format, issue, against, building }: PaperOptions) =>
      context.within(async (at) => {
        if (out === undefined) return answerDifference(at, { event, issue, against, building });
        const asked = {
          event,
          format: format ?? formatOf(out),
          ...(issue !== undefined && { issue: String(issue) }),
          ...(against !== undefined && { against: String(against) }),
          ...(building !== undefined && { building }),
        };
        await save(await at.get(`/exports/event-${kind}`, asked), out);
        answer(at.output, { file: out }, ({ file }) => file);
      }),
    );
  }
}

const formatOf = (file: string): 'docx' | 'xlsx' => (/\.xlsx$/iu.test(file) ? 'xlsx' : 'docx');
