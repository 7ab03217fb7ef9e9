import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Every row of the file was outside. */
const allRejected = (answer: Record<string, unknown>) => {
  const rejected = answer['rejected'] as { code: string }[];
  if (rejected.length === 0 || rejected.some(({ code }) => code !== 'out-of-scope')) throw new Error(`took in ${JSON.stringify(answer)}`);
};

/** The sample outside is not in the list. */
const noneOutside = (answer: Record<string, unknown>) => {
  if (JSON.stringify(answer).includes(outsideRegion)) throw new Error(`listed ${JSON.stringify(answer)}`);
};

const sampleOutside = { name: 'x', region: outsideRegion, rate: '1', source: 'x', knownFrom: '2099-01-01T00:00:00Z' };

/** Queries about the certificate of the metering point outside, and its effect on its meter. */
export const certificateProbes: Readonly<Record<string, Probe>> = {
  'meterVerification.list': { ask: () => ({ search: mark }) },
  'meterVerification.get': { ask: ({ certificate }) => ({ certificate }) },
  'meterVerification.history': { ask: ({ certificate }) => ({ certificate }) },
  'meterVerification.edit': { ask: ({ certificate }) => ({ certificates: [certificate], set: { until: '2027-01-04' } }) },
  'meterVerification.add': {
    ask: ({ meter }) => ({ code: `${mark}-NEW`, set: { meter, kind: 'periodic', verified: '2024-01-05', result: 'pass' } }),
  },
  'meterVerification.importCertificates': {
    ask: async ({ certificatesTable }, send) => ({ file: await send(certificatesTable) }),
    check: allRejected,
  },
  'meterVerification.due': { ask: () => ({ region: outsideRegion, knownAt: '2030-01-01' }) },
  'meterVerification.shares': { ask: () => ({ region: outsideRegion, knownAt: '2030-01-01' }) },
  'meterVerification.checkSample': { ask: () => sampleOutside },
  'meterVerification.announceSample': { ask: () => sampleOutside },
  'meterVerification.samples': { ask: () => undefined, check: noneOutside },
  'meterVerification.sample': { ask: ({ meterSample }) => ({ draw: meterSample }) },
  'meterVerification.invalid': { ask: () => ({ region: outsideRegion, from: '2025-01-01', to: '2026-01-01' }) },
};

export const certificateDownloads = {
  '/exports/certificates': () => '/exports/certificates',
  '/exports/meter-due': () => `/exports/meter-due?region=${outsideRegion}`,
  '/exports/meter-due-notice': () => `/exports/meter-due-notice?region=${outsideRegion}&company=${mark}-ORG`,
  '/exports/schedule': () => '/exports/schedule?number=1',
  '/exports/bid': () => '/exports/bid?number=1',
  '/exports/event-statement': () => `/exports/event-statement?event=${mark}-E`,
  '/exports/event-proof': () => `/exports/event-proof?event=${mark}-E`,
  '/exports/event-difference': () => `/exports/event-difference?event=${mark}-E`,
  '/exports/solar-yields': () => `/exports/solar-yields?region=${outsideRegion}`,
  '/exports/solar-stop-notice': () => `/exports/solar-stop-notice?resource=${mark}-RESOURCE`,
};
