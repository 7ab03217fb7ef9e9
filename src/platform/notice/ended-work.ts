/** The outcome of long-running work: an import or a job. */
export type EndedWork = {
  /** ms UTC */
  readonly began: number;
  readonly ended: number;
  /** `cut-short`: the program ended in the middle of it. */
  readonly outcome: 'done' | 'failed' | 'cut-short';
};

/** By then its requester has turned to other work. */
const longMs = 60_000;

/** An immediate refusal is read where the work was started. */
const refusedAtOnceMs = 10_000;

/** Whether its end deserves a notice: it took a minute, failed after ten seconds, or was cut short. */
export function isWorthNotice({ began, ended, outcome }: EndedWork): boolean {
  if (outcome === 'cut-short') return true;
  return ended - began >= (outcome === 'failed' ? refusedAtOnceMs : longMs);
}
