import { accessContract } from '#access/contract.ts';
import { jobsContract } from '#jobs/contract.ts';

/** All contracts under their slice's name: server, OpenAPI document, command line and console use this one value. */
export const contract = {
  access: accessContract,
  jobs: jobsContract,
};

export type Contract = typeof contract;
