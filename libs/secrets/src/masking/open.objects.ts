import { processWide } from '../utils/process-wide.js';

const open = processWide<{ readonly objects: WeakSet<object> }>('open-objects', () => ({
  objects: new WeakSet(),
}));

/**
 * Marks an object of this package as a report on secrets that holds none: under a key such as `secrets`, which is
 * masked whole, it is looked into instead. What is in it is masked as everywhere.
 */
export function markOpen<T extends object>(report: T): T {
  open.objects.add(report);
  return report;
}

export function isOpen(value: unknown): boolean {
  return typeof value === 'object' && value !== null && open.objects.has(value);
}
