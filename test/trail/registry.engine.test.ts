import { registry } from './registry.ts';
import { walks } from './walks.ts';

walks(registry);
