import type { Command } from 'commander';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer } from '#cli/output.ts';
import { label } from '#cli/terms.ts';
import { assigned, reasonHelp, reasonsOf, seenHelp, type Assigned } from './case-assigned.ts';
import { type Paper, paperOf, paperOptions } from './case-paper.ts';
import { caseInWords } from './case-words.ts';

type Options = Paper & { step: string; note: string; set?: Assigned; reason?: Assigned; withdraw?: true; seen?: string };

/** `case correct`: a step that changed records outside the case, with the values that are right. */
export function correctCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const correct = paperOptions(
    group
      .command('correct <case>')
      .description(
        say(
          '更正改动了台账的步骤：原效果撤销并按更正后的值重新写入，或只撤销',
          'correct a step that changed records: its effects are undone and applied again with the corrected values, or only undone',
        ),
      )
      .requiredOption(
        '--step <step>',
        say('步骤代码；办过多次的写记录序号', 'code of the step; if it was taken more than once, the number of its event'),
      )
      .requiredOption('--note <text>', label(say, 'reason'))
      .option('--set <F=V>', say('字段=更正后的值，可重复', 'field=corrected value (repeatable)'), assigned)
      .option('--withdraw', say('只撤销效果，不重新写入', 'only undo the effects'))
      .option('--reason <F=TEXT>', reasonHelp(say), assigned)
      .option('--seen <head>', seenHelp(say)),
    context,
  );
  examples(
    correct,
    context,
    'case correct demolition-review-140302-2026-0001 --step demolish --set demolishedOn=2026-03-10 --note 日期误填',
    'case correct demolition-review-140302-2026-0001 --step demolish --withdraw --note 误登记，建筑仍在',
  );
  correct.action((code: string, { step, note, set, reason, withdraw, seen, ...paper }: Options) =>
    context.within(async ({ client, output }) => {
      const asked = {
        case: code,
        step,
        note,
        ...(set !== undefined && { fields: Object.fromEntries(set) }),
        ...(withdraw === true && { withdraw }),
        ...(seen !== undefined && { seen }),
        ...reasonsOf(reason),
        ...paperOf(paper),
      };
      answer(output, await client.cases.correct(asked), caseInWords);
    }),
  );
}
