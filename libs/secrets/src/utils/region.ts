/** Whether a text can be the name of an AWS region, which becomes a part of a host name. */
export function isRegion(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text);
}
