/** Kinds of verification of a meter (`heat.md` 1). */
export const verificationKinds = ['initial', 'periodic', 'in-use'] as const;

export type VerificationKind = (typeof verificationKinds)[number];

export const verificationResults = ['pass', 'fail'] as const;

export type VerificationResult = (typeof verificationResults)[number];

/** By which year the lots of a sample are told apart: of the device's installation, or of its last verification. */
export const sampleYears = ['installed', 'verified'] as const;

export type SampleYear = (typeof sampleYears)[number];

/** What a meter is on a day, by its certificates (`heat.md` 4); those that ask for something first. */
export const verificationStates = ['failed', 'overdue', 'due', 'none', 'unknown', 'valid'] as const;

export type VerificationState = (typeof verificationStates)[number];
