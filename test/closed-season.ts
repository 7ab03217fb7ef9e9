import type { Client } from '#client.ts';
import { closeSeason, readSeason } from '#cli/as-read.ts';

type CloseInput = Parameters<Client['heatNotes']['closes']['begin']>[0];

/** Waits until a job has ended. Throws the reason if it failed. */
async function ended({ jobs }: Pick<Client, 'jobs'>, id: string): Promise<void> {
  for await (const { finishedAt, problem } of await jobs.events({ id })) {
    if (problem !== null) throw new Error(problem.detail);
    if (finishedAt !== null) break;
  }
}

/** Closes a season as previewed, or only previews it; returns the id of its job when that has ended. */
export const closedSeason = async (client: Pick<Client, 'heatNotes' | 'jobs'>, asked: CloseInput): Promise<string> =>
  (await closeSeason(client, asked, (job) => ended(client, job))).job;

/** The hash of what a close would issue. */
export const previewedSeason = (client: Pick<Client, 'heatNotes' | 'jobs'>, asked: CloseInput): Promise<string | undefined> =>
  readSeason(client, asked, (job) => ended(client, job));
