import { Controller, Get } from '@nestjs/common';
import { SecretsService } from 'nestjs-secrets';
import type { Database } from './payment.client.js';

/** Reads secrets when they are needed. A response may carry them: they leave as `****`. */
@Controller('read')
export class ReadController {
  constructor(private readonly secrets: SecretsService) {}

  @Get()
  async read() {
    return {
      text: await this.secrets.getSecret('PAYMENT_API_KEY'),
      json: await this.secrets.getSecretJson<Database>('DATABASE'),
      field: await this.secrets.getSecret('DATABASE#host'),
      missing: await this.secrets.getSecret('NOT_THERE', 'the default'),
    };
  }
}
