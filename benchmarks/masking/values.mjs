import { maskLogText, openMaskingScope } from '../../libs/secrets/dist/esm/masking/index.js';

/**
 * Registers values for the whole process, as an application that has read them does. Returns what replaces one of
 * them, by its place.
 */
export function withValues(values) {
  const masking = openMaskingScope();
  values.forEach((value, index) => masking.register(`KEY_${index}`, value));
  maskLogText('The first text fills the table, which no other is charged for.');
  return (index, value) => masking.register(`KEY_${index}`, value);
}
