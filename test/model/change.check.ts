import type { SecretChange, SecretsService } from 'nestjs-secrets';
import type { ContractModel } from './contract.model.js';

/** Whoever listens must know the version that is served, and must never be told of one that does not count. */
export class ChangeCheck {
  readonly #known = new Map<string, string>();

  constructor(
    service: SecretsService,
    private readonly model: ContractModel,
  ) {
    service.onChange((change) => this.#told(change));
  }

  /** A read of the key has ended with this value, just now, and not because of a late answer, which is no news. */
  served(key: string, id: string): void {
    if (!this.#counts(key, id) || this.#isOvertaken(key, id)) return;
    const known = this.#known.get(key) ?? id;
    this.#known.set(key, known);
    if (known !== id) this.model.wrong.push(`${key} is read as ${id}, and listeners know of ${known}`);
  }

  #told({ key, provider, versionId, previousVersionId }: SecretChange): void {
    const id = String(versionId);
    if (!id.startsWith(`${key}-of-${provider}-`) || !this.#counts(key, id)) {
      this.model.wrong.push(`a change of ${key} to ${id} of ${provider}, which does not count`);
    }
    if (this.#isOvertaken(key, id))
      this.model.wrong.push(`a change of ${key} to ${id}, which is not what is read`);
    const known = this.#known.get(key) ?? previousVersionId;
    if (known !== previousVersionId || id === previousVersionId) {
      this.model.wrong.push(`a change of ${key} from ${previousVersionId} to ${id}, after ${known}`);
    }
    this.#known.set(key, id);
    this.model.met.add('a change');
  }

  /** An earlier link has a value again, while its reader was waiting for a later one. */
  #isOvertaken(key: string, id: string): boolean {
    const { links, now } = this.model;
    const from = links.findIndex((link) => link.entry(key).counted === id);
    return links.slice(0, from).some((link) => link.entry(key).isServable(now));
  }

  #counts(key: string, id: string): boolean {
    return this.model.links.some((link) => link.entry(key).counted === id);
  }
}
