import { numberIn, textIn } from '../../../ui/address.ts';

/** `episode`: the warning that the form is opened for. */
export const readCommissioning = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  building: textIn(given, 'building'),
  episode: numberIn(given, 'episode', 0, 0, 2 ** 31 - 1),
});
