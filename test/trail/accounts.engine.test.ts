import { accounts } from './accounts.ts';
import { walks } from './walks.ts';

walks(accounts());
