import type { Probe } from './probe.ts';
import { outsideRegion } from './outside.ts';

const asked = { id: 'city-counties', region: outsideRegion, year: 2025 };

const report = { region: outsideRegion, year: 2025 };

/** Queries about the assessment and the yearly report of the places below one outside. */
export const assessmentProbes: Readonly<Record<string, Probe>> = {
  'assessment.list': { open: 'schemes are everybody’s' },
  'assessment.show': { open: 'schemes are everybody’s', ask: () => ({ id: 'city-counties' }) },
  'assessment.check': { open: 'a file of the asker’s own is looked at', ask: () => ({ text: 'kind: assessment' }) },
  'assessment.add': { ask: () => ({ text: 'kind: assessment' }) },
  'assessment.run': { ask: () => asked },
  'assessment.issue': { ask: () => asked },
  'annualReport.draw': { ask: () => report },
  'annualReport.missing': { ask: () => report },
  'annualReport.issue': { ask: () => report },
};
