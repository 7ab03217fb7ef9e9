import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from './output.ts';
import type { Say } from './output.ts';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { pair } from './values.ts';
import { blocks, findingLines } from './wording.ts';

type Added = Awaited<ReturnType<Client['project']['add']>>;

/** What is made by hand without a file. */
type Adding = {
  /** What it is called in `add <…>`. */
  readonly name: string;
  readonly about: string;
  readonly add: (client: Client, asked: { code: string; set: Record<string, string> }) => Promise<Added>;
  readonly example: string;
};

/** `project|organisation|equipment add CODE --set F=V …`. */
export function addCommand(group: Command, context: CommandContext, { name, about, add, example }: Adding): void {
  const { say } = context;
  const command = group.command(`add <${name}>`).description(about);
  command.requiredOption('--set <field=value>', say('字段的值（可多次）', 'a field’s value (repeatable)'), pair);
  examples(command, context, example);
  command.action((code: string, { set }: { set: Record<string, string> }) =>
    context.within(async ({ client, output }) => answer(output, await add(client, { code, set }), addedInWords)),
  );
}

function addedInWords({ change, code, findings }: Added, say: Say): string {
  const head = say(
    `已新增 ${code}（编号 ${change}，可用 yaodong undo ${change} 撤销）`,
    `${code} was added (number ${change}; yaodong undo ${change} takes it back)`,
  );
  return blocks(head, findingLines(findings, say));
}
