import { heat, settleHeat } from './heat.ts';
import { walks } from './walks.ts';

walks(heat, settleHeat);
