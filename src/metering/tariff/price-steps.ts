/** The step lengths that prices are available in. */
export const priceSteps = ['5min', '10min', '15min', '30min', '60min', '1h', 'hour'] as const;
export type PriceStepName = (typeof priceSteps)[number];

/** Seconds of a step. */
export const secondsOf = (step: PriceStepName): number => (step === 'hour' || step === '1h' ? 3600 : Number(step.replace('min', '')) * 60);
