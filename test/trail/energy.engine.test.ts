import { accounts } from './accounts.ts';
import { energy, settleEnergy } from './energy.ts';
import { library } from './library.ts';
import { walks } from './walks.ts';

walks({
  energy: { steps: energy, settle: settleEnergy },
  library: { steps: library },
  accounts: { steps: accounts() },
});
