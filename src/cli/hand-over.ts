import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Hands a file over to a program on this machine: copies it into the program's spool, by the kernel and without copying bytes if the file
 * system can share them, and has the program take it from there. A copy that is not taken, because this process was killed, is deleted
 * after a day.
 * @param take asks the program to take the copy with this id
 * @returns the program's answer; null if the file has to be sent: not a regular file, no space, another user's program, an older one
 */
export async function handOver(spool: string, path: string, take: (id: string) => Promise<Response>): Promise<Response | null> {
  if (!(await stat(path)).isFile()) return null;
  const id = randomUUID();
  const copy = join(spool, id);
  let answer: Response | null = null;
  try {
    if (!(await copied(path, copy))) return null;
    answer = await take(id);
  } finally {
    if (answer?.ok !== true) await rm(copy, { force: true });
  }
  return answer.status === 404 || answer.status === 400 ? null : answer;
}

async function copied(from: string, to: string): Promise<boolean> {
  return copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE).then(
    () => true,
    () => false,
  );
}
