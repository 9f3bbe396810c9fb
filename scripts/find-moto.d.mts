/** How a moto server is started on a port of 127.0.0.1. */
export interface MotoCommand {
  readonly command: string;
  readonly args: (port: number) => string[];
}

export function findMoto(log?: (line: string) => void): Promise<MotoCommand>;
