import type { Command } from 'commander';
import { option } from './option-terms.ts';
import type { Say } from './output.ts';

/** Options of actions that can be previewed before they are written. */
export type Previewed = { readonly preview?: true; readonly seen?: string };

/** Adds `--preview` and `--seen`. @param only what a preview shows */
export function previewOptions(command: Command, say: Say, only: string = option(say, 'previewOnly')): Command {
  return command.option('--preview', only).option('--seen <hash>', option(say, 'seenPreview'));
}

/** How to write what a preview showed; empty if it was not a preview. */
export const seenLine = (hash: string | undefined, say: Say): string =>
  hash === undefined ? '' : say(`按此预览写入：--seen ${hash}`, `To write exactly this: --seen ${hash}`);
