import { writeFile } from 'node:fs/promises';
import { raise } from '#kernel/problem-answer.ts';
import type { Action } from './actions.ts';

/** Merges what is stored and frees what is superseded. */
export function compact(): Action {
  return {
    name: 'compact',
    ask: async ({ client }) => (await client.doctor.compact()).after,
    found: async () => null,
    enter: () => undefined,
  };
}

/** A backup while the program is running. @param whole called once the file is complete */
export function backUp(file: string, whole: () => void): Action {
  return {
    name: 'backup',
    async ask(program) {
      const bytes = new Uint8Array(await (await raise(await program.ask('/api/backup'))).arrayBuffer());
      await writeFile(file, bytes);
      return bytes.length;
    },
    found: async () => null,
    enter: whole,
  };
}
