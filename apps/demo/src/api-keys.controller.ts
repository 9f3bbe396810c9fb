import { randomBytes } from 'node:crypto';
import { Controller, Post } from '@nestjs/common';
import { SkipSecretMasking } from 'nestjs-secrets';

@Controller('api-keys')
export class ApiKeysController {
  #created = 0;

  /** The one response that must show a key: its user sees it now or never. */
  @SkipSecretMasking('apiKey')
  @Post()
  create() {
    this.#created += 1;
    return { id: this.#created, apiKey: `demo_${randomBytes(16).toString('hex')}` };
  }
}
