import type { Client } from '#client.ts';
import { closeSeason, readSeason } from '#cli/as-read.ts';

type CloseInput = Parameters<Client['heatNotes']['closes']['begin']>[0];

/** Waits until a job has ended. Throws what it failed for. */
async function ended({ jobs }: Pick<Client, 'jobs'>, id: string): Promise<void> {
  for await (const { finishedAt, problem } of await jobs.events({ id })) {
    if (problem !== null) throw new Error(problem.detail);
    if (finishedAt !== null) break;
  }
}

/** Closes a season of what a preview told, or previews that alone; when it has ended, the id of its job. */
export const closedSeason = async (client: Pick<Client, 'heatNotes' | 'jobs'>, asked: CloseInput): Promise<string> =>
  (await closeSeason(client, asked, (job) => ended(client, job))).job;

/** The hash of what a close would issue. */
export const previewedSeason = (client: Pick<Client, 'heatNotes' | 'jobs'>, asked: CloseInput): Promise<string | undefined> =>
  readSeason(client, asked, (job) => ended(client, job));
