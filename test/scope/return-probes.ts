import { expect } from 'vitest';
import type { Probe } from './probe.ts';
import { mark, outsideRegion } from './outside.ts';

const place = { form: 'civil-building-energy', period: '2025', region: outsideRegion };
const unit = { form: 'civil-building-energy', period: '2025', unit: `${mark}-B` };

/** Queries about returns of units and places outside. */
export const returnProbes: Readonly<Record<string, Probe>> = {
  'return.forms': { open: 'forms are everybody’s' },
  'return.form': { open: 'forms are everybody’s', ask: () => ({ id: 'civil-building-energy' }) },
  'return.check': { open: 'a file of the asker’s own is looked at', ask: () => ({ text: 'kind: form' }) },
  'return.add': { ask: () => ({ text: 'kind: form' }) },
  'return.periods': { ask: () => ({ region: outsideRegion }) },
  'return.list': { ask: () => ({ form: place.form, period: place.period }) },
  'return.weigh': { ask: () => ({ ...unit, set: { remark: 'x' } }) },
  'return.open': { ask: () => place },
  'return.show': { ask: () => unit },
  'return.importSheet': {
    ask: async (_outside, send) => ({
      file: await send(`code,remark\n${mark}-B,x\n`),
      form: 'civil-building-energy',
      period: '2025',
    }),
    check: ({ accepted }) => expect(accepted).toBe(0),
  },
  'return.fill': { ask: () => ({ ...unit, set: { remark: 'x' } }) },
  'return.submit': { ask: () => unit },
  'return.accept': { ask: () => unit },
  'return.sendBack': { ask: () => unit },
  'return.amend': { ask: () => unit },
  'return.lock': { ask: () => place },
  'return.status': { ask: () => place },
  'return.total': { ask: () => place },
};
