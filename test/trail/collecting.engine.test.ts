import { collecting, settleCollecting } from './collecting.ts';
import { walks } from './walks.ts';

walks(collecting, settleCollecting);
