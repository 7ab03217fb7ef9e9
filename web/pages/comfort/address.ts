import { textIn } from '../../ui/address.ts';

/** `inspection`: it is measured again; `kept`: what this device holds is mended. */
export type InspectAddress = {
  readonly building: string | undefined;
  readonly inspection: string | undefined;
  readonly kept: string | undefined;
};

export const readInspect = (given: Readonly<Record<string, unknown>>): InspectAddress => ({
  building: textIn(given, 'building'),
  inspection: textIn(given, 'inspection'),
  kept: textIn(given, 'kept'),
});
