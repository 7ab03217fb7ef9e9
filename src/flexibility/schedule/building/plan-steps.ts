/** How long a step of a plan is, s, and how many there are: 48 hours. */
export const quarter = 900;
export const planSteps = 192;
