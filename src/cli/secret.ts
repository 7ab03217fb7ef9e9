import type { Command } from 'commander';
import { readConfig } from '#config.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { isDemo } from './demo-mark.ts';
import { answer } from './output.ts';
import type { Output, Say } from './output.ts';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { openOrFind, quietLog } from './connect.ts';
import type { Where } from './connect.ts';

type Changed = {
  readonly secondFactors: number;
  readonly secrets: number;
  readonly sessions: number;
  readonly kept: 'registry' | 'environment';
};

/** `secret change`: on the server itself, while it is stopped. */
export function secretCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('secret')
    .description(say('签署登录、封存两步验证的密钥', 'the secret that signs sessions and seals second factors'))
    .helpCommand(false);
  const change = group
    .command('change')
    .description(
      say('换成新密钥并重新封存（须先停止服务器）', 'change it and re-encrypt everything sealed with it (stop the server first)'),
    );
  examples(group, context, 'secret change --data /srv/yaodong');
  examples(change, context, 'secret change --data /srv/yaodong');
  change.action(() => context.alone((output, where) => changeSecret(output, where)));
}

/** Throws Problem if a server runs on the directory: it would continue with its old secret. */
async function changeSecret(output: Output, where: Where): Promise<void> {
  const config = readConfig({ data: where.data, demo: isDemo(where.data ?? './data') });
  const opened = await openOrFind(config, output, { log: quietLog(config) });
  if (!('fetch' in opened)) throw new Problem('conflict', 'secret-in-use', { url: opened.url });
  try {
    answer(output, await opened.slices.access.changeSecret(programScope), inWords);
  } finally {
    await opened.stop();
  }
}

function inWords({ secondFactors, secrets, sessions, kept }: Changed, say: Say): string {
  const where =
    kept === 'registry'
      ? say('新密钥保存在台账库中。', 'The registry keeps the new one.')
      : say('新密钥是 YAODONG_SECRET；YAODONG_SECRET_OLD 不再需要，请删去。', 'The new one is YAODONG_SECRET; remove YAODONG_SECRET_OLD.');
  return say(
    `密钥已更换：重新封存 ${secondFactors} 个两步验证和 ${secrets} 个保存的密码，结束 ${sessions} 个登录。${where}`,
    `The secret is changed: ${secondFactors} second factors and ${secrets} stored secrets re-encrypted, ${sessions} sessions ended. ${where}`,
  );
}
