import { writeFile } from 'node:fs/promises';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import type { Say } from '#cli/output.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Counted = Awaited<ReturnType<Client['procedures']['check']>>;

/** The description of `--version`. */
export const versionMeans = (say: Say): string => say('版本（默认现行版本）', 'version (default: the one in force)');

export async function written(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('cannot-do', 'file-not-written', { file, reason: error.code ?? error.message });
  });
}

export function countedInWords({ id, version: number, states, transitions, findings }: Counted, say: Say): string {
  const line = say(
    `${id} 版本 ${number}：${states} 个状态，${transitions} 个步骤，未发现问题。`,
    `${id} version ${number}: ${states} states, ${transitions} steps, no faults.`,
  );
  return blocks(line, findingLines(findings, say));
}
