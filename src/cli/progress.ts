import cliProgress from 'cli-progress';
import type { Output } from './output.ts';

export type Progress = {
  /** @param total null while unknown */
  readonly tell: (label: string, done: number, total: number | null) => void;
  readonly end: () => void;
};

const quiet: Progress = { tell: () => {}, end: () => {} };
const cells = 24;

/** A bar on standard error for work that takes longer than a second, if someone is watching. */
export function createProgress(output: Output, patienceMs = 1000): Progress {
  if (!output.terminal) return quiet;
  const options = {
    format: drawn,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
  };
  const bar = new cliProgress.SingleBar(options);
  const began = performance.now();
  let shown = false;
  return {
    tell(label, done, total) {
      if (performance.now() - began < patienceMs) return;
      if (!shown) bar.start(total ?? 0, done, { label });
      shown = true;
      bar.setTotal(total ?? 0);
      bar.update(done, { label });
    },
    end() {
      if (shown) bar.stop();
    },
  };
}

/** Label, bar and percentage; without a total only the count. */
function drawn(_options: object, { value, total }: { value: number; total: number }, { label = '' }: { label?: string }): string {
  if (total <= 0) return `${label} ${value.toLocaleString('en-US')}`;
  const share = Math.min(1, value / total);
  const full = Math.round(share * cells);
  return `${label} ${'█'.repeat(full)}${'░'.repeat(cells - full)} ${Math.floor(share * 100)}%`;
}
