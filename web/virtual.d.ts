/** Written by `web/build/contract-routes.ts`. */
declare module 'virtual:contract-routes' {
  import type { Contract } from '#contract.ts';

  export const routes: Contract;
}
