import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { beginningTerms, beginningTextTerms, nothingToDo } from '#desk/todo/vocabulary.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { writeCalendar } from '#casework/cases/commands/case-calendar.ts';
import { todoInWords as casesInWords } from '#casework/cases/commands/case-list-words.ts';
import { table } from '#cli/table.ts';
import { blocks } from '#cli/wording.ts';
import { label, term } from '#cli/terms.ts';

type Item = Awaited<ReturnType<Client['todo']['list']>>['items'][number];

/** `todo`: what waits for the requester. */
export function todoCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('todo')
    .description(
      say(
        '待办：待判定、待更正、未报送、离线、待核对、即将失效',
        'to-dos: to decide, to correct, not reported, offline, to confirm, expiring',
      ),
    );
  command
    .option('--beginning', say('本市建设进度：待补内容', 'setup progress of the city: what is still missing'))
    .option('--for <holder>', say('某人的待办办件（管理员）', 'cases that wait for somebody else (administrators)'))
    .option('--ics <file>', say('把到期日写成日历文件', 'write the due days as a calendar file'));
  examples(command, context, 'todo', 'todo --beginning', 'todo --ics 待办.ics');
  command.action(({ beginning, for: holder, ics }: { beginning?: true; for?: string; ics?: string }) =>
    context.within(async ({ client, output }) => {
      if (beginning === true) return answer(output, await client.todo.beginning(), stepsInWords);
      if (holder === undefined && ics === undefined) {
        const [{ items: waiting }, cases] = [await client.todo.list(), await client.cases.todo({ limit: 1000 })];
        return answer(output, { ...cases, waiting }, (told, words) =>
          blocks(casesInWords(told, words), inWords({ items: told.waiting }, words)),
        );
      }
      const cases = await client.cases.todo({ limit: 1000, ...(holder !== undefined && { for: holder }) });
      if (ics !== undefined) await writeCalendar(ics, cases.items, output.language);
      return answer(output, cases, casesInWords);
    }),
  );
}

type Step = Awaited<ReturnType<Client['todo']['beginning']>>['steps'][number];

function stepsInWords({ steps }: { readonly steps: readonly Step[] }, say: Say): string {
  const columns = [
    { title: label(say, 'what'), cell: (step: Step) => term(say, beginningTerms, step.name) },
    { title: label(say, 'state'), cell: (step: Step) => term(say, beginningTextTerms, step.done ? 'done' : 'open') },
  ];
  return table(columns, steps);
}

function inWords({ items }: { readonly items: readonly Item[] }, say: Say): string {
  if (items.length === 0) return say(nothingToDo.zh, nothingToDo.en);
  const columns = [
    { title: label(say, 'what'), cell: ({ sentence }: Item) => sentence },
    { title: label(say, 'toDo'), cell: ({ act }: Item) => act },
    { title: label(say, 'from'), cell: (item: Item) => item.since },
    { title: label(say, 'remarks'), cell: (item: Item) => item.about.join(say('、', ', ')) || null },
  ];
  return table(columns, items);
}
