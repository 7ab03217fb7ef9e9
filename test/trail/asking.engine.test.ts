import { asking } from './asking.ts';
import { walks } from './walks.ts';

walks(asking);
