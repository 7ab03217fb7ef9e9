import { flexibility, settleFlexibility } from './flexibility.ts';
import { walks } from './walks.ts';

walks(flexibility, settleFlexibility);
