import type { FallbackMode } from '../../libs/secrets/src/reading/fallback.policy.js';
import type { Call, Said, Trouble } from './scripted.link.js';

/** How a read ended: a value, nothing, or the code of the error. */
export type Ending = { value: string } | { code: string } | 'nothing';

const LETS_THROUGH: Record<FallbackMode, readonly Trouble[]> = {
  'not-found': [],
  transient: ['transient'],
  any: ['transient', 'denied', 'invalid', 'unconfigured'],
};

const CODES: Record<Trouble, string> = {
  transient: 'UNAVAILABLE',
  denied: 'DENIED',
  invalid: 'INVALID',
  unconfigured: 'UNCONFIGURED',
};

/** A read that has not ended yet, with everything that each link may have told it. */
export class ReadModel {
  readonly #told: Map<string, Said>[];
  /** It was told what came too late to count. */
  isLate = false;
  /** The flights that it may wait for. */
  readonly waitsFor = new Set<Call>();

  constructor(
    readonly key: string,
    readonly startedAt: number,
    links: number,
  ) {
    this.#told = Array.from({ length: links }, () => new Map<string, Said>());
  }

  mayBeTold(link: number, ...all: Said[]): void {
    for (const said of all) this.#told[link]?.set(said.kind === 'value' ? said.id : said.kind, said);
  }

  /** What it may end with; `isThrown`: absence is an error, too. */
  endings(fallback: FallbackMode, isThrown: boolean): Set<string> {
    const endings = new Set<string>();
    const walk = (link: number, troubles: readonly Trouble[], passed: number): void => {
      const told = this.#told[link];
      if (told === undefined) {
        const isMissing = troubles.every((kind) => kind === 'unconfigured') && troubles.length < passed;
        endings.add(show(!isThrown ? 'nothing' : { code: isMissing ? 'NOT_FOUND' : 'UNAVAILABLE' }));
        return;
      }
      for (const said of told.values()) {
        if (said.kind === 'value') endings.add(show({ value: said.id }));
        else if (said.kind === 'missing') walk(link + 1, troubles, passed + 1);
        else if (LETS_THROUGH[fallback].includes(said.kind))
          walk(link + 1, [...troubles, said.kind], passed + 1);
        else endings.add(show({ code: CODES[said.kind] }));
      }
    };
    walk(0, [], 0);
    return endings;
  }
}

export function show(ending: Ending): string {
  if (ending === 'nothing') return ending;
  return 'value' in ending ? `value ${ending.value}` : `error ${ending.code}`;
}
