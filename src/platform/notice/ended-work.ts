/** What a piece of long work came to: an import or a job. */
export type EndedWork = {
  /** ms UTC */
  readonly began: number;
  readonly ended: number;
  /** `cut-short`: the program ended in the midst of it. */
  readonly outcome: 'done' | 'failed' | 'cut-short';
};

/** Who began it has turned to other work by then. */
const longMs = 60_000;

/** A refusal that comes at once is read where the work was begun. */
const refusedAtOnceMs = 10_000;

/** Whether its end is worth a notice: it took a minute, failed after ten seconds, or was cut short. */
export function isWorthNotice({ began, ended, outcome }: EndedWork): boolean {
  if (outcome === 'cut-short') return true;
  return ended - began >= (outcome === 'failed' ? refusedAtOnceMs : longMs);
}
