import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { type Paper, paperOf, paperOptions, shownCase } from './case-paper.ts';
import { caseInWords } from './case-words.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer } from '#cli/output.ts';

type Cases = Client['cases'];

/** `case seat|recuse|vote`: who sits on a panel, and how they vote. */
export function panelCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  for (const [name, zh, en] of [
    ['seat', '安排评审组成员', 'seat people on a panel'],
    ['recuse', '成员回避', 'take people off a panel'],
  ] as const) {
    const command = paperOptions(group.command(`${name} <case> <panel> <person...>`).description(say(zh, en)), context);
    examples(command, context, `case ${name} green-building-label-140302-2026-0001 experts E01 E02`);
    command.action((code: string, panel: string, people: string[], options: Paper) =>
      context.within(async ({ client, output }) =>
        answer(output, await client.cases[name]({ case: code, panel, people, ...paperOf(options) }), caseInWords),
      ),
    );
  }
  const vote = paperOptions(
    group
      .command('vote <case> <panel>')
      .description(say('评审组成员表决', 'vote as a panel member'))
      .requiredOption('--as <vote>', say('yes、no 或 abstain（赞成、反对、弃权）', 'yes, no or abstain'))
      .option(
        '--seen <head>',
        say(
          '所见的记录摘要；其间材料有变则拒绝；缺省按现有材料表决，并告知其摘要',
          'hash of the record as you saw it; refused if files have changed since; by default the vote is on the current files, and their hash is shown',
        ),
      ),
    context,
  );
  examples(vote, context, 'case vote green-building-label-140302-2026-0001 experts --as yes');
  vote.action((code: string, panel: string, options: Paper & { as: string; seen?: string }) =>
    context.within(async ({ client, output, link }) => {
      const ballot = ballotOf(options.as);
      const seen = options.seen ?? (await shownCase({ client, link }, code)).head;
      const told =
        link === null
          ? await client.cases.vote({ case: code, panel, ballot, seen, ...paperOf(options) })
          : await client.cases.linked.vote({ token: link, case: code, panel, ballot, seen });
      answerAsRead(output, { ...told, read: seen }, caseInWords);
    }),
  );
}

type Ballot = Parameters<Cases['vote']>[0]['ballot'];

const ballots: Readonly<Record<string, Ballot>> = { yes: 'yes', no: 'no', abstain: 'abstain', 赞成: 'yes', 反对: 'no', 弃权: 'abstain' };

function ballotOf(text: string): Ballot {
  const ballot = ballots[text.trim().toLowerCase()];
  if (ballot === undefined) throw new Problem('bad-input', 'ballot-unknown', { text });
  return ballot;
}
