/** Kinds of verification of a meter (`heat.md` 1). */
export const verificationKinds = ['initial', 'periodic', 'in-use'] as const;

export type VerificationKind = (typeof verificationKinds)[number];

export const verificationResults = ['pass', 'fail'] as const;

export type VerificationResult = (typeof verificationResults)[number];

/** The year that distinguishes the lots of a sample: of the device's installation, or of its last verification. */
export const sampleYears = ['installed', 'verified'] as const;

export type SampleYear = (typeof sampleYears)[number];

/** The state of a meter on a day, by its certificates (`heat.md` 4); those that require action first. */
export const verificationStates = ['failed', 'overdue', 'due', 'none', 'unknown', 'valid'] as const;

export type VerificationState = (typeof verificationStates)[number];
