/** The length of a plan's step, s, and the number of steps: 48 hours. */
export const quarter = 900;
export const planSteps = 192;
