const NOT_FOUND_CODES: readonly unknown[] = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];

/** Whether a package could not be loaded since it is not there: that it lacks one itself is another trouble. */
export function isMissingPackage(name: string, error: unknown): boolean {
  if (!(error instanceof Error) || !NOT_FOUND_CODES.includes((error as NodeJS.ErrnoException).code))
    return false;
  return ['package', 'module'].some((what) => error.message.includes(`Cannot find ${what} '${name}'`));
}
