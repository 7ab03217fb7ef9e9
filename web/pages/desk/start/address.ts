import { numberIn, type ReadAddress, textIn, wordIn } from '../../../ui/address.ts';

/** The steps of the guide, in order. */
export const stepNames = ['city', 'buildings', 'bills', 'ranking', 'people'] as const;

export type StepName = (typeof stepNames)[number];

export type StartAddress = {
  /** The step that was opened by hand, or that a file was dropped on; empty: the first that is not done. */
  readonly step: StepName | '';
  /** The file being looked at. */
  readonly file: string | undefined;
  /** The import that was begun. */
  readonly begun: number;
};

export const readStart: ReadAddress<StartAddress> = (given) => ({
  step: wordIn(given, 'step', [...stepNames, ''], ''),
  file: textIn(given, 'file'),
  begun: numberIn(given, 'begun', 0, 1, 2 ** 31 - 1),
});

/** Nothing of a file: what was said of it is gone when another step is opened. */
export const noFile = { file: undefined, begun: undefined } as const;
