import type { Command } from 'commander';
import type { CommandContext, ProgramOutput } from '#cli/command-context.ts';

/** Options for when a step on paper was taken, and on whose behalf. */
export type Paper = { readonly at?: string; readonly for?: string };

export function paperOptions(command: Command, { say }: CommandContext): Command {
  return command
    .option('--at <instant>', say('补录纸质步骤：办理时间（管理员）', 'for a step taken on paper: when it was taken (administrators)'))
    .option('--for <holder>', say('补录纸质步骤：为谁办理（管理员）', 'for a step taken on paper: on whose behalf (administrators)'));
}

export const paperOf = ({ at, for: holder }: Paper) => ({ ...(at !== undefined && { at }), ...(holder !== undefined && { for: holder }) });

/** A case in its current state, by a key or by a link. */
export const shownCase = ({ client, link }: Pick<ProgramOutput, 'client' | 'link'>, code: string) =>
  link === null ? client.cases.show({ case: code }) : client.cases.linked.show({ token: link, case: code });
