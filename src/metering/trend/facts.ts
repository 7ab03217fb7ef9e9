export type { PointSteps } from './steps.ts';
