/** Resolves when it is so, turn by turn of the event loop; a test that waits in vain runs out of its time. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
