/** A running moto server. */
export interface MotoServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export function startMotoServer(options?: { log?: (line: string) => void }): Promise<MotoServer>;
